import { fine, type Failure } from "../../../simulator/failure/failure";
import { hitShare } from "../../../simulator/failure/hit-share";
import { readFailure } from "../../../simulator/failure/read-failure";
import type { Moment, Story } from "../../../simulator/failure/story";
import { tellStory } from "../../../simulator/failure/tell-story";
import { land } from "../../../simulator/land";
import { notCounted, type Limits } from "../../../simulator/limits";
import type { Topology } from "../../../simulator/topology";
import { topologyOf } from "../../../simulator/topology-of";
import { awsEdge, declared, declaredOn, edge } from "../../model/declared";
import { lineAtlas } from "../line-atlas";
import { atlas as world, shipped } from "./shipped";

/** Koreans play by Seoul, Japanese by Tokyo, Germans by Frankfurt; each a third but for Japan, which has half. */
const line = lineAtlas(
  {
    "tencent/ap-seoul": 0,
    "tencent/ap-tokyo": 10,
    "tencent/eu-frankfurt": 100,
    "alibaba/cn-hongkong": 0,
    "aws/ap-northeast-2": 0,
    "aws/ap-northeast-1": 10,
    "aws/eu-central-1": 100,
    "pop-seoul": 1,
    "pop-tokyo": 11,
    "pop-frankfurt": 101,
    kr: 2,
    jp: 12,
    de: 102,
  },
  { kr: {}, jp: { weight: 2 }, de: {} },
);

interface Telling {
  readonly heartbeatSeconds?: number;
  readonly atSeconds?: number;
  readonly limits?: Limits;
}

/** A story on the line, which begins ten seconds before the failure. */
function story(topology: Topology, failure: Failure, telling: Telling = {}): Story {
  const { heartbeatSeconds = 20, atSeconds = 10 } = telling;
  return tellStory({
    limits: notCounted,
    ...telling,
    topology: { ...topology, heartbeatSeconds },
    atlas: line,
    failure,
    atSeconds,
  });
}

function at({ moments }: Story, second: number): Moment {
  const moment = moments[second];
  if (moment?.second !== second) throw new Error(`no second ${second}`);
  return moment;
}

const tokyo: Failure = { kind: "edge", name: "tokyo" };
/** Home in Seoul, two relays in Tokyo, four in Frankfurt. Japanese try Tokyo, then the entry. */
const preferring = (changes: object = {}): Topology =>
  topologyOf(
    declared({
      edges: { frankfurt: edge("eu-frankfurt", { relays: { zones: { "eu-frankfurt-1": 4 } } }) },
      dispatch: { regions: { jp: { prefer: ["tokyo", "entry"] } } },
      ...changes,
    }),
  );

describe("of shipped environments", () => {
  /** Who is hit is where new players land, and all are back when the last has noticed, which is after two heartbeats. */
  test.each([
    ["starfall prod", "edge:tokyo", 0],
    ["starfall prod", "zone:ap-seoul-1", 900],
    ["starfall prod", "backhaul:tokyo", 0],
    // packets pass through: connections go on when routes lead elsewhere
    ["starfall prod", "entry-pop:seoul", 30],
    ["skyline prod", "edge:tokyo", 340],
    ["skyline prod", "backhaul:tokyo", 340],
    ["skyline prod", "zone:ap-northeast-2a", 340],
    // connections end where players enter
    ["skyline prod", "entry-pop:seoul", 340],
    ["lanterns prod", "edge:singapore", 0],
    ["lanterns prod", "zone:ap-northeast-1a", 900],
    ["lanterns prod", "entry-pop:tokyo", 30],
    ["moonrush live", "zone:ap-tokyo-2", 900],
  ])("%s, %s: over after %i s", (name, written, seconds) => {
    const topology = shipped(name);
    const failure = readFailure(written, topology, world);
    const told = tellStory({ topology, atlas: world, failure, atSeconds: 10, limits: notCounted });
    const hit = land(topology, world, fine)
      .flatMap(({ share, flows }) => flows.map((flow) => share * flow.share * hitShare(topology, failure, flow)))
      .reduce((sum, share) => sum + share, 0);

    expect(told.overAfterSeconds).toBe(seconds);
    expect(told.sessions.hit).toBeCloseTo(hit, 5);
    expect(told.sessions).toMatchObject({ moved: told.sessions.hit, stranded: 0 });
  });

  test.each(["starfall prod", "skyline prod", "lanterns prod", "moonrush live"])(
    "%s: without home nobody plays",
    (name) => {
      const failure: Failure = { kind: "home", name: "" };
      const told = tellStory({ topology: shipped(name), atlas: world, failure, atSeconds: 10, limits: notCounted });

      expect(told.sessions).toEqual({ hit: 1, moved: 0, stranded: 1 });
      expect(told.overAfterSeconds).toBeUndefined();
      expect(at(told, 10)).toMatchObject({ playing: 0, moved: 0, stranded: 1, arrivals: { nowhere: 1 } });
      expect(told.fallback).toContain("Nothing");
    },
  );
});

