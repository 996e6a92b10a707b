import { withoutKeys } from "../plan/address";
import { list, object, text, type JsonObject } from "../plan/json";
import { isHidden, withNames } from "./mask";
import { valuesIn } from "./plan-values";
import { isSecretName } from "./secret-name";
import { wholeReferences } from "./whole-references";

/** Whether a value must not be shown; `unclear` where a plan does not tell where it comes from. */
export type Verdict = "secret" | "plain" | "unclear";

/** Whether cdktf itself made the output, for a stack that reads it: it marks each of them, whatever is in it. */
export function isCrossStack(name: string): boolean {
  return name.startsWith("cross-stack-output-");
}

/**
 * Whether an output is secret. The mark of cdktf's own outputs says nothing, so for them it is looked whether what they
 * refer to is marked; the mark of every other one is somebody's word.
 */
export function outputVerdict(plan: JsonObject, name: string): Verdict {
  const root = object(object(plan["configuration"])["root_module"]);
  const output = object(object(root["outputs"])[name]);
  if (output["sensitive"] === true && !isCrossStack(name)) return "secret";
  const { constant_value: template, references } = object(output["expression"]);
  if (/\bsensitive\(/.test(text(template) ?? "")) return "secret";
  const all = list(references).flatMap((one) => text(one) ?? []);
  const verdicts = wholeReferences(all).map((one) => referenceVerdict(plan, root, one));
  if (verdicts.includes("secret")) return "secret";
  return verdicts.length > 0 && verdicts.every((one) => one === "plain") ? "plain" : "unclear";
}

function referenceVerdict(plan: JsonObject, root: JsonObject, reference: string): Verdict {
  const steps = withoutKeys(reference).split(".");
  if (steps[0] === "var")
    return object(object(root["variables"])[steps[1] ?? ""])["sensitive"] === true ? "secret" : "plain";
  // what another state says has lost its marks
  if (reference.startsWith("data.terraform_remote_state.")) return "unclear";
  const length = steps[0] === "data" ? 3 : 2;
  const [address, path] = [steps.slice(0, length).join("."), steps.slice(length)];
  const found = [...valuesIn(plan)].filter(({ name }) => withoutKeys(name) === address);
  if (path.some(isSecretName) || found.some(({ value, mask }) => isHidden(withNames(value, mask), path)))
    return "secret";
  return found.length === 0 ? "unclear" : "plain";
}
