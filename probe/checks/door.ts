import type { Check, Finding } from "../check";
import type { Door, Tried, World } from "../world";

/** A door that players are meant to find open. */
export interface OpenDoor {
  readonly part: string;
  /** What the door is for: the name of a port. */
  readonly of: string;
  readonly door: Door;
  /** What to do where it is not. */
  readonly fix: string;
  /**
   * What to do where its load balancer has no machines to lead to.
   *
   * @default `fix`
   */
  readonly fixFleet?: string;
}

/** Opens a port as a player does, and times it. */
export function doorCheck({ part, of, door, fix, fixFleet = fix }: OpenDoor): Check {
  const { address, port, protocol } = door;
  return {
    part,
    asks: `${protocol} ${port} of ${address} (${of})`,
    expected: "open",
    look: async (world, signal) => {
      const tried = await median(door, world, signal);
      if (tried.outcome !== "open") return failure(tried, tried.cause === "fleet" ? fixFleet : fix);
      const { milliseconds } = tried;
      return { verdict: "ok", found: "open", ...(milliseconds !== undefined && { milliseconds }) };
    },
  };
}

/** The first try that fails stands for all. */
async function median(door: Door, world: World, signal: AbortSignal): Promise<Tried> {
  const times: number[] = [];
  for (let turn = 0; turn < world.tries; turn++) {
    const tried = await world.open(door, signal);
    if (tried.outcome !== "open") return tried;
    if (tried.milliseconds !== undefined) times.push(tried.milliseconds);
  }
  const middle = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  return { outcome: "open", ...(middle !== undefined && { milliseconds: middle }) };
}

const usual = {
  refused:
    "something has the address, and takes nobody on this port: nothing is bound there, or the game does not listen",
  silent: "no answer in time: nothing is bound to it, a security group drops it, or no machine behind it is well",
  unreachable: "this machine has no way there: look from elsewhere too before you believe it",
  unknown: "it cannot be told from here",
};

/** What a failed try means, where an open door was meant. */
export function failure({ outcome, why }: Exclude<Tried, { outcome: "open" }>, fix: string): Finding {
  const because = why ?? usual[outcome];
  switch (outcome) {
    case "refused":
      return { verdict: "different", found: "refused", because, fix };
    case "silent":
      return { verdict: "unreachable", found: "no answer", because, fix };
    case "unreachable":
      return { verdict: "unreachable", found: "no way there", because, fix };
    case "unknown":
      return { verdict: "not-looked-at", found: because };
  }
}
