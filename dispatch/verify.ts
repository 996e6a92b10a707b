import { ProblemError } from "../model/problem";
import type { ListOwner } from "./environment-named";
import type { NamedKey } from "./keys";
import type { DispatchList } from "./list";
import { openList } from "./open";

/** What a list is held against. */
export interface Expected {
  /** Keys that may have signed it. */
  readonly keys: readonly NamedKey[];
  readonly now: Date;
  /** Where the list must be of one environment. */
  readonly of?: ListOwner;
  /** The newest version of that environment that has been seen. Default: none has. */
  readonly newest?: (of: ListOwner) => number | undefined;
}

/** Clocks differ: seconds that a list may come from the future. */
const skewSeconds = 300;

/**
 * Reads dispatch.json where it is used.
 *
 * @param file as it is told in problems
 * @throws ProblemError what {@link openList} throws, `dispatch/other-environment`, `dispatch/from-the-future`,
 * `dispatch/expired`, `dispatch/older`
 */
export async function verifyList(text: string, file: string, expected: Expected): Promise<DispatchList> {
  const list = await openList(text, file, expected.keys);
  mustCount(list, file, expected);
  return list;
}

function mustCount(list: DispatchList, file: string, { now, of, newest }: Expected): void {
  const { game, environment, issued, expires, version } = list;
  if (of !== undefined && (of.game !== game || of.environment !== environment)) {
    const what = `${file} is of ${game} ${environment}, not of ${of.game} ${of.environment}`;
    fail("dispatch/other-environment", what, "name the file of that environment");
  }
  if (Date.parse(issued) > now.getTime() + skewSeconds * 1000) {
    const what = `${file} was issued at ${issued}, and here it is ${now.toISOString()}`;
    fail("dispatch/from-the-future", what, "set the clock of this machine, or of the one that wrote the file");
  }
  if (Date.parse(expires) <= now.getTime()) {
    const what = `${file} is stale: it counted until ${expires}`;
    fail("dispatch/expired", what, "write it anew with `anycast-edge dispatch write`");
  }
  const seen = newest?.({ game, environment });
  if (seen !== undefined && version < seen) {
    const what = `${file} has version ${version}, and version ${seen} has been seen`;
    fail("dispatch/older", what, "use the newest file; to go back to what an older one says, write it anew");
  }
}

function fail(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
