import { join } from "node:path";
import type { JsonObject } from "../affected/json";
import type { Comparison } from "../affected/comparison";
import type { AffectedStack } from "../affected/report-schema";
import { outputsChanged } from "../projection/outputs-changed";
import { promisedOutputs, type PromisedOutputs } from "../projection/promised-outputs";
import { outputsRead } from "../projection/read-outputs";
import type { Tree } from "../synthesis/side";
import { usualMemoryMb, weightOf } from "./memory";
import type { Outcome } from "./outcome";
import { planStack } from "./plan-stack";
import type { Progress } from "./preview";
import type { Program } from "./program";
import { Providers } from "./providers";
import { relocated } from "./relocate";
import { schedule, type Task } from "./schedule";
import { upstreamOf } from "./upstream";
import { Workshop } from "./workshop";

/** How stacks are planned. */
export interface PlanWish {
  readonly comparison: Comparison;
  /** Those to plan. */
  readonly stacks: readonly AffectedStack[];
  readonly program: Program;
  /** Why a stack must not be planned; undefined where it may. */
  readonly refuse: (stack: AffectedStack) => Outcome["failure"];
  /** Whether the cloud is asked what is really there: for all, or for all but those that only read others' outputs. */
  readonly refresh: "auto" | "off";
  /** Most stacks at a time. */
  readonly parallelism: number;
  /**
   * MB that plans may take together.
   *
   * @default - 70 % of what is free
   */
  readonly memoryMb?: number;
  /** Variables for Terraform. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/**
 * Plans stacks in the order of their dependence, as many at once as memory allows, and works with what came of it while the
 * plans still lie there.
 */
export async function planStacks<T>(wish: PlanWish, work: (outcomes: readonly Outcome[]) => Promise<T>): Promise<T> {
  const run = new Run(wish);
  if (!wish.stacks.some(isRemoved)) return work(await run.all(wish.comparison.tree));
  return wish.comparison.withBase(async (base) => work(await run.all(base)));
}

const isRemoved = (stack: AffectedStack): boolean => stack.class === "removed";

class Run {
  private readonly outcomes = new Map<string, Outcome>();
  /** Stacks that were not asked for, and turned out to be needed. */
  private readonly extra = new Map<string, Promise<Outcome>>();
  private readonly providers = new Map<Tree, Providers>();

  constructor(private readonly wish: PlanWish) {}

  /** Plans all of them; stacks that were removed are found in `base`. */
  async all(base: Tree): Promise<readonly Outcome[]> {
    const { stacks, parallelism, memoryMb = usualMemoryMb() } = this.wish;
    const tasks = stacks.map((stack): Task => {
      const workshop = this.workshop(isRemoved(stack) ? base : this.wish.comparison.tree, stack);
      // nothing of head is destroyed before what reads it, so removed stacks wait for nobody
      const needs = isRemoved(stack) ? [] : stack.dependencies;
      return {
        id: stack.id,
        needs,
        weight: weightOf(workshop.stack),
        run: () => this.plan(stack, workshop),
      };
    });
    await schedule(tasks, { parallelism, memoryMb });
    return [...this.outcomes.values()].sort((a, b) => (a.stack.id < b.stack.id ? -1 : 1));
  }

  private workshop(tree: Tree, stack: AffectedStack): Workshop {
    const { program, env, signal } = this.wish;
    const folder = join(tree.output, "stacks", stack.id);
    // base may have locked others than head
    const providers = this.providers.get(tree) ?? new Providers(join(tree.project, ".terraform.lock.hcl"));
    this.providers.set(tree, providers);
    const workshop = new Workshop(folder, { program, providers, env, signal });
    if (tree.top !== tree.present) workshop.stack = relocated(workshop.stack, tree.top, tree.present);
    return workshop;
  }

  /** @param above untouched stacks that are planned for one that reads them, for one that reads that, and so on */
  private async plan(stack: AffectedStack, workshop: Workshop, above: readonly string[] = []): Promise<Outcome> {
    this.wish.progress.stack(stack.id);
    const outcome = await this.outcome(stack, workshop, [...above, stack.id]);
    this.outcomes.set(stack.id, outcome);
    this.wish.progress.stack(stack.id, outcome);
    return outcome;
  }

