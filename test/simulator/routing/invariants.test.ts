import type { Landing } from "../../../simulator/landing";
import type { EdgePart, Topology } from "../../../simulator/topology";
import { Dice } from "./random/dice";
import { invariants } from "./random/invariants";
import { randomCase, type RandomCase } from "./random/random-case";
import { randomWorld } from "./random/random-world";
import { asItIs, run, sameForAnyOrder } from "./random/run";

const seed = 20_261_127;
const home = { kind: "home", name: "" } as const;

test("holds of 100,000 random topologies", () => {
  const [violation] = run({ seed, cases: 100_000, land: asItIs });

  expect(violation).toBeUndefined();
}, 120_000);

test("they are as rich as they should be", () => {
  const dice = new Dice(seed);
  const worlds = [randomWorld(dice)];
  const seen = new Map<string, number>();
  const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  for (let number = 0; number < 2000; number++) {
    const random = randomCase(dice, worlds);
    const { entry, edges } = random.topology;
    count(entry.rules);
    count(`${Object.keys(edges).length} edges`);
    for (const { down, noticed } of [random.condition]) {
      for (const { kind } of down) count(`${kind} is down`);
      for (const { kind } of noticed) count(`${kind} is noticed`);
    }
    for (const { flows } of asItIs(random)) {
      for (const { reason, works, undocumented } of flows) {
        count(reason);
        if (!works) count("does not work");
        if (undocumented) count("undocumented");
      }
    }
  }

  const kinds = ["home", "zone", "edge", "backhaul", "entry-pop"].flatMap((kind) => [
    `${kind} is down`,
    `${kind} is noticed`,
  ]);
  const reasons = ["only", "nearest", "spill", "failover", "fail-open", "weight", "order", "next", "none"];
  const rules = ["global-accelerator", "aia", "ga2", "anycast-eip"];
  const wanted = [...rules, ...[0, 1, 2, 3, 4, 5].map((count) => `${count} edges`), ...kinds, ...reasons];
  for (const what of [...wanted, "does not work", "undocumented"]) {
    expect([what, (seen.get(what) ?? 0) >= 20]).toEqual([what, true]);
  }
});

/** Landing that is blind to something, and the invariant that has to notice. */
const blind: Readonly<
  Record<string, { readonly to: keyof typeof invariants | typeof sameForAnyOrder; readonly land: typeof asItIs }>
