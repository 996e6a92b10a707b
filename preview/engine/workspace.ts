import { ProblemError } from "../../model/problem";

/**
 * Refuses another workspace than the usual one: it is another state under the same name, which nothing in a stack says.
 *
 * @throws ProblemError `preview/workspace`
 */
export function mustBeUsualWorkspace({ TF_WORKSPACE: workspace = "" }: NodeJS.ProcessEnv): void {
  if (workspace === "" || workspace === "default") return;
  throw new ProblemError([
    {
      code: "preview/workspace",
      what: `\`TF_WORKSPACE\` is ${workspace}, so states would be others than those that stacks name`,
      fix: "unset it, and give each environment a state of its own",
    },
  ]);
}
