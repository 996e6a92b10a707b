import { join } from "node:path";
import { loadGames } from "../../model/load";
import { nowOf } from "../../picture/page/now";
import { pictureHtml } from "../../picture/picture-html";
import type { Scene } from "../../picture/scene";
import { sceneOf } from "../../picture/scene-of";
import { loadAtlas } from "../../simulator/atlas/load-atlas";
import { arrivalsOf } from "../../simulator/failure/arrivals-of";
import { failuresOf } from "../../simulator/failure/failures-of";
import type { Failure } from "../../simulator/failure/failure";
import { simulate } from "../../simulator/simulate";
import type { Topology } from "../../simulator/topology";
import { topologyOf } from "../../simulator/topology-of";

jest.setTimeout(180_000);

const atlas = loadAtlas();
const { environments } = loadGames(join(__dirname, "..", "..", "games"));
const shipped = environments.map(
  ({ environment }) => [`${environment.game} ${environment.name}`, environment] as const,
);

/** A failure of each kind that there is. */
function oneOfEach(topology: Topology): Failure[] {
  return [...new Map(failuresOf(topology, atlas).map((failure) => [failure.kind, failure])).values()];
}

test.each(shipped)(
  "%s: at every second the scene says what the simulation says, and has a place for all it names",
  (_, environment) => {
    const topology = topologyOf(environment);
    for (const failure of oneOfEach(topology)) {
      const scene = sceneOf(environment, { atlas, failure });
      const { story } = simulate(environment, { atlas, failure });
      expect(scene.story?.lastSecond).toBe(story?.moments.at(-1)?.second);
      for (const moment of story?.moments ?? []) {
        const shown = nowOf(scene, moment.second).moment;
        expect(shown?.playing).toBeCloseTo(moment.playing, 5);
        expect(shown?.moved).toBeCloseTo(moment.moved, 5);
        expect(shown?.stranded).toBeCloseTo(moment.stranded, 5);
      }
      expectPlaces(scene);
    }
  },
);

/** All that a phase leads players to is on the map. */
function expectPlaces({ phases, points, edges, players }: Scene): void {
  const landings = phases.flatMap(({ landings: all }) => all);
  const flows = landings.flatMap((landing) => landing.flows);
  expect(Object.keys(players)).toEqual(expect.arrayContaining(landings.map((landing) => landing.players)));
  expect(Object.keys(points)).toEqual(expect.arrayContaining(flows.flatMap(({ point }) => point ?? [])));
  expect(Object.keys(edges)).toEqual(expect.arrayContaining(flows.flatMap(({ edge }) => edge ?? [])));
}

test("phases begin with the failure, and where new connections go changes with them", () => {
  const environment = shipped.find(([name]) => name === "skyline prod")?.[1];
  if (environment === undefined) throw new Error("skyline prod is not shipped any more");
  const scene = sceneOf(environment, { atlas, failure: { kind: "edge", name: "tokyo" }, atSeconds: 30 });

  expect(scene.phases.map(({ fromSecond }) => fromSecond)).toEqual([
    0,
    30,
    ...scene.phases.slice(2).map(({ fromSecond }) => fromSecond),
  ]);
  for (const { fromSecond, landings } of scene.phases) {
    const { tokyo = 0 } = arrivalsOf(landings);
    expect(tokyo > 0).toBe(fromSecond === 0);
    expect(nowOf(scene, fromSecond).moment?.arrivals["tokyo"] ?? 0).toBeCloseTo(tokyo, 5);
  }
});

test("a zone is a part of home or of an edge, and all of an edge that has no other", () => {
  const environment = shipped.find(([name]) => name === "starfall prod")?.[1] ?? raise();
  const { home, edges } = topologyOf(environment);
  const broken = (name: string) => sceneOf(environment, { atlas, failure: { kind: "zone", name } }).story?.broken;

  expect(broken(home.zones[0] ?? "")).toEqual([{ id: "home", extent: home.zones.length > 1 ? "part" : "whole" }]);
  for (const [key, { zones }] of Object.entries(edges)) {
    const [zone = "", ...more] = Object.keys(zones);
    expect(broken(zone)).toContainEqual({ id: `edge:${key}`, extent: more.length > 0 ? "part" : "whole" });
  }
});

test("a page stays small, whatever is asked for", () => {
  const environment = shipped.find(([name]) => name === "skyline prod")?.[1] ?? raise();
  const asked = {
    ...{ atlas, atSeconds: 3600, heartbeatSeconds: 3000 },
    limits: { routeChangePerHour: 0.05, secondNearest: 0.05 },
  };
  for (const failure of oneOfEach(topologyOf(environment)))
    expect(Buffer.byteLength(pictureHtml(sceneOf(environment, { ...asked, failure })))).toBeLessThan(700_000);
  const zone = { kind: "zone", name: topologyOf(environment).home.zones[0] ?? "" } as const;
  const slow = sceneOf(environment, { atlas, failure: zone, heartbeatSeconds: 30 });
  expect(Buffer.byteLength(pictureHtml(slow))).toBeLessThan(700_000);
});

test("without a failure there is one phase, and no story", () => {
  const scene = sceneOf(shipped[0]?.[1] ?? raise(), { atlas });

  expect(scene.story).toBeUndefined();
  expect(scene.phases).toHaveLength(1);
  expect(scene.outcomes.length).toBeGreaterThan(2);
});

function raise(): never {
  throw new Error("no environment is shipped");
}
