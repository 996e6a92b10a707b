import { cloudNames, type CloudName } from "../../../../model/cloud-name";
import { entryWord } from "../../../../model/dispatch";
import { orderOf, takesPlayers } from "../../../../model/order";
import type { Atlas } from "../../../../simulator/atlas/atlas";
import type { Condition, Failure } from "../../../../simulator/failure/failure";
import type { Limits } from "../../../../simulator/limits";
import type { EdgePart, EntryRules, Topology } from "../../../../simulator/topology";
import type { Dice } from "./dice";
import { placeOf, regionsOfACloud } from "./random-world";

/** Everything that landing is asked with. */
export interface RandomCase {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly condition: Condition;
  readonly limits: Limits;
}

const entries: readonly { readonly rules: EntryRules; readonly cloud: CloudName }[] = [
  { rules: "global-accelerator", cloud: "aws" },
  // its rules are the most by far
  { rules: "global-accelerator", cloud: "aws" },
  { rules: "aia", cloud: "tencent" },
  { rules: "ga2", cloud: "tencent" },
  { rules: "anycast-eip", cloud: "alibaba" },
];
const names = ["tokyo", "frankfurt", "virginia", "sydney", "sao-paulo"];
const points = ["north", "east", "south", "west"];
const zoneLetters = ["a", "b", "c", "d", "e"];
const health = { intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 3, healthyAfter: 3 };

/** Any declaration, also ones that the rules of a cloud would refuse, and anything that may have failed. */
export function randomCase(dice: Dice, worlds: readonly Atlas[]): RandomCase {
  const topology = randomTopology(dice);
  const limits = { routeChangePerHour: 0, secondNearest: dice.is(0.2) ? dice.next() : 0 };
  return { topology, atlas: dice.of(worlds), condition: randomCondition(dice, topology), limits };
}

function randomTopology(dice: Dice): Topology {
  const { rules, cloud } = dice.of(entries);
  const edges: Record<string, EdgePart> = {};
  const weights: Record<string, number> = {};
  // an accelerator has one group in a region, and home has the first
  let region = 1;
  for (const key of names.slice(0, dice.below(names.length + 1))) edges[key] = randomEdge(dice, cloud, region++);
  const taking = Object.keys(edges).filter((key) =>
    takesPlayers({ retired: false, drain: edges[key]?.drain ?? false }),
  );
  for (const key of taking) weights[key] = dice.is(0.7) ? 100 : 1 + dice.below(1000);
  return {
    game: "duel",
    environment: "test",
    cloud,
    entry: {
      rules,
      areas: rules === "ga2" ? ["r0", "r1", "r2"].slice(0, 1 + dice.below(3)) : [],
      ...(dice.is(0.03) && { retired: true }),
    },
    home: {
      region: "r0",
      place: placeOf(cloud, "r0"),
      zones: ["r0a", "r0b"],
      machines: { min: 2 + dice.below(3), max: 4 },
      dialPercent: randomDial(dice),
      health,
    },
    edges,
    order: {
      usual: orderOf(randomPrefer(dice, taking), taking),
      regions: dice.is(0.3) ? { mainland: orderOf(randomPrefer(dice, taking), taking) } : {},
    },
    weights,
    answerSeconds: 60,
    ...(dice.is(0.3) && { dns: { ttlSeconds: 60 } }),
    heartbeatSeconds: 30,
  };
}

function randomEdge(dice: Dice, home: CloudName, index: number): EdgePart {
  const cloud = dice.is(0.75) ? home : dice.of(cloudNames);
  const region = `r${index % regionsOfACloud}`;
  const names = zoneLetters.slice(0, dice.is(0.5) ? 1 : 2 + dice.below(4));
  const zones = Object.fromEntries(names.map((letter) => [`${region}${letter}`, 1 + dice.below(4)]));
  return {
    cloud,
    region,
    place: placeOf(cloud, region),
    zones,
    connections: dice.is(0.5) ? 20_000 : 100 + dice.below(59_900),
    dialPercent: randomDial(dice),
    ...(dice.is(0.5) && { entryWeight: dice.is(0.3) ? 0 : 1 + dice.below(100) }),
    drain: dice.is(0.2),
    road: dice.is(0.7) ? "private" : "public",
  };
}

function randomDial(dice: Dice): number {
  if (dice.is(0.6)) return 100;
  return dice.is(0.4) ? 0 : 1 + dice.below(99);
}

function randomPrefer(dice: Dice, keys: readonly string[]): (string | string[])[] {
  if (dice.is(0.4)) return [];
  const left = [entryWord, ...keys].sort(() => dice.next() - 0.5).slice(0, 1 + dice.below(4));
  const together = left.filter((name) => name !== entryWord).slice(0, 2);
  if (together.length < 2 || dice.is(0.5)) return left;
  return [together, ...left.filter((name) => !together.includes(name))];
}

/** Nothing, one failure as it goes from unnoticed to noticed, or several at once. */
function randomCondition(dice: Dice, topology: Topology): Condition {
  if (dice.is(0.25)) return { down: [], noticed: [] };
  const down: Failure[] = [];
  const noticed: Failure[] = [];
  for (let count = dice.is(0.5) ? 1 : 1 + dice.below(4); count > 0; count--) {
    const failure = randomFailure(dice, topology);
    const known = dice.next();
    // what is noticed may be up again already
    if (known < 0.9) down.push(failure);
    if (known > 0.4) noticed.push(failure);
  }
  return { down, noticed };
}

function randomFailure(dice: Dice, { entry, home, edges }: Topology): Failure {
  const keys = Object.keys(edges);
  const kind = dice.of(["home", "zone", "edge", "edge", "edge", "backhaul", "entry-pop"] as const);
  if (kind === "home") return { kind, name: "" };
  if (kind === "entry-pop") {
    return { kind, name: entry.rules === "ga2" ? placeOf("tencent", dice.of(entry.areas)) : dice.of(points) };
  }
  if (kind === "zone" || keys.length === 0) {
    const zones = [...home.zones, ...Object.values(edges).flatMap((edge) => Object.keys(edge.zones))];
    return { kind: "zone", name: dice.of(zones) };
  }
  return { kind, name: dice.of(keys) };
}
