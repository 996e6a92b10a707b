import type { Terminal } from "./terminal";

/** Longer lines are hard to read, and shorter ones leave no room for a table. */
const bounds = { least: 40, most: 100 };

/** How wide texts are written: no wider than the terminal. */
export function widthOf({ columns }: Pick<Terminal, "columns">): number {
  // 0: a terminal that does not tell
  return Math.min(bounds.most, Math.max(bounds.least, columns === 0 || columns === undefined ? bounds.most : columns));
}
