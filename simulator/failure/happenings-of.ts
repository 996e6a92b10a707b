import { client } from "../client";
import { own } from "../../model/own";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import { askedRelays } from "./asked-relays";
import { assumed } from "./assumed";
import type { Failure } from "./failure";
import type { Happening, Notice } from "./story";
import { unbrokenBecause } from "./unbroken-because";

interface Told {
  readonly topology: Topology;
  readonly failure: Failure;
  readonly atSeconds: number;
  readonly notices: readonly Notice[];
  readonly limits: Limits;
  /** Of all sessions. */
  readonly hit: number;
  /** From the failure; undefined where the connections are broken. */
  readonly resumeSeconds?: number;
  /** From the failure, of the last who play again; undefined where nobody does. */
  readonly backSeconds?: number;
  /** Of all sessions, at the end. */
  readonly stranded: number;
}

const story = "simulator/failure/story.ts";

/** What happens, in its order. */
export function happeningsOf(told: Told): Happening[] {
  const { atSeconds, limits } = told;
  const all: Happening[] = [
    { second: 0, what: routes(told.topology, limits), source: "docs/decisions/0026" },
    { second: atSeconds, what: failed(told), source: story },
    ...untold(told).map((one) => ({ second: atSeconds, ...one })),
    ...told.notices
      .filter(({ who }) => who !== "players")
      .map(({ who, then, latestSeconds, source }) => ({
        second: atSeconds + latestSeconds,
        what: `${who}: ${then}`,
        source,
      })),
    ...(told.hit > 0 ? ofPlayers(told) : []),
  ];
  return all.sort((a, b) => a.second - b.second);
}

function routes({ entry: { rules } }: Topology, { routeChangePerHour }: Limits): string {
  const why = unbrokenBecause[rules];
  if (why !== undefined) return `changes of the Internet's routes break no connections through the entry: ${why}`;
  return routeChangePerHour === 0
    ? "changes of the Internet's routes, which break connections through the entry, are not counted"
    : `changes of the Internet's routes break ${routeChangePerHour * 100} % of the connections through the entry in an hour`;
}

function failed({ topology: { edges }, failure: { kind, name } }: Told): string {
  switch (kind) {
    case "home":
      return "home vanishes: it answers nothing and closes nothing";
    case "zone":
      return `zone ${name} vanishes, with every machine in it`;
    case "edge":
      return `${name} vanishes: ${relays(edges, name, ["answers nothing and closes", "answer nothing and close"])} nothing`;
    case "backhaul":
      return `the road from ${name} to home carries nothing any more; ${relays(edges, name, ["still accepts", "still accept"])} connections`;
    case "entry-pop":
      return `the entry point ${name} vanishes`;
  }
}

/** `its relay answers`, `its 2 relays answer`. */
function relays(edges: Topology["edges"], key: string, [one, several]: readonly [string, string]): string {
  const count = Object.values(own(edges, key)?.zones ?? {}).reduce((sum, relays) => sum + relays, 0);
  return count === 1 ? `its relay ${one}` : `its ${count} relays ${several}`;
}

/** What is not noticed, though one might think so. */
function untold({ topology, failure: { kind, name }, notices }: Told): Omit<Happening, "second">[] {
  const { entry, edges } = topology;
  const deaf = !notices.some(({ who }) => who === "the dispatcher");
  const asked = kind === "edge" || kind === "backhaul" ? askedRelays(topology, name) : 0;
  const behind = own(edges, name)?.entryWeight !== undefined;
  return [
    ...(asked > 0 && deaf
      ? [
          {
            what: "where one runs, the dispatcher hears less than half of the relays that it asks, and takes that for its own trouble",
            source: "dispatch/fleet.ts",
          },
        ]
      : []),
    ...(kind === "backhaul" && entry.rules === "ga2" && behind
      ? [
          {
            what: `the entry never notices on TCP ports: it checks by a connection, which the relays of ${name} accept; UDP ports it asks through them`,
            source: "Tencent sheet, section 7.2",
          },
        ]
      : []),
    ...(kind === "entry-pop" && entry.rules === "ga2"
      ? [
          {
            what: `whether the accelerator's name leads past an area that fails is not documented: ${othersOf(entry)}`,
            source: "Tencent sheet, section 18, rule 11; docs/operations/dispatch.md",
          },
        ]
      : []),
    ...(kind === "entry-pop" && entry.rules === "global-accelerator"
      ? [
          {
            what: "connections end at the entry point, so that those through it are lost",
            source: "AWS sheet, section 9, R1",
          },
        ]
      : []),
  ];
}

function othersOf({ areas }: Topology["entry"]): string {
  return areas.length > 1 ? "players try the other areas' addresses" : "there is no other area";
}

function ofPlayers(told: Told): Happening[] {
  const { atSeconds, topology, resumeSeconds = Infinity, backSeconds, stranded } = told;
  const beat = topology.heartbeatSeconds;
  const [first, last] = [(client.silentHeartbeats - 1) * beat, client.silentHeartbeats * beat];
  const at = (seconds: number, what: string, source: string): Happening => ({
    second: Math.ceil(atSeconds + seconds),
    what,
    source,
  });
  const how = "simulator/client.ts; docs/operations/relays.md";
  return [
    ...(first < resumeSeconds
      ? [at(first, "the first players take their connection for dead and connect anew", how)]
      : []),
    ...(last < resumeSeconds
      ? [at(last, "the last players take their connection for dead and connect anew", how)]
      : []),
    ...(resumeSeconds < last
      ? [
          at(
            resumeSeconds,
            "the entry passes packets through: connections that nobody gave up go on",
            assumed.routes.source,
          ),
        ]
      : []),
    ...(backSeconds === undefined ? [] : [at(backSeconds, "whoever can play again does", how)]),
    ...(stranded > 0 ? [at(0, "those who have no way left do not play while it lasts", how)] : []),
  ];
}
