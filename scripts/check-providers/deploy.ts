import { join } from "node:path";
import { App } from "cdktf";
import type { Environment } from "../../model/environment";
import { stacksOf } from "../../model/stack-names";
import { sandboxEnvironment } from "../../sandbox/environment";
import type { Installation } from "../../sandbox/installation";
import { defineEnvironment } from "../../stacks/define-environment";
import { twoAtATime, type Terraform } from "./command";

export interface Deployment {
  readonly environments: readonly Environment[];
  readonly installation: Installation;
  readonly terraform: Terraform;
  readonly variables: NodeJS.ProcessEnv;
  readonly say: (text: string) => void;
}

/**
 * Deploys the environments on a sandbox, so that what stacks publish to each other is there. An error is one that
 * belongs to the sandbox or to the environments, not to the real providers.
 */
export async function deployOnSandbox(deployment: Deployment): Promise<void> {
  const { environments, installation, terraform, variables, say } = deployment;
  const app = new App({ outdir: installation.output, stackTraces: false });
  const state = { backend: "local", folder: installation.state } as const;
  for (const environment of environments) defineEnvironment(app, environment, { state });
  app.synth();

  const env = sandboxEnvironment(installation, variables);
  await twoAtATime(environments, async (environment) => {
    for (const stack of stacksOf(environment)) {
      const folder = join(installation.output, "stacks", stack);
      for (const args of [["init"], ["apply", "-auto-approve"]]) {
        const { code, stderr } = await terraform(folder, [...args, "-input=false", "-no-color"], env);
        if (code !== 0) throw new Error(`${stack}: terraform ${args.join(" ")} failed on the sandbox\n${stderr}`);
      }
      say(`sandbox: ${stack} deployed`);
    }
  });
}
