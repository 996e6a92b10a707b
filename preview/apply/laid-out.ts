import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../affected/json";
import type { Providers } from "../engine/providers";
import { semanticDigest } from "../plan/digest";
import type { Plan } from "../plan/plan";
import { readPlan } from "../plan/read-plan";
import { ProblemError } from "../../model/problem";
import type { Approved } from "./approved";
import type { Tree } from "../synthesis/side";
import { planMismatches } from "./plan-mismatches";
import { mustTerraform, type Tool } from "./terraform";

/** A stack that is ready to be applied. */
export interface LaidOut extends Approved {
  /** The synthesised folder, with its providers. */
  readonly folder: string;
  /** The saved plan. */
  readonly file: string;
  readonly plan: Plan;
}

/** Where a stack and its plan lie. */
export interface Places {
  readonly tree: Tree;
  readonly folder: string;
  readonly file: string;
}

/** Places of one stack that are told; the rest is a number. */
const mostTold = 10;

/** Terraform, and the providers that stacks have in common. */
export interface Tools {
  readonly tool: Tool;
  readonly providers: Providers;
}

/**
 * Gives a synthesised stack its lock file, its providers and its saved plan, and verifies that the plan is of this stack and
 * does what was approved.
 *
 * @throws ProblemError `apply/terraform`, `apply/other-plan`
 */
export async function layOut(approved: Approved, { tree, folder, file }: Places, tools: Tools): Promise<LaidOut> {
  const { stack, bundle } = approved;
  const { tool, providers } = tools;
  if (bundle.lock !== null) writeFileSync(join(folder, ".terraform.lock.hcl"), bundle.lock);
  writeFileSync(file, Buffer.from(bundle.plan, "base64"), { mode: 0o600 });
  const configuration = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as JsonObject;
  await providers.init(folder, configuration, async () => {
    await mustTerraform(tool, folder, ["init", "-input=false", "-no-color"]);
    return true;
  });
  // before Terraform reads it: a plan that is not of this stack is nobody's to trust
  const others = planMismatches({ file, state: bundle.state, folder, tree, tool });
  const more = others.length > mostTold ? `, and ${others.length - mostTold} more` : "";
  if (others.length > 0) {
    return refuse(
      `${stack.id}: the saved plan is of another stack than is declared here, it differs in ${others.slice(0, mostTold).join(", ")}${more}`,
    );
  }
  const shown = await mustTerraform(tool, folder, ["show", "-json", "-no-color", file]);
  tool.redactor.learnPlan(JSON.parse(shown) as JsonObject, new Map());
  const plan = readPlan(shown, stack.id);
  if (semanticDigest(plan) === stack.planDigest) return { ...approved, folder, file, plan };
  return refuse(`${stack.id}: the saved plan does not do what the preview says`);
}

function refuse(what: string): never {
  const fix = "run `anycast-edge preview` again, with the same variables, and have the new one approved";
  throw new ProblemError([{ code: "apply/other-plan", what, fix }]);
}