describe("an edge that players prefer", () => {
  test("they are back when they have noticed, at the dispatcher's next best at once", () => {
    const told = story(preferring(), tokyo);

    expect(at(told, 9)).toMatchObject({ playing: 1, stranded: 0, arrivals: { home: 0.5, tokyo: 0.5 } });
    expect(at(told, 10)).toMatchObject({ playing: 0.5, moved: 0, stranded: 0.5, arrivals: { home: 1 } });
    // the first notice after one heartbeat, half of them after one and a half, the last after two
    expect(at(told, 30)).toMatchObject({ moved: 0, stranded: 0.5 });
    expect(at(told, 31)).toMatchObject({ moved: 0.025, stranded: 0.475 });
    expect(at(told, 40)).toMatchObject({ moved: 0.25, stranded: 0.25 });
    expect(at(told, 50)).toMatchObject({ playing: 0.5, moved: 0.5, stranded: 0 });
    expect(told.overAfterSeconds).toBe(40);
    expect(told.sessions).toEqual({ hit: 0.5, moved: 0.5, stranded: 0 });
  });

  test("where nobody tells them, each of its two addresses costs them 5 s", () => {
    // the dispatcher hears one relay of three
    const topology = preferring({ edges: { frankfurt: edge("eu-frankfurt") } });
    const told = story(topology, tokyo);

    expect(at(told, 40)).toMatchObject({ moved: 0, stranded: 0.5 });
    expect(at(told, 50)).toMatchObject({ moved: 0.25, stranded: 0.25 });
    expect(told.overAfterSeconds).toBe(50);
    expect(told.happenings.map(({ what }) => what)).toContain(
      "where one runs, the dispatcher hears less than half of the relays that it asks, and takes that for its own trouble",
    );
  });

  test("a short heartbeat is before the dispatcher's 9 s: some still try dead addresses", () => {
    const told = story(preferring(), tokyo, { heartbeatSeconds: 6 });

    // they notice from 6 to 12 s after it, half of them before 9, who need 10 s more
    expect(at(told, 18).stranded).toBeCloseTo(0.5);
    expect(at(told, 22).stranded).toBeCloseTo(0.5 * (2 / 6 + 0), 1);
    expect(told.overAfterSeconds).toBe(18);
  });

  test("a zone of it hits the share of its relays there", () => {
    const topology = preferring({
      edges: {
        tokyo: { relays: { zones: { "ap-tokyo-1": 1, "ap-tokyo-2": 3 } } },
        frankfurt: edge("eu-frankfurt", { relays: { zones: { "eu-frankfurt-1": 4 } } }),
      },
    });

    expect(story(topology, { kind: "zone", name: "ap-tokyo-1" }).sessions).toEqual({
      hit: 0.125,
      moved: 0.125,
      stranded: 0,
    });
    expect(story(topology, { kind: "zone", name: "ap-tokyo-2" }).sessions).toEqual({
      hit: 0.375,
      moved: 0.375,
      stranded: 0,
    });
  });

  test("its road home takes the same players as itself", () => {
    expect(story(preferring(), { kind: "backhaul", name: "tokyo" }).sessions).toEqual(
      story(preferring(), tokyo).sessions,
    );
  });
});

