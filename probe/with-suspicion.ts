import { closedToAll } from "./checks/closed-to-all";
import type { Looked } from "./run";
import type { World } from "./world";

/**
 * What was looked at, with a doubt before all else where every port that must be closed is open, of every address: rather than
 * all of them somebody between here and there has answered. What each of them would mean alone is then not told.
 */
export function withSuspicion(looked: readonly Looked[], { name }: Pick<World, "name">): readonly Looked[] {
  const closed = looked.filter(isToBeClosed);
  // in the sandbox nobody is on the way
  if (name === "sandbox" || closed.length < 2 || !closed.every(({ found }) => found === "open")) return looked;
  return [doubt, ...looked.map((one) => (isToBeClosed(one) ? withoutAdvice(one) : one))];
}

const doubt: Looked = {
  part: "the way from here",
  asks: "who answers",
  expected: "whoever has the address",
  verdict: "different",
  found: "every port that must be closed is open, at every address",
  because: "something on the way answers for everyone, as a proxy does: that a port is open says nothing here",
  fix: "look from another network",
};

function isToBeClosed({ expected }: Looked): boolean {
  return expected === closedToAll;
}

function withoutAdvice({ part, asks, expected, verdict, found }: Looked): Looked {
  return { part, asks, expected, verdict, found };
}
