import fc from "fast-check";
import { Chooser, type Choice } from "../../dispatch/choose";
import { Fleet, isFull, type Relay } from "../../dispatch/fleet";
import type { Report } from "../../dispatch/load/report";
import { dispatcherWatch } from "../../model/dispatcher-watch";
import { edgesOf, fleetOf, fleets, repeatable, report, reportsOf, type Drawn } from "./fleets";

const runs = { numRuns: 10_000 };
const seeds = fc.nat({ max: 1_000_000 });

const together = (drawn: Drawn): string[][] => [Object.keys(drawn)];
const isRelay = (choice: Choice | undefined): choice is Relay => choice !== undefined && choice !== "entry";
const addresses = (choices: readonly Choice[]): string[] =>
  choices.map((choice) => (isRelay(choice) ? choice.address : choice));

const sorted = (words: readonly string[]): string => [...words].sort().join();

/** How many of so many players are sent to each relay first, by address. */
function firsts(chooser: Chooser, order: string[][], players: number): Map<string, number> {
  const sent = new Map<string, number>();
  for (let player = 0; player < players; player += 1) {
    const [first] = chooser.choose(order);
    if (isRelay(first)) sent.set(first.address, (sent.get(first.address) ?? 0) + 1);
  }
  return sent;
}

/** What the reports alone say: room that is free, times weight; none for those that are not well, full or silent. */
function shares(drawn: Drawn): Map<string, number> {
  const edges = edgesOf(drawn);
  const reports = reportsOf(drawn);
  const all = Object.values(edges).flatMap(({ weight, relays }) =>
    relays.map(({ address, capacity }) => {
      const said = reports.get(address);
      const free = said?.well === true ? Math.max(0, capacity - said.connections) : 0;
      return [address, weight * free] as const;
    }),
  );
  const total = all.reduce((sum, [, share]) => sum + share, 0);
  return new Map(all.map(([address, share]) => [address, total === 0 ? 0 : share / total]));
}

/** Fleets that report, each relay with room for whatever the test sends. */
const roomy = fleets.map((drawn): Drawn => {
  const edges = Object.entries(drawn).map(([key, { weight, relays }]) => {
    const wide = relays.map(({ capacity, report: said }) => ({
      capacity: capacity + 100_000,
      report: said ?? report(capacity),
    }));
    return [key, { weight, relays: wide }] as const;
  });
  return Object.fromEntries(edges);
});

describe("over 10,000 random fleets", () => {
  test("no relay gets more than its share of a burst and one player", () => {
    fc.assert(
      fc.property(roomy, fc.integer({ min: 1, max: 60 }), seeds, (drawn, players, seed) => {
        const sent = firsts(new Chooser(fleetOf(drawn), repeatable(seed)), together(drawn), players);
        return [...shares(drawn)].every(([address, share]) => (sent.get(address) ?? 0) < players * share + 1 + 1e-6);
      }),
      runs,
    );
  });

  test("in the long run players are shared by weight and free room, however few come between two reports", () => {
    fc.assert(
      fc.property(roomy, fc.integer({ min: 1, max: 5 }), seeds, (drawn, players, seed) => {
        const fleet = fleetOf(drawn);
        const chooser = new Chooser(fleet, repeatable(seed));
        const reports = reportsOf(drawn);
        const sent = new Map<string, number>();
        const total = 60;
        for (let player = 0; player < total; player += players) {
          for (const [address, count] of firsts(chooser, together(drawn), players)) {
            sent.set(address, (sent.get(address) ?? 0) + count);
          }
          // nobody stays: the same reports again
          fleet.round(reports);
        }
        // five standard deviations of what pure chance would do
        return [...shares(drawn)].every(
          ([address, share]) =>
            Math.abs((sent.get(address) ?? 0) - total * share) < 5 * Math.sqrt(total * share * (1 - share)) + 5,
        );
      }),
      runs,
    );
  });

  test("an answer has every relay that may be tried once, and the entry; full ones come last", () => {
    fc.assert(
      fc.property(fleets, seeds, fc.boolean(), (drawn, seed, entryFirst) => {
        const fleet = fleetOf(drawn);
        const chooser = new Chooser(fleet, repeatable(seed));
        const order = entryFirst ? [["entry"], ...together(drawn)] : [...together(drawn), ["entry"]];
        const reports = reportsOf(drawn);
        const may = fleet.relays.filter(({ address }) => reports.get(address)?.well !== false);
        const expected = sorted([...addresses(may), "entry"]);
        return [1, 2, 3].every(() => {
          const full = may.filter((relay) => isFull(relay)).map(({ address }) => address);
          const answer = addresses(chooser.choose(order));
          const last = full.length === 0 ? [] : answer.slice(-full.length);
          return sorted(answer) === expected && last.every((address) => full.includes(address));
        });
      }),
      runs,
    );
  });

  test("between two reports nobody is sent more players than fit while another has room", () => {
    fc.assert(
      fc.property(fleets, fc.integer({ min: 1, max: 80 }), seeds, (drawn, players, seed) => {
        const fleet = fleetOf(drawn);
        const chooser = new Chooser(fleet, repeatable(seed));
        return Array.from({ length: players }).every(() => {
          const withRoom = fleet.relays.filter((one) => one.well && !fleet.isSilent(one) && !isFull(one));
          const [first] = chooser.choose(together(drawn));
          return withRoom.length === 0 || withRoom.some((relay) => relay === first);
        });
      }),
      runs,
    );
  });

  test("relays that all stopped reporting are all tried as before", () => {
    fc.assert(
      fc.property(fleets, seeds, fc.integer({ min: 0, max: 9 }), (drawn, seed, rounds) => {
        const fleet = fleetOf(drawn);
        const nobody = new Map([...reportsOf(drawn).keys()].map((address) => [address, undefined]));
        for (let round = 0; round < rounds + dispatcherWatch.silentAfter; round += 1) fleet.round(nobody);
        const chooser = new Chooser(fleet, repeatable(seed));
        const may = fleet.relays.filter(({ well }) => well);
        const allOpen = may.every((relay) => !fleet.isSilent(relay) && !isFull(relay));
        const tried = addresses(chooser.choose(together(drawn)));
        return allOpen && sorted(tried) === sorted(addresses(may));
      }),
      runs,
    );
  });
});

