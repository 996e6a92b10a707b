import { resolve } from "node:path";
import { isIP } from "node:net";
import { ProblemError } from "../../model/problem";
import { fullName } from "../../model/stack-names";
import { checksOf } from "../../probe/expect/checks-of";
import { networkWorld } from "../../probe/network/network-world";
import { summaryOf, type ProbeReport } from "../../probe/report";
import { run } from "../../probe/run";
import { sandboxWorld } from "../../probe/sandbox-world";
import { withSuspicion } from "../../probe/with-suspicion";
import type { World } from "../../probe/world";
import { installSandbox } from "../../sandbox/installation";
import { SandboxWorld } from "../../sandbox/world/world";
import { deployCommand } from "../deploy-command";
import { lookAtStacks } from "../deployed/look-at-stacks";
import { findEnvironment, type Wanted } from "../environments";
import { Interrupted } from "../interrupt";
import { probeText } from "../probe-text";
import type { Project } from "../project";
import { count, json } from "../report";
import type { Terminal } from "../terminal";

/** As they are written on the command line. */
export interface ProbeFlags {
  readonly timeout?: string;
  readonly concurrency?: string;
  readonly resolver?: readonly string[];
}

export interface ProbeInput extends Wanted {
  readonly project: Project;
  readonly flags: ProbeFlags;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

const usual = { timeout: "3", concurrency: "8", resolver: ["1.1.1.1"] };
const dnsPort = 53;

/**
 * Looks at what an environment has published as a player would find it. Exit code 0: all that was looked at is as declared;
 * 1: something is not, or does not answer; 128 + n where signal n stopped it.
 */
export async function probe(input: ProbeInput, terminal: Terminal): Promise<number> {
  const { project, env, signal } = input;
  const wish = understood(input.flags);
  const { environment } = findEnvironment(project, input);
  try {
    const standing = await lookAtStacks({ project, environment, env, signal });
    const { entry } = standing;
    if (entry === undefined) throw notDeployed(fullName(environment));
    const world = worldOf(input, wish);
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

interface Wish {
  readonly seconds: number;
  readonly concurrency: number;
  readonly resolvers: readonly string[];
}

function understood({ timeout, concurrency, resolver }: ProbeFlags): Wish {
  const resolvers = resolver ?? usual.resolver;
  const strange = resolvers.find((one) => isIP(one) === 0);
  if (strange !== undefined) {
    refuse("probe/resolver", `\`--resolver\` is ${strange}`, "write an address, as in `--resolver 9.9.9.9`");
  }
  return {
    seconds: number("--timeout", timeout ?? usual.timeout, 60),
    concurrency: number("--concurrency", concurrency ?? usual.concurrency, 64),
    resolvers,
  };
}

function number(flag: string, written: string, most: number): number {
  const value = /^\d{1,3}$/.test(written) ? Number(written) : NaN;
  if (value >= 1 && value <= most) return value;
  return refuse("probe/number", `\`${flag}\` is ${written}`, `write a whole number from 1 to ${most}`);
}

function worldOf({ project, env }: ProbeInput, { seconds, resolvers }: Wish): World {
  const sandbox = env["ANYCAST_EDGE_SANDBOX"] ?? "";
  if (sandbox === "") return networkWorld({ resolvers, port: dnsPort, milliseconds: seconds * 1000, env });
  return sandboxWorld(new SandboxWorld(installSandbox(resolve(project.cwd, sandbox)).cloud));
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

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
