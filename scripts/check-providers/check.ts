import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columns, count } from "../../cli/report";
import type { CloudName } from "../../model/cloud-name";
import { cloudModels } from "../../model/clouds";
import { cloudOf } from "../../model/edge";
import type { Environment } from "../../model/environment";
import { loadGames } from "../../model/load";
import { ProblemError } from "../../model/problem";
import { stacksOf } from "../../model/stack-names";
import { installSandbox } from "../../sandbox/installation";
import { terraformBinary } from "../terraform-binary";
import { terraformOf, twoAtATime } from "./command";
import { deployOnSandbox } from "./deploy";
import { installProviders, type IsReal } from "./installation";
import { checkStack, type Verdict } from "./stack";
import { realVariables } from "./variables";

export interface CheckInput {
  /** The folder with the environments. */
  readonly games: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly isReal: IsReal;
  readonly say: (text: string) => void;
}

/**
 * Has every stack of every environment validated and planned by the real providers. Exit code 1 when one is refused.
 *
 * @throws ProblemError when there is nothing to check with: no network, no mirror, a stand-in
 */
export async function checkProviders({ games, variables, isReal, say }: CheckInput): Promise<number> {
  const { environments: loaded, problems } = loadGames(games);
  if (problems.length > 0) throw new ProblemError(problems);
  const environments = loaded.map(({ environment }) => environment);
  const clouds = [...new Set(environments.flatMap(cloudsOf))].map((cloud) => cloudModels[cloud]);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-providers-")));
  try {
    const terraform = terraformOf(terraformBinary(variables));
    const cache = join(folder, "cache");
    mkdirSync(cache);
    const env = realVariables(variables, cache);
    say(`installing ${clouds.map(({ provider }) => `${provider.source} ${provider.version}`).join(", ")}`);
    const providers = await installProviders(join(folder, "providers"), clouds, { terraform, env, isReal });

    const installation = installSandbox(join(folder, "sandbox"));
    await deployOnSandbox({ environments, installation, terraform, variables, say });

    const stacks = environments.flatMap((environment: Environment) => stacksOf(environment));
    let done = 0;
    const verdicts = await twoAtATime(stacks, async (stack) => {
      const from = join(installation.output, "stacks", stack);
      const verdict = await checkStack({ from, to: join(folder, "real", stack), stack, providers, terraform, env });
      done += 1;
      say(`${done}/${stacks.length} ${stack}: ${outcome(verdict)}`);
      return verdict;
    });
    return report(verdicts, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cloud of home, and those of edges that are elsewhere. */
function cloudsOf({ cloud, edges }: Environment): CloudName[] {
  return [cloud, ...Object.values(edges).map((edge) => cloudOf(edge, cloud))];
}

function outcome({ refused, creates }: Verdict): string {
  return refused === undefined ? `accepted, ${count(creates, "resource")} to create` : `${refused} refused`;
}

function report(verdicts: readonly Verdict[], say: (text: string) => void): number {
  const rows = verdicts.map(({ stack, refused, creates, warnings }) => [
    stack,
    refused === undefined ? "accepted" : `${refused} refused`,
    String(creates),
    String(warnings.length),
  ]);
  say(`\n${columns(["STACK", "REAL PROVIDER", "TO CREATE", "WARNINGS"], rows)}`);
  for (const { stack, errors, warnings } of verdicts) {
    for (const text of errors) say(`\n${stack}: ${text}`);
    for (const text of warnings) say(`\n${stack}: warning: ${text}`);
  }
  const refused = verdicts.filter((verdict) => verdict.refused !== undefined).length;
  say(
    refused === 0
      ? `\n${count(verdicts.length, "stack")}, all accepted`
      : `\n${refused} of ${count(verdicts.length, "stack")} refused`,
  );
  return refused === 0 ? 0 : 1;
}
