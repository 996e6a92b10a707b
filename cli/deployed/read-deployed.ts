import { ProblemError } from "../../model/problem";
import { fullName } from "../../model/stack-names";
import { deployCommand } from "../deploy-command";
import type { Deployed } from "./deployed";
import { lookAtStacks, type DeployedInput } from "./look-at-stacks";

/**
 * What a whole environment has published, for what must not be made from a part of it.
 *
 * @throws ProblemError `deployed/missing` where a declared stack is not deployed, and what {@link lookAtStacks} throws
 */
export async function readDeployed(input: DeployedInput): Promise<Deployed> {
  const { entry, edges, names, missing } = await lookAtStacks(input);
  if (entry !== undefined && missing.length === 0) return { entry, edges, names };
  throw new ProblemError([
    {
      code: "deployed/missing",
      what: `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not deployed, so what players of ${fullName(input.environment)} would find is not known`,
      fix: `deploy first: \`${deployCommand(missing)}\`, on the sandbox with \`npx anycast-edge sandbox run --\` in front`,
    },
  ]);
}
