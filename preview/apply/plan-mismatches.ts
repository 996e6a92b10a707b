import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { canonical } from "../affected/canonical";
import type { Json } from "../affected/json";
import type { Tree } from "../synthesis/side";
import type { BundleContent } from "./bundle";
import { planFiles } from "./plan-files";
import { planMessage, type PlanMessage } from "./plan-message";
import { planStateOf } from "./plan-state";
import { configurationDifferences } from "./planned-configuration";
import type { Tool } from "./terraform";

/** A saved plan, and what it should be of. */
export interface PlanToMatch {
  /** The saved plan. */
  readonly file: string;
  readonly state: BundleContent["state"];
  /** The stack's folder after `init`. */
  readonly folder: string;
  readonly tree: Tree;
  readonly tool: Tool;
}

const initialised = z.object({ backend: z.object({ type: z.string(), config: z.json() }) });

/**
 * Where a saved plan is not of the stack that lies in the folder. Who writes a plan decides all that is in it, and Terraform
 * believes it: which configuration it applies, in which state it notes that, and what the variables are.
 */
export function planMismatches({ file, state, folder, tree, tool }: PlanToMatch): readonly string[] {
  const { program, env } = tool;
  const plan = planFiles(readFileSync(file));
  try {
    if (plan === undefined) return ["the file itself"];
    const { lineage, serial } = planStateOf(file);
    const { backend, variables } = planMessage(plan.get("tfplan") ?? Buffer.alloc(0));
    return [
      ...configurationDifferences({ plan, folder, tree, program: program.program }),
      ...(isSame(backend, backendAt(folder, env)) ? [] : ["its backend"]),
      ...(lineage === state.lineage && serial === state.serial ? [] : ["the state it starts from"]),
      ...[...variables].flatMap(([name, value]) =>
        isGiven(value, env[`TF_VAR_${name}`]) ? [] : [`variable ${name}, which TF_VAR_${name} does not say here`],
      ),
    ];
  } catch (error) {
    // a plan that Terraform has not written
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof z.ZodError) return ["its form"];
    throw error;
  }
}

function isSame(planned: PlanMessage["backend"], here: PlanMessage["backend"]): boolean {
  if (planned === undefined || here === undefined) return false;
  return canonical({ ...planned }) === canonical({ ...here });
}

function backendAt(folder: string, env: NodeJS.ProcessEnv): PlanMessage["backend"] {
  const file = join(folder, ".terraform", "terraform.tfstate");
  if (!existsSync(file)) return undefined;
  const { backend } = initialised.parse(JSON.parse(readFileSync(file, "utf8")));
  const workspace = (env["TF_WORKSPACE"] ?? "") === "" ? "default" : (env["TF_WORKSPACE"] ?? "");
  return { type: backend.type, config: backend.config as Json, workspace };
}

/** Lists and objects are given in JSON. */
function isGiven(value: Json, given: string | undefined): boolean {
  if (given === undefined || value === given) return given !== undefined;
  try {
    return canonical(JSON.parse(given) as Json) === canonical(value);
  } catch {
    return false;
  }
}
