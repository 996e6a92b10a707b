import type { Check } from "../check";
import { speechCheck } from "./speech";

/** Where packets to an address go from here. It is told and not judged: routers need not answer. */
export function routeCheck(part: string, address: string): Check {
  return speechCheck({
    part,
    asks: `way to ${address}`,
    expected: "told, not judged",
    fix: "look again, or from another machine",
    speak: (talk, signal) => talk.route(address, signal),
    judge: ({ hops, last, arrived }) => {
      if (arrived) return { verdict: "ok", found: `${hops} hops` };
      const to =
        last === undefined ? "no router answers" : `the last router that answers is ${last}, after ${hops} hops`;
      return { verdict: "not-looked-at", found: `the way is not told to its end: ${to}` };
    },
  });
}
