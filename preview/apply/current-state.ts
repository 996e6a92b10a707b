import { z } from "zod";
import type { PlanState } from "./plan-state";
import { mustTerraform, type Tool } from "./terraform";

const schema = z.object({ lineage: z.string(), serial: z.int().nonnegative() });

/**
 * The state of a stack as it is now; without a lineage where there is none yet.
 *
 * @throws ProblemError `apply/terraform`
 */
export async function currentState(folder: string, tool: Tool): Promise<PlanState> {
  const pulled = await mustTerraform(tool, folder, ["state", "pull"]);
  // nothing is printed where there is no state yet
  return pulled.trim() === "" ? { lineage: "", serial: 0 } : schema.parse(JSON.parse(pulled));
}
