/** A stack, and what is applied before it. */
interface Dependent {
  readonly id: string;
  readonly dependencies: readonly string[];
}

/** The stacks in an order in which each comes after those it depends on, otherwise as they are given. */
export function inOrder<T extends Dependent>(stacks: readonly T[]): readonly T[] {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const placed = new Set<T>();
  const place = (stack: T, above: ReadonlySet<T>): void => {
    // a circle, which cdktf refuses to synthesise, must not hang this
    if (placed.has(stack) || above.has(stack)) return;
    for (const id of stack.dependencies) {
      const before = byId.get(id);
      if (before !== undefined) place(before, new Set([...above, stack]));
    }
    placed.add(stack);
  };
  for (const stack of stacks) place(stack, new Set());
  return [...placed];
}
