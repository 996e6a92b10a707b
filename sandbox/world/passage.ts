import { contains, parseCidr } from "../value/cidr";

/** A port of an address that somebody outside wants to reach. */
export interface Door {
  readonly address: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}

/**
 * What becomes of somebody at a door: let through to a machine, told no, not answered, or nothing there at all. `unknown`:
 * what has the address is not understood here. `cause`: a load balancer
 * was reached, and no fleet behind it.
 */
export type Passage =
  | { readonly outcome: "open" }
  | {
      readonly outcome: "refused" | "silent" | "unreachable" | "unknown";
      readonly why: string;
      readonly cause?: "fleet";
    };

export const open: Passage = { outcome: "open" };
export const refused = (why: string): Passage => ({ outcome: "refused", why });
export const silent = (why: string): Passage => ({ outcome: "silent", why });

/** What is said at a load balancer that does not listen on a port, or listens for no machine. */
export function noFleet(name: string, balancer: string, lacks: "listener" | "machine"): Passage {
  const cause = "fleet";
  return lacks === "listener"
    ? { outcome: "refused", why: `load balancer ${balancer} has no listener on ${name}`, cause }
    : { outcome: "silent", why: `no machine is behind the listener on ${name} of load balancer ${balancer}`, cause };
}

/** Somewhere in the Internet: addresses for documentation (RFC 5737, RFC 3849), which no cloud has. */
const players = ["192.0.2.201/32", "2001:db8::1/128"].map(parseCidr);

/** Whether a range of addresses has players in it. */
export function admitsPlayers(range: string): boolean {
  const cidr = parseCidr(range);
  return cidr !== undefined && players.some((player) => player !== undefined && contains(cidr, player));
}

/** The first passage that is open, else the first of them. */
export function best(passages: readonly Passage[], none: Passage): Passage {
  return passages.find(({ outcome }) => outcome === "open") ?? passages[0] ?? none;
}
