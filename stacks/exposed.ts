import { admitsAnyone } from "../model/admits-anyone";
import type { Environment } from "../model/environment";
import type { Exposed, Numbers } from "../model/graph/exposure";
import { portRange, type Port } from "../model/port";

type Ports = Environment["ports"];

/** What a stack of an environment may show of itself, by the stack's part in it. */
export const exposed = {
  edge: (ports: Ports): Exposed => ({
    whose: "at an edge",
    world: each(ports, players),
    relays: [],
    addresses: "any",
  }),
  /** Lets nobody in, and has the address that is bound to home. */
  entry: { whose: "at the entry", world: [], relays: [], addresses: "entry" } satisfies Exposed,
  home: ({ ports, entry }: Pick<Environment, "ports" | "entry">): Exposed => ({
    whose: "at home",
    // players keep their own addresses, and come to the machines' numbers
    world: each(ports, (port) => [...players(port), ...numbersOf(port, port.homePort)]),
    relays: each(ports, relays),
    // an accelerator finds home by a public address
    addresses: entry.kind === "ga2" ? "home" : "none",
  }),
  /** The door at home is traffic's: relays by their addresses, or anyone who can prove to be one. */
  traffic: ({ ports, edges, entry }: Pick<Environment, "ports" | "edges" | "entry">): Exposed => ({
    whose: "at home",
    world: admitsAnyone(edges, entry.bgp?.sites ?? {}) ? each(ports, relays) : [],
    relays: [],
    addresses: "entry",
  }),
} as const;

function each(ports: Ports, numbers: (port: Port) => readonly Numbers[]): Numbers[] {
  return Object.values(ports).flatMap((port) => numbers(port));
}

function players(port: Port): Numbers[] {
  return [{ protocol: port.protocol, ...portRange(port) }];
}

function relays(port: Port): Numbers[] {
  return numbersOf(port, port.relayPort);
}

function numbersOf({ protocol }: Port, number: number | undefined): Numbers[] {
  return number === undefined ? [] : [{ protocol, from: number, to: number }];
}
