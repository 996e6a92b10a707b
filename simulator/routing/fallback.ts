import { own } from "../../model/own";
import type { EdgePart } from "../topology";
import { dns, type Choice } from "./dns";
import type { Scene } from "./scene";

/** A country's two letters, alone or before a part of it: `kr`, `us-west`. */
const country = /^([a-z]{2})(-|$)/;

/** What is told apart here: countries by their two letters. */
const told = /^([A-Z]{2}|default)$/;

/**
 * The edges that the name of the fallback gives players, by share of the answers: as constructs/aws/spread.ts and
 * constructs/name-records.ts make its records. Undefined where there is no such name, and where places are not told.
 *
 * @param player id of the player region
 */
export function fallback(
  player: string,
  { topology, atlas, states }: Scene,
): Readonly<Record<string, number>> | undefined {
  const { cloud, dns: names, edges } = topology;
  const spread = names?.spread ?? (cloud === "aws" && names ? { by: "latency" as const } : undefined);
  if (spread === undefined) return undefined;
  // a drained edge takes no new players by any name
  const taking = Object.entries(edges)
    .filter(([, { drain }]) => !drain)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (taking.length === 0) return undefined;
  const { by, weights = {}, places = {} } = spread;
  if (
    by === "place" &&
    !Object.values(places)
      .flat()
      .every((place) => told.test(place))
  )
    return undefined;
  // other clouds' records do not look whether anybody is there
  const unchecked = cloud !== "aws";
  const choices = taking.map(([key, edge]): Choice<string> => ({
    target: key,
    milliseconds: by === "latency" ? atlas.roundTrip("internet", player, edge.place).milliseconds : 0,
    weight: cloud === "aws" ? (own(weights, key) ?? 0) : weightOfRelays(edge, own(weights, key) ?? 1),
    places: own(places, key) ?? [],
    healthy: unchecked || (states.edges.get(key)?.zones.some(({ healthy }) => healthy) ?? false),
  }));
  const [, letters] = country.exec(player) ?? [];
  const routed = dns(by, choices, letters === undefined ? [] : [letters.toUpperCase()]);
  return Object.fromEntries(routed.flatMap(({ target, share }) => (target === undefined ? [] : [[target, share]])));
}

/** Each relay has a record, and a weight is a whole number. */
function weightOfRelays({ zones }: EdgePart, weight: number): number {
  const relays = Object.values(zones).reduce((sum, count) => sum + count, 0);
  return relays * Math.max(1, Math.round(weight / relays));
}