describe("a relay that stops reporting", () => {
  const three: Drawn = {
    e0: { weight: 100, relays: [0, 1, 2].map(() => ({ capacity: 1000, report: report(100) })) },
  };
  const [lost = ""] = reportsOf(three).keys();
  const others = (connections: number): Map<string, Report | undefined> =>
    new Map(
      [...reportsOf(three).keys()].map((address) => [address, address === lost ? undefined : report(connections)]),
    );

  test("comes nearer to the average of the others with every round, then is tried after them, and is back at once", () => {
    const fleet = fleetOf(three);
    const used = (): number => Math.round(fleet.relays.find(({ address }) => address === lost)?.used ?? NaN);
    const first = (): string | undefined => addresses(new Chooser(fleet, repeatable(1)).choose([["e0"]])).at(-1);

    fleet.round(others(700));
    expect(used()).toBe(300);
    fleet.round(others(700));
    expect(used()).toBe(433);
    expect(fleet.relays.some((relay) => fleet.isSilent(relay))).toBe(false);
    fleet.round(others(700));
    expect(fleet.relays.filter((relay) => fleet.isSilent(relay)).map(({ address }) => address)).toEqual([lost]);
    expect(first()).toBe(lost);

    fleet.round(reportsOf(three));
    expect(fleet.relays.some((relay) => fleet.isSilent(relay))).toBe(false);
    expect(used()).toBe(100);
  });

  test("keeps the players it was sent meanwhile", () => {
    const fleet = fleetOf(three);
    const relay = fleet.relays.find(({ address }) => address === lost);
    if (relay === undefined) throw new Error("no such relay");
    for (let player = 0; player < 300; player += 1) fleet.hand(relay);
    fleet.round(others(100));

    // 400 of 1000, a third of the way to 100
    expect(Math.round(relay.used)).toBe(300);
  });

  test("is not given up when most are silent: then it is rather the way to them", () => {
    const fleet = fleetOf(three);
    const one = new Map([...others(700)].map(([address], index) => [address, index === 2 ? report(100) : undefined]));
    for (let round = 0; round < 10; round += 1) fleet.round(one);

    const sent = firsts(new Chooser(fleet, repeatable(1)), [["e0"]], 30);
    expect([...sent.values()]).toEqual([10, 10, 10]);
  });

  test("after it drained stays away, also when nobody reports", () => {
    const fleet = fleetOf({ e0: { weight: 1, relays: [{ capacity: 10, report: report(0, false) }] } });
    for (let round = 0; round < 10; round += 1) fleet.round(new Map([["192.0.2.1", undefined]]));

    expect(new Chooser(fleet, Math.random).choose([["e0"], ["entry"]])).toEqual(["entry"]);
  });
});

