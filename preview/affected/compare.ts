import { compareStack } from "./compare-stack";
import type { Difference } from "./difference";
import { noiseIn, type Noise } from "./noise";
import type { AffectedStack, Reason } from "./report-schema";
import type { Snapshot } from "./snapshot";
import type { StackSnapshot } from "./stack-snapshot";
import { withDependents } from "./dependents";

/** What two sides have and do not have in common. */
export interface Comparison {
  readonly stacks: readonly AffectedStack[];
  readonly noise: readonly Noise[];
}

/** Reasons that are told of one stack; the rest is a number. */
const mostReasons = 50;

/** Compares all stacks of two sides. */
export function compare(base: Snapshot, head: Snapshot): Comparison {
  const settings: (readonly Difference[])[] = [];
  const gone = new Map(
    Object.values(base)
      .filter(({ id }) => head[id] === undefined)
      .map((stack) => [stack.id, stack]),
  );
  const stacks = Object.values(head).map((stack) => {
    const before = base[stack.id] ?? formerly(stack, gone);
    if (before === undefined) return entry("added", { head: stack }, [{ kind: "added", detail: "is not in base" }]);
    gone.delete(before.id);
    const { reasons, config } = compareStack(before, stack);
    settings.push(config);
    const renamed: Reason[] =
      before.id === stack.id ? [] : [{ kind: "moved", detail: `was ${before.id}, and keeps its state` }];
    const all = [...renamed, ...reasons];
    const moved = all.some(({ kind }) => kind === "moved");
    return entry(moved ? "moved" : all.length > 0 ? "changed" : "unchanged", { base: before, head: stack }, all);
  });
  const removed = [...gone.values()].map((stack) =>
    entry("removed", { base: stack }, [
      { kind: "removed", detail: "is not in head; its resources stay until they are destroyed" },
    ]),
  );
  const known = [...stacks, ...removed].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { stacks: withDependents(known, base, head), noise: noiseIn(settings) };
}

/** Every stack of head, when there is nothing to compare it with. */
export function allStacks(head: Snapshot, why: string): readonly AffectedStack[] {
  return withDependents(
    Object.values(head).map((stack) => entry("changed", { head: stack }, [{ kind: "doubt", detail: why }])),
    {},
    head,
  );
}

/** The stack of base that had the same state under another name. */
function formerly(stack: StackSnapshot, gone: ReadonlyMap<string, StackSnapshot>): StackSnapshot | undefined {
  return [...gone.values()].find(({ backend }) => backend.identity === stack.backend.identity);
}

interface Sides {
  readonly base?: StackSnapshot;
  readonly head?: StackSnapshot;
}

function entry(kind: AffectedStack["class"], { base, head }: Sides, reasons: readonly Reason[]): AffectedStack {
  const { id = "", path = "", dependencies = [], objects = 0 } = head ?? base ?? {};
  const kinds = new Set(reasons.map((reason) => reason.kind));
  return {
    id,
    path,
    class: kind,
    ...(base !== undefined && head !== undefined && base.id !== head.id && { from: base.id }),
    sections: (["config", "files", "toolchain", "backend", "opaque"] as const).filter((section) => kinds.has(section)),
    reasons: reasons.slice(0, mostReasons),
    reasonsLeftOut: Math.max(0, reasons.length - mostReasons),
    dependencies: [...dependencies],
    objects,
    digest: { base: digests(base), head: digests(head) },
  };
}

function digests(stack: StackSnapshot | undefined): Record<string, string> | null {
  return stack === undefined ? null : { ...stack.sections, all: stack.digest };
}
