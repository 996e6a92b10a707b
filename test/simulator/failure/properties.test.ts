import type { Atlas } from "../../../simulator/atlas/atlas";
import { arrivalsOf } from "../../../simulator/failure/arrivals-of";
import { failureText, type Failure } from "../../../simulator/failure/failure";
import { failuresOf } from "../../../simulator/failure/failures-of";
import { hitShare } from "../../../simulator/failure/hit-share";
import { landingsIn } from "../../../simulator/failure/landings-in";
import type { Story } from "../../../simulator/failure/story";
import { tellStory } from "../../../simulator/failure/tell-story";
import { usualLandings } from "../../../simulator/failure/usual-landings";
import { land } from "../../../simulator/land";
import { notCounted } from "../../../simulator/limits";
import type { Topology } from "../../../simulator/topology";
import { Dice } from "../routing/random/dice";
import { randomCase } from "../routing/random/random-case";
import { randomWorld } from "../routing/random/random-world";

const atSeconds = 5;
/** Told shares are rounded to millionths. */
const close = (one: number, other: number): boolean => Math.abs(one - other) <= 3e-6;

interface Told {
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly failure: Failure;
  readonly story: Story;
  /** Share of the players who play before it. */
  readonly playing: number;
  readonly hit: number;
}

/** Stories of any single failure of any topology, with heartbeats from shorter than any notice to longer than all. */
function stories(count: number, secondNearest = 0): Told[] {
  const dice = new Dice(20_261_127);
  const worlds = Array.from({ length: 8 }, () => randomWorld(dice));
  return Array.from({ length: count }, () => {
    const made = randomCase(dice, worlds);
    const topology = { ...made.topology, heartbeatSeconds: 1 + dice.below(90) };
    const { atlas } = made;
    const failure = dice.of(failuresOf(topology, atlas));
    const told = tellStory({ topology, atlas, failure, atSeconds, limits: { ...notCounted, secondNearest } });
    const flows = usualLandings(topology, atlas, { ...notCounted, secondNearest }).flatMap(({ share, flows: all }) =>
      all.filter(({ works }) => works).map((flow) => ({ ...flow, share: share * flow.share })),
    );
    const playing = flows.reduce((sum, { share }) => sum + share, 0);
    const hit = flows.reduce((sum, flow) => sum + flow.share * hitShare(topology, failure, flow), 0);
    return { topology, atlas, failure, story: told, playing, hit: playing === 0 ? 0 : hit / playing };
  });
}

const told = [...stories(1500), ...stories(500, 0.2)];
const played = told.filter(({ playing }) => playing > 0);

/** What it does not hold of, as short as it can be told. */
function exceptions(all: readonly Told[], holds: (one: Told) => boolean): string[] {
  return all
    .filter((one) => !holds(one))
    .slice(0, 3)
    .map(({ topology: { entry, order, heartbeatSeconds }, failure, story: { sessions, overAfterSeconds } }) =>
      JSON.stringify({
        failure: failureText(failure),
        rules: entry.rules,
        order,
        heartbeatSeconds,
        sessions,
        overAfterSeconds,
      }),
    );
}

const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);

test("they are told of all kinds of failure, by all rules, with and without sessions that are hit", () => {
  const seen = (of: (one: Told) => string): string[] => [...new Set(told.map(of))].sort();

  expect(seen(({ failure }) => failure.kind)).toEqual(["backhaul", "edge", "entry-pop", "home", "zone"]);
  expect(seen(({ topology }) => topology.entry.rules)).toEqual(["aia", "anycast-eip", "ga2", "global-accelerator"]);
  expect(seen(({ hit }) => String(hit > 0))).toEqual(["false", "true"]);
  expect(seen(({ story }) => String(story.sessions.stranded > 0))).toEqual(["false", "true"]);
  expect(told.length - played.length).toBeGreaterThan(0);
});

test("shares sum to 1 at each second, and none is negative", () => {
  const holds = ({ story: { moments } }: Told): boolean =>
    moments.every(
      ({ playing, moved, stranded, arrivals }) =>
        close(playing + moved + stranded, 1) &&
        Math.min(playing, moved, stranded) >= 0 &&
        close(sum(Object.values(arrivals)), 1) &&
        Object.values(arrivals).every((share) => share >= 0),
    );

  expect(exceptions(told, holds)).toEqual([]);
});

test("there is a moment for every second, from the beginning", () => {
  const holds = ({ story: { moments } }: Told): boolean =>
    moments.length <= atSeconds + 3600 && moments.every(({ second }, index) => second === index);

  expect(exceptions(told, holds)).toEqual([]);
});

test("before the failure nobody is stranded", () => {
  const holds = ({ story: { moments } }: Told): boolean =>
    moments.slice(0, atSeconds).every(({ stranded, moved }) => stranded === 0 && moved === 0);

  expect(exceptions(played, holds)).toEqual([]);
});

test("it strands exactly those who play by what fails", () => {
  const holds = ({ story: { moments, sessions }, hit }: Told): boolean =>
    close(sessions.hit, hit) && close(moments[atSeconds]?.stranded ?? -1, hit);

  expect(exceptions(played, holds)).toEqual([]);
});

test("a failure of something that nobody uses strands nobody and moves nobody", () => {
  const unused = played.filter(({ hit }) => hit === 0);
  const holds = ({ story: { moments, sessions } }: Told): boolean =>
    sessions.hit === 0 && moments.every(({ playing }) => playing === 1);

  expect(unused.length).toBeGreaterThan(100);
  expect(exceptions(unused, holds)).toEqual([]);
});