describe("a zone of home", () => {
  test("takes its share of the sessions; until it is noticed so many new connections fail as well", () => {
    const alone = topologyOf(declared({ edges: { tokyo: undefined } }));
    const told = story(alone, { kind: "zone", name: "ap-seoul-1" }, { heartbeatSeconds: 4 });

    expect(at(told, 9).arrivals).toEqual({ home: 1 });
    expect(at(told, 26).arrivals).toEqual({ home: 0.5, nowhere: 0.5 });
    expect(at(told, 27).arrivals).toEqual({ home: 1 });
    // a quarter of the hit notice in every second from 4 to 8 after it; half of those who try get through, the rest try again 5 s later
    expect(at(told, 15).moved).toBeCloseTo(0.5 * (1 / 8));
    expect(at(told, 18).moved).toBeCloseTo(0.5 * (4 / 8));
    expect(at(told, 20).moved).toBeCloseTo(0.5 * (4 / 8 + 1 / 16));
    expect(at(told, 23).moved).toBeCloseTo(0.5 * (3 / 4));
    // who tries after 17 s gets through; the last of them noticed after 6, and tried again after 11, 16 and 21
    expect(told.overAfterSeconds).toBe(21);
  });

  test("of a load balancer of AWS relays try another zone's address by themselves: who comes without them waits for it", () => {
    const topology: Topology = { ...topologyOf(declaredOn("aws")), order: { usual: [["entry"]], regions: {} } };
    const told = story(topology, { kind: "zone", name: "ap-northeast-2a" });

    // a quarter of the players come straight home; the load balancer knows after 17 s
    expect(at(told, 10 + 16).arrivals).toEqual({ home: 0.125, nowhere: 0.125, tokyo: 0.75 });
    expect(at(told, 10 + 17).arrivals).toEqual({ home: 0.25, tokyo: 0.75 });
    expect(told.sessions.hit).toBe(0.5);
  });

  test("with the one machine that there is strands everybody", () => {
    const topology = topologyOf(declared({ home: { fleet: { min: 1, max: 4 } }, edges: { tokyo: undefined } }));
    const told = story(topology, { kind: "zone", name: "ap-seoul-1" });

    expect(told.sessions).toEqual({ hit: 1, moved: 0, stranded: 1 });
    expect(told.capacity.homeMachines).toEqual({ left: 0, lost: 1 });
    expect(told.overAfterSeconds).toBeUndefined();
  });

  test.each([
    ["tencent", 3, 2 / 3],
    ["tencent", 5, 3 / 5],
    ["alibaba", 3, 2 / 3],
    // each zone has one address, whatever is behind it
    ["aws", 3, 1 / 2],
    ["aws", 1, 1],
  ] as const)("on %s with %i machines takes the share of those in it", (cloud, min, share) => {
    const topology = topologyOf(declaredOn(cloud, { home: { fleet: { min, max: 9 } }, edges: { tokyo: undefined } }));
    const [name = ""] = topology.home.zones;
    const { sessions } = story({ ...topology, order: { usual: [["entry"]], regions: {} } }, { kind: "zone", name });

    expect(sessions.hit).toBeCloseTo(share, 5);
    expect(sessions.stranded).toBe(min === 1 ? 1 : 0);
  });

  test("of three zones takes a third", () => {
    const zones = ["ap-seoul-1", "ap-seoul-2", "ap-seoul-3"];
    const topology = topologyOf(declared({ home: { zones, fleet: { min: 3, max: 6 } } }));

    expect(story(topology, { kind: "zone", name: "ap-seoul-3" }).sessions.hit).toBe(0.333333);
  });
});