  private async outcome(stack: AffectedStack, workshop: Workshop, above: readonly string[]): Promise<Outcome> {
    const told = { stack, projectedFrom: [], seconds: workshop.seconds };
    const refused = this.wish.refuse(stack);
    if (refused !== undefined) return { ...told, status: "refused", failure: refused };
    if (isRemoved(stack)) return this.removed(stack, workshop);

    const declared = workshop.stack;
    const upstream = this.upstream(stack, declared);
    if (upstream.missing.length > 0) {
      return { ...told, status: "waits", failure: unplanned(stack, upstream.missing) };
    }
    if (stack.class === "dependent" && upstream.promised.size === 0) return { ...told, status: "unaffected" };
    const refresh = this.wish.refresh === "auto" && stack.class !== "dependent";
    const outcome = await planStack({ stack, workshop, ...upstream, refresh });
    if (outcome.status !== "error" || !(await this.planUntouched(stack, above))) return outcome;
    workshop.stack = declared;
    const now = this.upstream(stack, declared);
    if (now.missing.length > 0) return { ...told, status: "waits", failure: unplanned(stack, now.missing) };
    return now.promised.size === upstream.promised.size ? outcome : planStack({ stack, workshop, ...now, refresh });
  }

  /** What a stack reads may have been merged and never applied: then there is nothing to read, and plans must promise it. */
  private async planUntouched({ id }: AffectedStack, above: readonly string[]): Promise<boolean> {
    const { head, report, tree } = this.wish.comparison;
    const owners = new Set(upstreamOf(id, head).values());
    const untouched = report.stacks.filter(
      // stacks that read each other in a circle would wait for each other
      (one) => owners.has(one.id) && one.class === "unchanged" && !above.includes(one.id),
    );
    for (const one of untouched) {
      if (this.outcomes.has(one.id) && !this.extra.has(one.id)) continue;
      const reasons = [{ kind: "doubt" as const, detail: `${id} reads it, and it may never have been applied` }];
      if (!this.extra.has(one.id)) this.wish.progress.more();
      const planning = this.extra.get(one.id) ?? this.plan({ ...one, reasons }, this.workshop(tree, one), above);
      this.extra.set(one.id, planning);
      await planning;
    }
    return untouched.length > 0;
  }

  /** What plans of others promise to a stack, and which of them there are no plans of. */
  private upstream({ id }: AffectedStack, stack: JsonObject) {
    const promised = new Map<string, PromisedOutputs>();
    const [promisedBy, missing] = [new Set<string>(), new Set<string>()];
    for (const [data, owner] of upstreamOf(id, this.wish.comparison.head)) {
      const before = this.outcomes.get(owner);
      if (before === undefined && this.wish.stacks.some(({ id: chosen }) => chosen === owner)) missing.add(owner);
      if (before === undefined || before.status === "no-changes" || before.status === "unaffected") continue;
      if (before.planned === undefined || before.status === "error") {
        missing.add(owner);
        continue;
      }
      const raw = before.planned.raw();
      if (!outputsChanged(raw, outputsRead(stack, data))) continue;
      promised.set(data, promisedOutputs(raw));
      promisedBy.add(owner);
    }
    return { promised, promisedBy: [...promisedBy].sort(), missing: [...missing].sort() };
  }

  /** What is not declared any more is shown as it would be destroyed, and nothing will destroy it. */
  private async removed(stack: AffectedStack, workshop: Workshop): Promise<Outcome> {
    const refresh = this.wish.refresh === "auto";
    const wish = { stack, workshop, promised: new Map<string, PromisedOutputs>(), promisedBy: [], refresh };
    const outcome = await planStack({ ...wish, destroy: true });
    if (outcome.planned === undefined) return outcome;
    return { ...outcome, status: outcome.planned.plan.prior.length === 0 ? "gone" : "removed" };
  }
}

function unplanned({ id }: AffectedStack, missing: readonly string[]): Outcome["failure"] {
  const names = missing.join(", ");
  return {
    code: "preview/upstream-unplanned",
    what: `${id}: it reads outputs of ${names}, and there is no plan that says what they will be`,
    fix: `make ${names} plan first: what is wrong is told there`,
  };
}
