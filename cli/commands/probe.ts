import { ProblemError } from "../../model/problem";
import { fullName } from "../../model/stack-names";
import { checksOf } from "../../probe/expect/checks-of";
import { summaryOf, type ProbeReport } from "../../probe/report";
import { run } from "../../probe/run";
import { withSuspicion } from "../../probe/with-suspicion";
import type { World } from "../../probe/world";
import { deployCommand } from "../deploy-command";
import { lookAtStacks } from "../deployed/look-at-stacks";
import { findEnvironment, type Wanted } from "../environments";
import { Interrupted } from "../interrupt";
import { probeText } from "../probe-text";
import { probeWish, type ProbeFlags } from "../probe-wish";
import { probeWorld } from "../probe-world";
import type { Project } from "../project";
import { count, json } from "../report";
import type { Terminal } from "../terminal";

export interface ProbeInput extends Wanted {
  readonly project: Project;
  readonly flags: ProbeFlags;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/**
 * Looks at what an environment has published as a player would find it. Exit code 0: all that was looked at is as declared;
 * 1: something is not, or does not answer; 128 + n where signal n stopped it.
 */
export async function probe(input: ProbeInput, terminal: Terminal): Promise<number> {
  const { project, env, signal } = input;
  const wish = probeWish(input.flags);
  const { environment } = findEnvironment(project, input);
  try {
    const standing = await lookAtStacks({ project, environment, env, signal });
    const { entry } = standing;
    if (entry === undefined) throw notDeployed(fullName(environment));
    const world = probeWorld(project, env, wish);
    const checks = checksOf({ ...standing, environment, entry, deploy: deployOn(world) }, world);
    const told = `${count(checks.length, "look")} at ${fullName(environment)}, each ${wish.seconds} s at most`;
    if (world.name === "cloud") terminal.err(told);
    const started = new Date();
    const looked = withSuspicion(await run(checks, world, { concurrency: wish.concurrency, signal }), world);
    const report: ProbeReport = {
      schema: "probe/v1",
      world: world.name,
      game: environment.game,
      environment: environment.name,
      started: started.toISOString(),
      seconds: (Date.now() - started.getTime()) / 1000,
      complete: !signal.aborted,
      summary: summaryOf(looked),
      checks: [...looked],
    };
    terminal.out(input.json ? json(report) : probeText(report, (style, text) => terminal.paint(style, text)));
    signal.throwIfAborted();
    return report.summary.different + report.summary.unreachable > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

function deployOn({ name }: World): (stack: string) => string {
  const before = name === "sandbox" ? "npx anycast-edge sandbox run -- " : "";
  return (stack) => `run \`${before}${deployCommand([stack])}\``;
}

function notDeployed(name: string): ProblemError {
  return new ProblemError([
    {
      code: "probe/not-deployed",
      what: `${name}-entry has published nothing, so there is no address to look at`,
      fix: `deploy it first: \`npx cdktf deploy '${name}-*'\`; what lies on the sandbox is looked at with \`npx anycast-edge sandbox run -- npx anycast-edge probe …\``,
    },
  ]);
}
