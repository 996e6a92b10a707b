import type { Check, Finding } from "../check";
import type { Question } from "../world";
import { bareName } from "./bare-name";

export interface DelegationWish {
  readonly zone: string;
  /** Whether somebody outside of what is declared tells the world. */
  readonly byHand: boolean;
  /** The servers that are declared. @default - the cloud chooses them */
  readonly servers?: readonly string[];
  readonly fix: string;
}

/** Whether the world is told who answers for the zone, and whether those who do agree. */
export function delegationCheck({ zone, byHand, servers, fix }: DelegationWish): Check {
  const ask = (at: Question["at"]): Question => ({ name: zone, type: "NS", zone, at });
  return {
    part: "names",
    asks: `NS ${zone}`,
    expected: "the same servers in the world and in the zone",
    look: async (world, signal) => {
      if (byHand && world.name === "sandbox") {
        return { verdict: "not-looked-at", found: "who tells the world of it is no part of the sandbox" };
      }
      const outside = await world.resolve(ask("public"), signal);
      if (outside.outcome === "unknown") return { verdict: "not-looked-at", found: outside.why };
      if (outside.outcome === "silent") return { verdict: "unreachable", found: "no answer", because: outside.why };
      const found = told(outside.values);
      const different = (because: string): Finding => ({ verdict: "different", found, because, fix });
      if (outside.values.length === 0) {
        return different(`nobody in the world is told who answers for ${zone}, so none of its names is found`);
      }
      if (servers !== undefined && told(servers) !== found) return different(`${told(servers)} are declared`);
      const inside = await world.resolve(ask("zone"), signal);
      if (inside.outcome === "silent") {
        return different(`the world is sent to servers that do not answer for ${zone}: ${inside.why}`);
      }
      if (inside.outcome === "unknown") {
        return servers === undefined ? { verdict: "not-looked-at", found: inside.why } : { verdict: "ok", found };
      }
      if (told(inside.values) !== found)
        return different(`the zone itself names other servers: ${told(inside.values)}`);
      return { verdict: "ok", found };
    },
  };
}

function told(servers: readonly string[]): string {
  return servers.length === 0 ? "none" : servers.map(bareName).sort().join(", ");
}
