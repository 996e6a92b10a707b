import type { Flow, Landing } from "../../../simulator/landing";
import type { Scene, SceneStory } from "../../../picture/scene";

/** What a team's own file may call a region: it must stay a text. */
export const hostile = `</script><script>document.title="taken"</script><!-- & "quoted" 'n' \u2028 <b>`;

const through: Flow = {
  share: 1,
  by: "entry",
  point: "tokyo",
  reason: "only",
  tries: 0,
  milliseconds: 40,
  works: true,
};
const ownAddress: Flow = {
  share: 1,
  by: "edge",
  edge: "tokyo-east",
  reason: "order",
  tries: 0,
  milliseconds: 30,
  works: true,
};
const nowhere: Flow = { share: 1, by: "nowhere", reason: "none", tries: 1, milliseconds: 0, works: false };

function landing(players: string, share: number, flows: readonly Flow[]): Landing {
  const works = flows.filter((flow) => flow.works);
  const expected = works.reduce((sum, flow) => sum + flow.milliseconds / works.length, 0);
  return {
    ...{ players, share, point: "tokyo", accelerated: true, flows },
    latency: { direct: 60, entry: 40, edge: 30, ...(works.length > 0 && { expected }) },
  };
}

const well = { playing: 1, moved: 0, stranded: 0 };
const lost = { playing: 0.5, moved: 0, stranded: 0.5 };
const back = { playing: 0.5, moved: 0.2, stranded: 0.3 };
const over = { playing: 0.5, moved: 0.5, stranded: 0 };
/** In steps: at seconds 10, 25 and 40. */
const changes: SceneStory["changes"] = [
  { second: 0, ...well },
  { second: 9, ...well },
  { second: 10, ...lost },
  { second: 24, ...lost },
  { second: 25, ...back },
  { second: 39, ...back },
  { second: 40, ...over },
  { second: 60, ...over },
];
const arrivals = [
  { second: 0, arrivals: { home: 0.5, "tokyo-east": 0.5, nowhere: 0 } },
  { second: 10, arrivals: { home: 0.5, "tokyo-east": 0, nowhere: 0.5 } },
  { second: 25, arrivals: { home: 1, "tokyo-east": 0, nowhere: 0 } },
];
const capacity = {
  relayConnections: { left: 0, lost: 20_000 },
  homeMachines: { left: 3, lost: 0 },
  fullFrom: {},
  fullFromBefore: { "tokyo-east": 40_000 },
};

/** A scene made by hand: two regions of players, one of them with an edge of its own that fails. */
export const scene: Scene = {
  game: "duel",
  environment: "prod",
  cloud: "tencent",
  home: { title: "Seoul", latitude: 37.57, longitude: 126.98, region: "ap-seoul" },
  edges: {
    "tokyo-east": { title: "tokyo-east", latitude: 35.68, longitude: 139.69, region: "ap-tokyo", road: "private" },
  },
  points: { tokyo: { title: "Tokyo", latitude: 35.68, longitude: 139.69 } },
  players: {
    jp: { title: hostile, latitude: 35.68, longitude: 139.69 },
    "us-west": { title: "United States west", latitude: 34.05, longitude: -118.24 },
  },
  phases: [
    { fromSecond: 0, landings: [landing("jp", 0.5, [ownAddress]), landing("us-west", 0.5, [through])] },
    { fromSecond: 10, landings: [landing("jp", 0.5, [nowhere]), landing("us-west", 0.5, [through])] },
    { fromSecond: 25, landings: [landing("jp", 0.5, [through]), landing("us-west", 0.5, [through])] },
  ],
  mean: { direct: 60, entry: 40, edge: 30, expected: 35 },
  story: {
    failure: "edge:tokyo-east",
    broken: [{ id: "edge:tokyo-east", extent: "whole" }],
    atSeconds: 10,
    lastSecond: 60,
    changes,
    arrivals,
    notices: [
      {
        who: "the dispatcher",
        then: "new connections go to home",
        ...{ earliestSeconds: 7, latestSeconds: 15 },
        how: "3 rounds of 2 s",
        source: "dispatch/dispatcher.ts",
        measurable: true,
        decides: true,
      },
    ],
    happenings: [
      { second: 10, what: "tokyo-east fails", source: "declared" },
      { second: 25, what: "the dispatcher notices", source: "dispatch/dispatcher.ts" },
    ],
    sessions: { hit: 0.5, moved: 0.5, stranded: 0 },
    overAfterSeconds: 30,
    capacity,
    fallback: "Nothing is left for those who are stranded.",
  },
  outcomes: [
    { failure: { kind: "home", name: "" }, hit: 1, stranded: 1 },
    {
      failure: { kind: "edge", name: "tokyo-east" },
      ...{ noticedAfterSeconds: 15, hit: 0.5, stranded: 0, overAfterSeconds: 30 },
    },
  ],
  heartbeat: { seconds: 5, by: "declared", port: "game" },
  limits: { routeChangePerHour: 0, secondNearest: 0.05 },
  data: { sources: ["a source"], measured: 1, estimated: 3 },
  notes: [],
};
