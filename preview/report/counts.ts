import { total } from "./budget";
import type { PreviewCounts, PreviewStack } from "./preview-schema";

/** `+1 ~2 ±0 -1`: made, changed, replaced, destroyed. */
export function signs({ create, update, replace, delete: destroyed, forget }: PreviewCounts): string {
  return `+${create} ~${update} ±${replace} -${destroyed}${forget > 0 ? ` forget ${forget}` : ""}`;
}

/** `1 created, 2 changed`; `nothing` where there is nothing. */
export function inWords({
  create,
  update,
  replace,
  delete: destroyed,
  forget,
  move,
  import: imported,
}: PreviewCounts): string {
  const told: readonly (readonly [number, string])[] = [
    [destroyed, "destroyed"],
    [replace, "replaced"],
    [forget, "forgotten"],
    [create, "created"],
    [update, "changed"],
    [move, "moved"],
    [imported, "imported"],
  ];
  const some = told.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return some.length === 0 ? "nothing" : some.join(", ");
}

/** All of them together. */
export function sumOf(all: readonly PreviewCounts[]): PreviewCounts {
  const sum = (name: keyof PreviewCounts): number => total(all.map((counts) => counts[name]));
  return {
    create: sum("create"),
    update: sum("update"),
    replace: sum("replace"),
    delete: sum("delete"),
    forget: sum("forget"),
    move: sum("move"),
    import: sum("import"),
  };
}

/** `3 stacks`, `1 stack`. */
export function plural(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** What stacks together would do. What somebody would destroy with a removed stack, nothing here does. */
export function sumOfStacks(stacks: readonly PreviewStack[]): PreviewCounts {
  return sumOf(stacks.filter((stack) => stack.class !== "removed").map(({ counts }) => counts));
}
