import type { Snapshot } from "../affected/snapshot";

/** Which stack writes each state that a stack reads: by the name of the data source, the id of the stack. */
export function upstreamOf(id: string, head: Snapshot): ReadonlyMap<string, string> {
  const owners = new Map(Object.values(head).map((stack) => [stack.backend.identity, stack.id]));
  return new Map(
    Object.entries(head[id]?.reads ?? {}).flatMap(([data, state]) => {
      const owner = owners.get(state);
      return owner === undefined || owner === id ? [] : [[data, owner] as const];
    }),
  );
}
