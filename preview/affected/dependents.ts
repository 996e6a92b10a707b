import type { AffectedStack } from "./report-schema";
import type { Snapshot } from "./snapshot";

/** Adds which stacks read whose outputs, and turns unchanged stacks that read those of a touched one into dependents. */
export function withDependents(stacks: readonly AffectedStack[], base: Snapshot, head: Snapshot): AffectedStack[] {
  const owners = new Map<string, string>();
  // head wins: a state that is read is the one of the stack that will write it
  for (const side of [base, head]) for (const { id, backend } of Object.values(side)) owners.set(backend.identity, id);
  const reads = new Map(
    stacks.map(({ id }) => {
      const upstream = Object.values((head[id] ?? base[id])?.reads ?? {}).flatMap((state) => owners.get(state) ?? []);
      return [id, [...new Set(upstream)].filter((one) => one !== id).sort()];
    }),
  );
  const touched = new Set(stacks.filter((stack) => stack.class !== "unchanged").map(({ id }) => id));
  for (let before = -1; before !== touched.size;) {
    before = touched.size;
    for (const [id, upstream] of reads) if (upstream.some((one) => touched.has(one))) touched.add(id);
  }
  return stacks.map((stack) => {
    const upstream = reads.get(stack.id) ?? [];
    const dependencies = [...new Set([...stack.dependencies, ...upstream])].sort();
    const through = upstream.filter((one) => touched.has(one));
    if (stack.class !== "unchanged" || through.length === 0) return { ...stack, dependencies };
    const reasons = through.map((id) => ({ kind: "dependent" as const, detail: `reads outputs of ${id}` }));
    return { ...stack, class: "dependent" as const, dependencies, reasons };
  });
}
