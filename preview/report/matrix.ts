import { sumOfStacks } from "./counts";
import { grouped } from "./grouped";
import type { PreviewCounts, PreviewReport, PreviewStack } from "./preview-schema";

/** What becomes of some stacks together. */
export interface Cell {
  readonly counts: PreviewCounts;
  /** How many stacks are in each status. */
  readonly statuses: ReadonlyMap<PreviewStack["status"], number>;
}

/** A game, or all stacks that belong to none. */
export interface Row {
  readonly game: string | null;
  /** By environment. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly all: Cell;
}

/** Games and environments that are touched. */
export interface Matrix {
  readonly environments: readonly string[];
  readonly rows: readonly Row[];
  /** Environments of games in which nothing is touched. */
  readonly untouched: readonly { readonly game: string; readonly environment: string }[];
}

/** What becomes of which game in which environment. */
export function matrixOf({ stacks, environments }: Pick<PreviewReport, "stacks" | "environments">): Matrix {
  const isPlaced = ({ game, environment }: PreviewStack): boolean => game !== null && environment !== null;
  const placed = stacks.filter(isPlaced);
  const others = stacks.filter((stack) => !isPlaced(stack));
  const byGame = grouped(placed, ({ game }) => game ?? "").sort(byName);
  return {
    environments: grouped(placed, ({ environment }) => environment ?? "")
      .map(([name]) => name)
      .sort(),
    rows: [
      ...byGame.map(([game, members]): Row => {
        const cells = grouped(members, ({ environment }) => environment ?? "").sort(byName);
        return { game, cells: new Map(cells.map(([name, own]) => [name, cellOf(own)])), all: cellOf(members) };
      }),
      ...(others.length === 0 ? [] : [{ game: null, cells: new Map<string, Cell>(), all: cellOf(others) }]),
    ],
    untouched: environments.filter(
      ({ game, environment }) => !placed.some((stack) => stack.game === game && stack.environment === environment),
    ),
  };
}

function cellOf(stacks: readonly PreviewStack[]): Cell {
  return {
    counts: sumOfStacks(stacks),
    statuses: new Map(grouped(stacks, ({ status }) => status).map(([status, own]) => [status, own.length])),
  };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
