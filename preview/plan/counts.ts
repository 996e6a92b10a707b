import type { ResourceChange } from "./plan";

/** How many objects are made, changed and lost. */
export interface ChangeCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly forget: number;
  /** Of all changes, those that also get another address. */
  readonly move: number;
  /** Of all changes, those that take over what exists already. */
  readonly import: number;
}

const replacements = new Set(["delete,create", "create,delete", "create,forget", "forget,create"]);

/** Counts what becomes of the objects of a plan. */
export function countsOf(changes: readonly ResourceChange[]): ChangeCounts {
  const count = (counts: (change: ResourceChange) => boolean): number => changes.filter(counts).length;
  const alone = (action: string) => count(({ actions }) => actions.join() === action);
  return {
    create: alone("create"),
    update: alone("update"),
    replace: count(({ actions }) => replacements.has(actions.join())),
    delete: alone("delete"),
    forget: alone("forget"),
    move: count(({ previousAddress }) => previousAddress !== undefined),
    import: count(({ importId }) => importId !== undefined),
  };
}
