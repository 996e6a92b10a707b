import type { Difference } from "./difference";
import { pointerTo } from "./pointer";

/** A value that differs in every stack. */
export interface Noise {
  /** JSON pointer, with `*` for names that differ from stack to stack. */
  readonly pointer: string;
  readonly stacks: number;
}

/** With fewer stacks, all of them is nothing remarkable. */
const fewest = 3;

/** Finds what differs in every stack that both sides have: then it follows the commit, and not the declaration. */
export function noiseIn(stacks: readonly (readonly Difference[])[]): Noise[] {
  if (stacks.length < fewest) return [];
  const seen = new Map<string, number>();
  for (const found of stacks) {
    for (const pointer of new Set(found.map(({ path }) => pattern(path))))
      seen.set(pointer, (seen.get(pointer) ?? 0) + 1);
  }
  return [...seen]
    .filter(([, number]) => number === stacks.length)
    .map(([pointer, number]) => ({ pointer, stacks: number }));
}

/** Names of resources and positions in lists say nothing across stacks. */
function pattern(path: readonly string[]): string {
  const [block = ""] = path;
  const names =
    block === "resource" || block === "data" ? [1, 2] : block === "terraform" || block === "locals" ? [] : [1];
  return pointerTo(path.map((key, index) => (names.includes(index) || /^\d+$/.test(key) ? "*" : key)));
}
