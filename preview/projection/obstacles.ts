import type { Problem } from "../../model/problem";
import type { JsonObject } from "../affected/json";
import { keepsDigits } from "./keeps-digits";
import type { PromisedOutputs } from "./promised-outputs";
import { typeConstraint } from "./type-constraint";

/** What a projection can do for the block that reads a state. */
const honoured = new Set(["backend", "config", "workspace", "defaults", "provider", "//"]);

/**
 * Why a stack cannot be planned against promises: it would show what no apply does.
 *
 * @param state name of the `data.terraform_remote_state`
 * @param outputs those that are read
 */
export function obstacles(state: string, block: JsonObject, outputs: PromisedOutputs): readonly Problem[] {
  return [...conditions(state, block), ...inexact(state, outputs)];
}

function conditions(state: string, block: JsonObject): Problem[] {
  const extra = Object.keys(block).filter((key) => !honoured.has(key));
  if (typeof block["defaults"] === "string") extra.push("defaults");
  return extra.map((key) => ({
    code: "projection/conditional-read",
    what: `\`data.terraform_remote_state.${state}\` has \`${key}\`, so what it reads cannot be told before the stack it reads from is applied`,
    fix: `apply that stack first, or read it without \`${key}\``,
  }));
}

function inexact(state: string, outputs: PromisedOutputs): Problem[] {
  return [...outputs].flatMap(([output, { value, type = "dynamic" }]) => {
    if (keepsDigits(value) && typeConstraint(type) !== undefined) return [];
    const why = keepsDigits(value) ? "is of a type that no variable can have" : "has a number of too many digits";
    return [
      {
        code: "projection/inexact-output",
        what: `the output \`${output}\` that \`data.terraform_remote_state.${state}\` reads ${why}, so it cannot be promised exactly`,
        fix: "apply the stack that publishes it first",
      },
    ];
  });
}
