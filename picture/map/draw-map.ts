import type { LineString } from "geojson";
import type { Landing } from "../../simulator/landing";
import { lookOf, type Look } from "../look";
import type { Place, Scene } from "../scene";
import { milliseconds, percent } from "../words";
import type { Backhaul, Circle, Drawing, Mark } from "./drawing";
import { labelsOf } from "./labels-of";
import { marksOf } from "./marks";
import { radiusOf } from "./radius-of";
import { halfWay, wayBetween } from "./way-between";
import { lineKey, waysOf } from "./ways";
import type { World } from "./world";

/** The map of a scene, with all lines and places of all its phases. */
export function drawMap(scene: Scene, world: World): Drawing {
  const marks = {
    wide: marksOf(scene, world, "wide"),
    medium: marksOf(scene, world, "medium"),
    narrow: marksOf(scene, world, "narrow"),
  };
  const names = new Map([
    ...marks.wide.map(({ id, title }) => [id, title] as const),
    ...Object.entries(scene.players).map(([id, { title }]) => [`players:${id}`, `players of ${title}`] as const),
  ]);
  const phases = scene.phases.map(({ landings }) => ({
    circles: circlesOf(landings, scene, world),
    ways: waysOf(landings, names),
  }));
  const backhauls = Object.entries(scene.edges).map(([key, edge]): Backhaul => {
    const line = lineKey({ from: `edge:${key}`, to: "home" });
    return { edge: key, road: edge.road, line, middle: middleOf(edge, scene.home, world) };
  });
  const keys = [...phases.flatMap(({ ways }) => ways), ...backhauls].map(({ line }) => line);
  const lineOf = liner(scene, marks.wide, world);
  const lines = Object.fromEntries([...new Set(keys)].map((key) => [key, lineOf(key)]));
  return {
    width: world.width,
    height: world.height,
    marks,
    backhauls,
    lines,
    phases,
    labels: {
      wide: labelsOf(scene, marks.wide, world, "wide"),
      medium: labelsOf(scene, marks.medium, world, "medium"),
      narrow: labelsOf(scene, marks.narrow, world, "narrow"),
    },
    torn: Object.values(lines).some((line) => line.lastIndexOf("M") > 0),
  };
}

/** Lines between marks, as they are placed. */
function liner({ players }: Scene, marks: readonly Mark[], { projection, path }: World): (key: string) => string {
  const places = new Map<string, [number, number]>([
    ...marks.map(({ id, x, y }): [string, [number, number]] => [id, projection.invert?.([x, y]) ?? [0, 0]]),
    ...Object.entries(players).map(([id, { longitude, latitude }]): [string, [number, number]] => [
      `players:${id}`,
      [longitude, latitude],
    ]),
  ]);
  return (key) => {
    const coordinates = key.split(" ").flatMap((end) => [places.get(end)].filter((place) => place !== undefined));
    const [from, to] = coordinates;
    if (from === undefined || to === undefined) return "";
    return path({ type: "LineString", coordinates: wayBetween(from, to) } satisfies LineString) ?? "";
  };
}

/** Half way. */
function middleOf(edge: Place, home: Place, { projection }: World): Backhaul["middle"] {
  const [x, y] = projection(halfWay([edge.longitude, edge.latitude], [home.longitude, home.latitude])) ?? [0, 0];
  return { x: round(x), y: round(y) };
}

/** Large ones first, so that small ones are seen on them. */
function circlesOf(landings: readonly Landing[], { players }: Scene, { projection }: World): Circle[] {
  return landings
    .flatMap((landing): Circle[] => {
      const place = players[landing.players];
      if (place === undefined) return [];
      const [x, y] = projection([place.longitude, place.latitude]) ?? [0, 0];
      const radius = radiusOf(landing.share);
      return [
        { id: landing.players, x: round(x), y: round(y), radius, look: lookMost(landing), title: told(landing, place) },
      ];
    })
    .sort((a, b) => b.radius - a.radius);
}

function lookMost({ flows }: Landing): Look {
  const most = [...flows].sort((a, b) => b.share - a.share)[0];
  return most === undefined ? "stranded" : lookOf(most);
}

function told({ share, latency }: Landing, { title }: Place): string {
  const playing = latency.expected === undefined ? "no way home" : `${milliseconds(latency.expected)} to home`;
  return `${title}: ${percent(share)} of all players, ${playing}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