test("without home nobody plays, and nobody ever will", () => {
  const homeless = played.filter(({ failure }) => failure.kind === "home");
  const holds = ({ story: { moments, sessions } }: Told): boolean =>
    sessions.stranded === 1 && moments.slice(atSeconds).every(({ stranded }) => stranded === 1);

  expect(homeless.length).toBeGreaterThan(50);
  expect(exceptions(homeless, holds)).toEqual([]);
});

test("whoever has moved stays, and whoever was not hit is not moved", () => {
  const holds = ({ story: { moments }, hit }: Told): boolean =>
    moments.slice(atSeconds).every(({ playing, moved, stranded }, index, all) => {
      const before = all[index - 1];
      const grows = before === undefined || (moved >= before.moved - 3e-6 && stranded <= before.stranded + 3e-6);
      return grows && playing >= 1 - hit - 3e-6;
    });

  expect(exceptions(played, holds)).toEqual([]);
});

test("after it is over nothing changes, and until then something does", () => {
  const holds = ({ story: { moments, sessions, overAfterSeconds } }: Told): boolean => {
    if (overAfterSeconds === undefined) return moments.length === atSeconds + 3600 || sessions.moved === 0;
    const shares = ({ playing, moved, stranded, arrivals }: Story["moments"][number]) => [
      playing,
      moved,
      stranded,
      arrivals,
    ];
    const over = atSeconds + overAfterSeconds;
    const [last, ...after] = moments.slice(over).map(shares);
    const changes =
      overAfterSeconds === 0 ||
      JSON.stringify(shares(moments[over - 1] ?? moments[over] ?? never())) !== JSON.stringify(last);
    return changes && after.every((one) => JSON.stringify(one) === JSON.stringify(last));
  };

  expect(exceptions(played, holds)).toEqual([]);
});

test("at the end those who are hit have moved or are stranded, as the last moment has it", () => {
  const holds = ({ story: { sessions, moments } }: Told): boolean => {
    const stranded = moments.at(-1)?.stranded ?? -1;
    // of a story that is cut some come back after its last moment
    const isCut = moments.length === atSeconds + 3600;
    return (
      close(sessions.hit, sessions.moved + sessions.stranded) &&
      (isCut ? stranded >= sessions.stranded : close(sessions.stranded, stranded))
    );
  };

  expect(exceptions(played, holds)).toEqual([]);
});

test("nobody is back before a heartbeat has passed, or packets pass again", () => {
  const holds = ({ topology: { heartbeatSeconds }, story: { moments } }: Told): boolean =>
    moments
      .slice(0, atSeconds + Math.min(heartbeatSeconds, 30))
      .every(({ moved, second }) => moved === 0 || second >= atSeconds + heartbeatSeconds);

  expect(exceptions(played, holds)).toEqual([]);
});

test("who knows where to go plays again soon after two heartbeats, when all has been noticed", () => {
  const all = played.filter(
    ({ story: { sessions, overAfterSeconds } }) => sessions.stranded === 0 && overAfterSeconds !== undefined,
  );
  const holds = ({ topology, story: { notices, overAfterSeconds = Infinity } }: Told): boolean => {
    const noticed = Math.max(30, ...notices.filter(({ decides }) => decides).map(({ latestSeconds }) => latestSeconds));
    // a client has 40 addresses at most here, each 5 s, and with weights by chance it takes some rounds
    const rounds = topology.entry.rules === "ga2" ? 40 : 2;
    return overAfterSeconds <= Math.max(noticed, 2 * topology.heartbeatSeconds) + rounds * 5 * 40;
  };

  expect(all.length).toBeGreaterThan(500);
  expect(exceptions(all, holds)).toEqual([]);
});

test("happenings are in order and within the story, and every notice is among them", () => {
  const holds = ({ story: { happenings, moments, notices } }: Told): boolean => {
    const seconds = happenings.map(({ second }) => second);
    const inOrder = seconds.every((second, index) => second >= (seconds[index - 1] ?? 0) && second < moments.length);
    const told = notices.filter(({ who }) => who !== "players");
    return inOrder && told.every(({ who }) => happenings.some(({ what }) => what.startsWith(`${who}: `)));
  };

  expect(exceptions(told, holds)).toEqual([]);
});

test("players whose way does not lead by what fails are not asked for again: they land the same", () => {
  const differing = told.slice(0, 800).flatMap(({ topology, atlas, failure }) => {
    const before = usualLandings(topology, atlas);
    return [[], [failure]].flatMap((noticed) => {
      const condition = { down: [failure], noticed };
      const whole = land(topology, atlas, condition);
      const quick = landingsIn({ topology, atlas, failure, condition, before });
      const same = JSON.stringify(arrivalsOf(whole)) === JSON.stringify(arrivalsOf(quick));
      return same ? [] : [`${topology.entry.rules} ${failureText(failure)} ${JSON.stringify(topology.order)}`];
    });
  });

  expect(differing).toEqual([]);
});

test("the same is told twice, and keys in another order change nothing", () => {
  for (const { topology, atlas, failure, story } of told.slice(0, 200)) {
    const edges = Object.fromEntries(Object.entries(topology.edges).reverse());

    expect(tellStory({ topology: { ...topology, edges }, atlas, failure, atSeconds, limits: notCounted })).toEqual(
      story,
    );
  }
});

function never(): never {
  throw new Error("a story without moments");
}
