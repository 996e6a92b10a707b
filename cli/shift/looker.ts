import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { rolloutHome } from "../../model/rollout-target";
import { runChild } from "../../preview/synthesis/child";
import { checksOf } from "../../probe/expect/checks-of";
import { run, type Looked } from "../../probe/run";
import { withSuspicion } from "../../probe/with-suspicion";
import { nothingSeen, type Look } from "../../rollout/look";
import { deployCommand } from "../deploy-command";
import { lookAtStacks, type Standing } from "../deployed/look-at-stacks";
import type { ProbeWish } from "../probe-wish";
import { probeWorld } from "../probe-world";
import type { Project } from "../project";

/** Whose environment is looked at. */
export interface LookerInput {
  readonly project: Project;
  readonly environment: Environment;
  /** Places of the rollout. */
  readonly places: readonly string[];
  readonly probing: ProbeWish;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** A look, and what of it is told. */
export interface Sight {
  readonly look: Look;
  readonly told: string;
}

/** Looks at an environment as `probe` does, and as the team's own command. What gives no answer in time is not well. */
export class Looker {
  private standing: Standing | undefined;

  constructor(private readonly input: LookerInput) {}

  /** @throws what the signal is aborted with */
  async look(): Promise<Sight> {
    const { environment, signal } = this.input;
    const seconds = environment.rollout?.abort.everySeconds ?? 0;
    try {
      // what is published does not change while shares do; reading it takes longer than a look may
      this.standing ??= await lookAtStacks(this.input);
      const late = AbortSignal.timeout(seconds * 1000);
      const sight = await this.within(this.standing, AbortSignal.any([signal, late]));
      signal.throwIfAborted();
      return late.aborted ? { look: nothingSeen, told: `no answer after ${seconds} s` } : sight;
    } catch (error) {
      signal.throwIfAborted();
      const [problem] = error instanceof ProblemError ? error.problems : [];
      return { look: nothingSeen, told: problem?.what ?? String(error) };
    }
  }

  private async within(standing: Standing, signal: AbortSignal): Promise<Sight> {
    const { project, environment, places, probing, env } = this.input;
    const { entry } = standing;
    if (entry === undefined) return { look: nothingSeen, told: "the entry is not deployed" };
    const world = probeWorld(project, env, probing);
    const deploy = (stack: string): string => deployCommand([stack]);
    const checks = checksOf({ ...standing, environment, entry, deploy }, world);
    const [looked, said] = await Promise.all([
      run(checks, world, { concurrency: probing.concurrency, signal }).then((all) => withSuspicion(all, world)),
      this.command(signal),
    ]);
    const wrong = looked.filter(isWrong);
    const fine = wrong.length === 0 && looked.some(({ verdict }) => verdict === "ok") && said !== "unwell";
    const seen = places.flatMap((place) => {
      const health = healthOf(
        looked.filter(({ part }) => part === partOf(place)),
        said,
      );
      return health === undefined ? [] : [[place, health] as const];
    });
    const told = [
      ...wrong.map(({ part, asks, found }) => `${part}: ${asks}: ${found}`),
      ...(said === "unwell" ? ["the command of `rollout.abort` says no"] : []),
    ].join("; ");
    return { look: { fine, places: Object.fromEntries(seen) }, told: told === "" && !fine ? "nothing was seen" : told };
  }

  /** The team's own look; undefined where there is none. */
  private async command(signal: AbortSignal): Promise<"well" | "unwell" | undefined> {
    const [program, ...args] = this.input.environment.rollout?.abort.command ?? [];
    if (program === undefined) return undefined;
    const { project, env } = this.input;
    try {
      const { code } = await runChild({ program, args, cwd: project.root, env, signal });
      return code === 0 ? "well" : "unwell";
    } catch {
      // it cannot be run, or was stopped: no answer is no good one
      return "unwell";
    }
  }
}

/** Where nothing of a place could be looked at, the team's command alone speaks for it. */
function healthOf(looked: readonly Looked[], said: "well" | "unwell" | undefined): "well" | "unwell" | undefined {
  if (looked.some(isWrong)) return "unwell";
  if (looked.some(({ verdict }) => verdict === "ok") || said === "well") return "well";
  return undefined;
}

function isWrong({ verdict }: Looked): boolean {
  return verdict === "different" || verdict === "unreachable";
}

/** Nothing looks at home alone: what the entry's address answers may have come from any edge behind it. */
function partOf(place: string): string | undefined {
  return place === rolloutHome ? undefined : `edge ${place}`;
}