describe("an entry of AWS", () => {
  const aws = topologyOf(declaredOn("aws"));

  test("leads to an edge that is gone until its load balancer has noticed, and it has followed", () => {
    // Japanese and Germans; clients have no other address
    const told = story({ ...aws, order: { usual: [["entry"]], regions: {} } }, tokyo);

    expect(at(told, 9).arrivals).toEqual({ home: 0.25, tokyo: 0.75 });
    // 17 s and 30 s
    expect(at(told, 10 + 46).arrivals).toEqual({ home: 0.25, nowhere: 0.75 });
    expect(at(told, 10 + 47).arrivals).toEqual({ home: 1 });
    // two addresses cost 10 s each time: who noticed after 20 to 40 s tries again after 40 to 50 s, and after 50 to 60 s
    expect(at(told, 10 + 46)).toMatchObject({ playing: 0.25, moved: 0, stranded: 0.75 });
    expect(told.overAfterSeconds).toBe(56);
  });

  test("clients who have another edge need not wait for it", () => {
    const two = topologyOf(declaredOn("aws", { edges: { frankfurt: awsEdge("eu-central-1") } }));
    const told = story(two, tokyo, { heartbeatSeconds: 10 });

    // two addresses of the entry, and for those who try Tokyo before Frankfurt one of Tokyo; it has two of three relays
    expect(at(told, 30).moved).toBe(0);
    expect(at(told, 35).moved).toBeCloseTo(0.5 * (1 / 3) * (5 / 10));
    expect(at(told, 40).moved).toBeCloseTo(0.5 * (1 / 3 + (2 / 3) * (5 / 10)));
    expect(at(told, 45)).toMatchObject({ moved: 0.5, stranded: 0 });
    expect(at(told, 45).arrivals).toEqual({ frankfurt: 0.75, home: 0.25 });
    // nobody is sent back who has moved
    expect(at(told, 57)).toMatchObject({ moved: 0.5, arrivals: { frankfurt: 0.25, home: 0.75 } });
  });

  test("loses the connections of an entry point, since they end there", () => {
    const told = story(aws, { kind: "entry-pop", name: "pop-tokyo" });

    expect(told.sessions).toEqual({ hit: 0.5, moved: 0.5, stranded: 0 });
    expect(at(told, 30)).toMatchObject({ playing: 0.5, stranded: 0.5 });
    // who notices before routes lead elsewhere needs 10 s to try the relays in Tokyo
    expect(told.overAfterSeconds).toBe(40);
    expect(told.happenings.map(({ what }) => what)).toContain(
      "connections end at the entry point, so that those through it are lost",
    );
  });
});

describe("an edge of AWS with more relays in one zone than in the other", () => {
  const relays = { connections: 1000, zones: { "ap-northeast-1a": 1, "ap-northeast-1c": 3 } };
  const aws = topologyOf(declaredOn("aws", { edges: { tokyo: { relays } } }));
  const zone: Failure = { kind: "zone", name: "ap-northeast-1a" };
  const ordered = (...names: string[]): Topology => ({
    ...aws,
    order: { usual: names.map((name) => [name]), regions: {} },
  });

  test("gets the same in each zone by the entry, so that either zone takes half, and the smaller is full first", () => {
    const told = story(ordered("entry"), zone);

    expect(told.sessions.hit).toBe(0.375);
    expect(told.capacity.relayConnections).toEqual({ left: 3000, lost: 1000 });
    expect(told.capacity.fullFromBefore).toEqual({ tokyo: Math.floor(2000 / 0.75) + 1 });
  });

  test("is told to clients by room, as the list of addresses has it", () => {
    expect(story(ordered("tokyo"), zone).sessions.hit).toBe(0.25);
  });

  test("has no check that tells clients of a zone that is gone: its address costs them 5 s for as long as it lasts", () => {
    const told = story(ordered("tokyo"), zone, { heartbeatSeconds: 60 });

    // long after the load balancer has noticed
    expect(told.notices.map(({ latestSeconds }) => latestSeconds)).toEqual([17, 120]);
    expect(told.overAfterSeconds).toBe(125);
  });
});

describe("an entry point that passes packets through", () => {
  const pop: Failure = { kind: "entry-pop", name: "pop-tokyo" };
  const plain = topologyOf(declared({ edges: { tokyo: undefined } }));

  test("connections go on when routes lead elsewhere", () => {
    const told = story(plain, pop, { heartbeatSeconds: 40 });

    expect(at(told, 39)).toMatchObject({
      playing: 0.5,
      moved: 0,
      stranded: 0.5,
      arrivals: { home: 0.5, nowhere: 0.5 },
    });
    expect(at(told, 40)).toMatchObject({ playing: 1, moved: 0, stranded: 0, arrivals: { home: 1 } });
    expect(told.sessions).toEqual({ hit: 0.5, moved: 0.5, stranded: 0 });
  });

  test("but for those who have given them up before", () => {
    const told = story(plain, pop, { heartbeatSeconds: 20 });

    // half of them notice until 30 s after it, and find nobody; the other half goes on
    expect(at(told, 39)).toMatchObject({ playing: 0.5, moved: 0, stranded: 0.5 });
    expect(at(told, 40).playing).toBeCloseTo(0.75);
    expect(told.overAfterSeconds).toBe(34);
    expect(at(told, 44)).toMatchObject({ playing: 0.75, moved: 0.25, stranded: 0 });
  });
});

