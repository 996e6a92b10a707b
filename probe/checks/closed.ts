import type { Check } from "../check";
import { closedToAll } from "./closed-to-all";
import { failure } from "./door";
import type { Door } from "../world";

/** A door that nobody in the world may find open. */
export interface ClosedDoor {
  readonly part: string;
  readonly of: string;
  readonly address: string;
  readonly port: number;
  /** What somebody could do who finds it open. */
  readonly danger: string;
  readonly fix: string;
}

/** Looks that a TCP port is closed to the world, of which this machine is a part. */
export function closedCheck({ part, of, address, port, danger, fix }: ClosedDoor): Check {
  const door: Door = { address, port, protocol: "tcp" };
  return {
    part,
    asks: `tcp ${port} of ${address} (${of})`,
    expected: closedToAll,
    look: async (world, signal) => {
      const tried = await world.open(door, signal);
      switch (tried.outcome) {
        case "open":
          return {
            verdict: "different",
            found: "open",
            because: `it is open to whoever looks from here: ${danger}`,
            fix,
          };
        case "refused":
        case "silent":
          return { verdict: "ok", found: "closed" };
        case "unreachable":
        case "unknown":
          return failure(tried, fix);
      }
    },
  };
}
