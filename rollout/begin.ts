import type { Turn, Wish } from "./state";

/** The first turn of a command: whatever is in the file is made true first, so that a step begun before is finished. */
export function begin(wish: Wish, found: { readonly at: number; readonly baked: boolean }): Turn {
  const is = wish === "back" && found.at > 0 ? "turning" : "found";
  return { state: { wish, ...found, moved: false, phase: { is } }, action: { do: "look" } };
}