describe("an accelerator by GA2's rules", () => {
  const ga2 = topologyOf(
    declared({
      entry: {
        kind: "ga2",
        areas: { "ap-tokyo": { bandwidthMbps: 10 }, "ap-seoul": { bandwidthMbps: 10 } },
      },
      edges: { tokyo: { entryWeight: 50, relays: { zones: { "ap-tokyo-1": 1 } } } },
      // nobody tries an edge by its own address
      dispatch: { prefer: ["entry"] },
    }),
  );
  const topology: Topology = { ...ga2, order: { usual: [["entry"]], regions: {} } };

  test("never notices a road home that is gone: each new connection is led there with the same share", () => {
    const told = story(topology, { kind: "backhaul", name: "tokyo" });

    // 50 of 150
    expect(told.sessions).toEqual({ hit: 0.333333, moved: 0.333333, stranded: 0 });
    expect(at(told, 60).arrivals).toEqual({ home: 0.666667, nowhere: 0.333333 });
    expect(told.moments.at(-1)?.arrivals).toEqual({ home: 0.666667, nowhere: 0.333333 });
    // a name and two areas cost 15 s each time, two thirds get through each time
    expect(at(told, 30).moved).toBe(0);
    expect(at(told, 44).moved).toBeCloseTo((1 / 3) * (14 / 20) * (2 / 3));
    expect(told.happenings.map(({ what }) => what)).toContain(
      "the entry never notices on TCP ports: it checks by a connection, which the relays of tokyo accept; UDP ports it asks through them",
    );
  });

  test("notices relays that are gone by itself", () => {
    const told = story(topology, tokyo);

    expect(at(told, 26).arrivals).toEqual({ home: 0.666667, nowhere: 0.333333 });
    expect(at(told, 27).arrivals).toEqual({ home: 1 });
    expect(told.overAfterSeconds).toBe(40);
  });

  test("clients try the other areas' addresses when theirs is gone: its name, the address, another", () => {
    const told = story(topology, { kind: "entry-pop", name: "tencent/ap-tokyo" });

    // Japanese and Germans enter in Tokyo; the first notice after 20 s and need 10 s more
    expect(told.sessions).toEqual({ hit: 0.75, moved: 0.75, stranded: 0 });
    expect(at(told, 40).moved).toBe(0);
    expect(told.overAfterSeconds).toBe(50);
    expect(told.happenings.some(({ what }) => what.includes("not documented: players try the other areas"))).toBe(true);
  });

  test("of a single area there is no other to try", () => {
    const alone: Topology = { ...topology, entry: { ...topology.entry, areas: ["ap-tokyo"] }, edges: {} };
    const told = story(alone, { kind: "entry-pop", name: "tencent/ap-tokyo" });

    expect(told.sessions).toEqual({ hit: 1, moved: 0, stranded: 1 });
    expect(told.happenings.some(({ what }) => what.endsWith("there is no other area"))).toBe(true);
    expect(told.fallback).toBe("Nothing: players enter there alone.");
  });
});