test("a fleet that went silent when it was full is not full for ever", () => {
  const fleet = fleetOf({ e0: { weight: 1, relays: [{ capacity: 100, report: report(100) }] } });
  expect(addresses(new Chooser(fleet, Math.random).choose([["e0"], ["entry"]]))).toEqual(["entry", "192.0.2.1"]);
  fleet.round(new Map([["192.0.2.1", undefined]]));

  expect(addresses(new Chooser(fleet, Math.random).choose([["e0"], ["entry"]]))).toEqual(["192.0.2.1", "entry"]);
});

test("relays that nobody asks are taken for as busy as the average", () => {
  const drawn: Drawn = {
    e0: { weight: 100, relays: [{ capacity: 1000, report: report(600) }] },
    e1: { weight: 100, relays: [{ capacity: 1000, report: undefined }] },
  };
  const fleet = new Fleet({ edges: edgesOf(drawn) });
  fleet.round(new Map([["192.0.2.1", report(600)]]));

  expect(fleet.relays.map(({ used }) => used)).toEqual([600, 600]);
  expect([...firsts(new Chooser(fleet, repeatable(1)), [["e0", "e1"]], 20).values()]).toEqual([10, 10]);
});

const two: Drawn = {
  e0: { weight: 100, relays: [0, 0].map(() => ({ capacity: 1000, report: undefined })) },
  e1: { weight: 100, relays: [{ capacity: 1000, report: undefined }] },
};

test.each<[string, number[], number]>([
  ["one says more than it can hold", [2100, 5], 502],
  ["all that are asked are full", [1000, 1000], 900],
])("relays that nobody asks are not full, where %s", (_what, [one = 0, other = 0], used) => {
  const fleet = new Fleet({ edges: edgesOf(two) });
  fleet.round(
    new Map([
      ["192.0.2.1", report(one)],
      ["192.0.2.2", report(other)],
    ]),
  );

  expect(Math.round(fleet.relays[2]?.used ?? NaN)).toBe(used);
  expect(addresses(new Chooser(fleet, Math.random).choose([["e1"], ["entry"]]))).toEqual(["192.0.2.17", "entry"]);
});

test("a relay that drained and is asked no more is taken for one like the others", () => {
  const fleet = new Fleet({ edges: edgesOf(two) });
  const others = [
    ["192.0.2.2", report(600)],
    ["192.0.2.17", report(600)],
  ] as const;
  fleet.round(new Map([["192.0.2.1", report(0, false)], ...others]));
  fleet.round(new Map(others));

  expect(fleet.relays[0]).toMatchObject({ well: true, usable: 1000, used: 600 });
});

test("an edge comes before another that is tried after it, however much room that has", () => {
  const drawn: Drawn = {
    e0: { weight: 1, relays: [{ capacity: 10, report: report(9) }] },
    e1: { weight: 1000, relays: [{ capacity: 1000, report: report(0) }] },
  };
  const chooser = new Chooser(fleetOf(drawn), Math.random);

  expect(addresses(chooser.choose([["e0"], ["e1"], ["entry"]]))).toEqual(["192.0.2.1", "192.0.2.17", "entry"]);
  // that was the last who fitted
  expect(addresses(chooser.choose([["e0"], ["e1"], ["entry"]]))).toEqual(["192.0.2.17", "entry", "192.0.2.1"]);
});

test("when a relay fails, its players' second choices are shared like first ones", () => {
  const drawn: Drawn = {
    e0: { weight: 1, relays: [0, 500, 750].map((connections) => ({ capacity: 1000, report: report(connections) })) },
  };
  const fleet = fleetOf(drawn);
  const chooser = new Chooser(fleet, repeatable(7));
  const seconds = new Map<string, number>();
  for (let player = 0; player < 3000; player += 1) {
    if (player % 300 === 0) fleet.round(reportsOf(drawn));
    const [first = "", second = ""] = addresses(chooser.choose([["e0"]]));
    if (first === "192.0.2.1") seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  const [busy = 0, free = 0] = [seconds.get("192.0.2.3"), seconds.get("192.0.2.2")];

  // 500 and 250 free
  expect(free / busy).toBeGreaterThan(1.7);
  expect(free / busy).toBeLessThan(2.3);
});