> = {
  drains: {
    to: "drained edges get no new connections unless failed open",
    land: changed(({ topology, ...rest }) => ({
      ...rest,
      topology: withEdges(topology, (edge) => ({ ...edge, drain: false })),
    })),
  },
  "weights of 0": {
    to: "weight 0 gets nothing unless failed open",
    land: changed(({ topology, ...rest }) => ({
      ...rest,
      topology: withEdges(topology, (edge) => ({ ...edge, ...(edge.entryWeight === 0 && { entryWeight: 1 }) })),
    })),
  },
  "what an entry can reach": {
    to: "nothing reaches what the entry cannot",
    land: changed(({ topology, ...rest }) => ({
      ...rest,
      topology: withEdges(topology, (edge) => ({
        ...edge,
        cloud: topology.cloud,
        entryWeight: edge.entryWeight ?? 50,
      })),
    })),
  },
  "an entry that is being given up": {
    to: "nothing reaches what the entry cannot",
    land: changed(({ topology, ...rest }) => {
      const { rules, areas } = topology.entry;
      return { ...rest, topology: { ...topology, entry: { rules, areas } } };
    }),
  },
  "what is noticed": {
    to: "what is noticed gets none unless failed open",
    land: changed(({ condition, ...rest }) => ({ ...rest, condition: { ...condition, noticed: [] } })),
  },
  "what is down": {
    to: "what is down does not work",
    land: changed(({ condition, ...rest }) => ({ ...rest, condition: { ...condition, down: [] } })),
  },
  dials: {
    to: "dial 0 gets no ordinary traffic",
    land: changed(({ topology, ...rest }) => ({ ...rest, topology: withDials(topology, () => 100) })),
  },
  "a home of dial 0 when all else is down": {
    to: "the only group that is well takes all failover, whatever its dial",
    land: changed(({ condition, ...rest }) => {
      const noticed = rest.topology.home.dialPercent === 0 ? [...condition.noticed, home] : condition.noticed;
      return { ...rest, condition: { ...condition, noticed } };
    }),
  },
  "failover to groups of dial 0": {
    to: "failover goes to the nearest group that is well, whatever its dial",
    land: changed(({ topology, ...rest }) => ({
      ...rest,
      topology: { ...topology, edges: only(topology, ({ dialPercent }) => dialPercent > 0) },
    })),
  },
  "how many groups are tried": {
    to: "failover tries the original and three further groups",
    land: changed(farthestFirst),
  },
  "which group is the nearest": { to: "failed open is the nearest group", land: changed(farthestFirst) },
  "whatever is well": {
    to: "it fails open only where none of the groups that it tries is well",
    land: (random) => reasoned(random, "fail-open"),
  },
  "what dials leave": {
    to: "what is directed to a group is the product of dials",
    land: changed(({ topology, ...rest }) => ({
      ...rest,
      topology: withDials(topology, (dial) => 100 * (dial / 100) ** 3),
    })),
  },
  "shares of an accelerator": {
    to: "an accelerator by GA2's rules shares by weight",
    land: (random) =>
      asItIs(random).map((landing) => {
        const [first] = landing.flows;
        const isShared = random.topology.entry.rules === "ga2" && first !== undefined;
        return isShared ? { ...landing, flows: [{ ...first, share: 1 }] } : landing;
      }),
  },
  "weights of the list": {
    to: "clients share the edges of a group by weight and room",
    land: changed(({ topology, ...rest }) => ({ ...rest, topology: { ...topology, weights: {} } })),
  },
  "a part of the players": {
    to: "shares sum to 1",
    land: (random) => asItIs(random).map((landing) => ({ ...landing, flows: landing.flows.slice(1) })),
  },
  "a region of the players": { to: "shares sum to 1", land: (random) => asItIs(random).slice(1) },
  "those that nothing takes": {
    to: "what works does not lead nowhere, and has a round trip",
    land: (random) =>
      asItIs(random).map((landing) => ({ ...landing, flows: landing.flows.map((flow) => ({ ...flow, works: true })) })),
  },
  "keys but the first": {
    to: sameForAnyOrder,
    land: changed(({ topology, ...rest }) => {
      const [first] = Object.keys(topology.edges);
      return { ...rest, topology: { ...topology, edges: only(topology, (_edge, key) => key === first) } };
    }),
  },
};

test.each(Object.entries(blind))("is noticed when landing is blind to %s", (_what, { to, land: landing }) => {
  let seen = false;
  for (const { names } of run({ seed, cases: 5000, land: landing })) {
    seen = names.includes(to);
    if (seen) break;
  }

  expect(seen).toBe(true);
});

test("every invariant is seen to bite", () => {
  const bitten = new Set(Object.values(blind).map(({ to }) => to));

  expect([...Object.keys(invariants), sameForAnyOrder].filter((name) => !bitten.has(name as never))).toEqual([]);
});

function changed(change: (random: RandomCase) => RandomCase): (random: RandomCase) => readonly Landing[] {
  return (random) => asItIs(change(random));
}

function only(topology: Topology, stays: (edge: EdgePart, key: string) => boolean): Topology["edges"] {
  return Object.fromEntries(Object.entries(topology.edges).filter(([key, edge]) => stays(edge, key)));
}

/** All of them are told to clients as well. */
function withEdges(topology: Topology, change: (edge: EdgePart) => EdgePart): Topology {
  const edges = Object.fromEntries(Object.entries(topology.edges).map(([key, edge]) => [key, change(edge)]));
  return { ...topology, edges };
}

function withDials(topology: Topology, dial: (percent: number) => number): Topology {
  const { home } = topology;
  return {
    ...withEdges(topology, (edge) => ({ ...edge, dialPercent: dial(edge.dialPercent) })),
    home: { ...home, dialPercent: dial(home.dialPercent) },
  };
}

/** As if everything were led where it is for one reason. */
function reasoned(random: RandomCase, reason: Landing["flows"][number]["reason"]): readonly Landing[] {
  return asItIs(random).map((landing) => ({ ...landing, flows: landing.flows.map((flow) => ({ ...flow, reason })) }));
}

function farthestFirst({ atlas, ...rest }: RandomCase): RandomCase {
  return {
    ...rest,
    atlas: {
      ...atlas,
      roundTrip: (road, from, to) => {
        const { milliseconds, by } = atlas.roundTrip(road, from, to);
        return { milliseconds: road === "backbone" ? 1000 - milliseconds : milliseconds, by };
      },
    },
  };
}