describe("changes of the Internet's routes", () => {
  const plain = topologyOf(declared({ edges: { tokyo: undefined } }));
  const onAws = topologyOf(declaredOn("aws", { edges: { tokyo: undefined } }));
  const awsZone: Failure = { kind: "zone", name: "ap-northeast-2a" };

  test.each([
    ["AIA", plain, "it passes packets through"],
    ["Anycast EIP", topologyOf(declaredOn("alibaba")), "it passes packets through"],
    [
      "GA2",
      topologyOf(declared({ entry: { kind: "ga2", areas: { "ap-tokyo": { bandwidthMbps: 10 } } } })),
      "in one place",
    ],
  ])("break none through %s, whatever is asked for, and the story says why", (_name, topology, why) => {
    const [name = ""] = topology.home.zones;
    const told = (routeChangePerHour: number): Story =>
      tellStory({
        topology,
        atlas: name.startsWith("ap-seoul") ? line : world,
        failure: { kind: "zone", name },
        atSeconds: 100,
        limits: { ...notCounted, routeChangePerHour },
      });

    expect(at(told(1), 99).stranded).toBe(0);
    expect(told(1)).toEqual(told(0));
    expect(told(1).happenings[0]?.what).toContain(why);
  });

  test("are not counted by themselves, and the story says so", () => {
    const told = story(onAws, awsZone);

    expect(told.happenings[0]).toMatchObject({ second: 0, what: expect.stringContaining("not counted") as unknown });
    expect(at(told, 9).stranded).toBe(0);
  });

  test("break connections through the entry all the time; those are back when they have noticed", () => {
    const told = story(onAws, awsZone, { atSeconds: 200, limits: { ...notCounted, routeChangePerHour: 0.5 } });
    const perSecond = 1 - 0.5 ** (1 / 3600);

    expect(at(told, 0).stranded).toBe(0);
    expect(at(told, 10).stranded).toBeCloseTo(10 * perSecond, 5);
    // out for one and a half heartbeats on average
    const steady = (30 * perSecond) / (1 + 30 * perSecond);
    expect(Math.abs(at(told, 199).stranded / steady - 1)).toBeLessThan(0.02);
    expect(told.happenings[0]?.what).toContain("break 50 % of the connections");
    // those who have moved go through the entry too
    expect(at(told, 241)).toMatchObject({ moved: expect.closeTo(0.5 * (1 - steady), 3) as number });
    expect(told.sessions).toEqual({ hit: 0.5, moved: 0.5, stranded: 0 });
  });

  test("leave those alone who play by an edge's own address", () => {
    const direct: Topology = { ...topologyOf(declaredOn("aws")), order: { usual: [["tokyo"]], regions: {} } };
    const told = story(direct, awsZone, { atSeconds: 100, limits: { ...notCounted, routeChangePerHour: 1 } });

    expect(at(told, 99).stranded).toBe(0);
  });
});

describe("the ends of a story", () => {
  test("it is cut an hour after the failure: who comes back later is not told as stranded for good", () => {
    const told = story(preferring(), tokyo, { heartbeatSeconds: 2000 });

    expect(told.moments).toHaveLength(3610);
    expect(told.overAfterSeconds).toBeUndefined();
    expect(told.moments.at(-1)?.moved).toBeCloseTo(0.5 * (1599 / 2000), 5);
    expect(told.moments.at(-1)?.stranded).toBeCloseTo(0.5 * (401 / 2000), 5);
    expect(told.sessions).toEqual({ hit: 0.5, moved: 0.5, stranded: 0 });
  });

  test("when it begins says nothing of what it does", () => {
    const [soon, late] = [10, 3540].map((atSeconds) => story(preferring(), tokyo, { atSeconds }));

    expect(late?.sessions).toEqual(soon?.sessions);
    expect(late?.overAfterSeconds).toBe(soon?.overAfterSeconds);
    expect(late?.moments.slice(3540)).toEqual(
      soon?.moments.slice(10).map((moment) => ({ ...moment, second: moment.second + 3530 })),
    );
  });

  test("it may begin with the failure", () => {
    const told = story(preferring(), tokyo, { atSeconds: 0 });

    expect(at(told, 0)).toMatchObject({ playing: 0.5, stranded: 0.5, arrivals: { home: 1 } });
    expect(told.overAfterSeconds).toBe(40);
  });

  test("where nobody plays, all are stranded from the beginning", () => {
    const nobody: Topology = { ...preferring(), order: { usual: [], regions: {} } };

    expect(at(story(nobody, tokyo), 0)).toMatchObject({ playing: 0, moved: 0, stranded: 1 });
  });

  test("the last resort is told as what it is", () => {
    const https = { ...preferring(), https: { url: "https://web.duel.example/", cdn: "none" } };

    expect(story(https, { kind: "home", name: "" }).fallback).toBe(
      "Nothing: home is the one place where the game is, and all ways lead there. HTTPS by https://web.duel.example/ leads to the same home.",
    );
    expect(story(https, tokyo).fallback).toBe(
      "The entry; addresses of frankfurt; HTTPS by https://web.duel.example/. All lead to the same home.",
    );
  });
});
