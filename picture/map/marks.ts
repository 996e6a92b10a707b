import type { Scene } from "../scene";
import type { Mark, Spot } from "./drawing";
import { pageLooks, type PageWidth } from "./pages";
import type { World } from "./world";

/** Marks of the usual size that are nearer to each other than this would lie on one another. */
const apart = 13;

/**
 * Home, edges and entry points, none on another: those that come later make room. On pages with large marks, entry points that
 * find none are left out, unless they have failed.
 */
export function marksOf(
  { home, edges, points, story }: Pick<Scene, "home" | "edges" | "points" | "story">,
  { projection }: World,
  page: PageWidth,
): Mark[] {
  const { scale, pointScale } = pageLooks[page];
  const broken = new Set(story?.broken.map(({ id }) => id));
  const entries = Object.entries(points).map(([id, point]) => ({ ...point, id: `point:${id}` }));
  const wanted = [
    { ...home, id: "home", kind: "home" as const, scale, must: true },
    ...Object.entries(edges).map(([key, edge]) => ({
      ...edge,
      ...{ id: `edge:${key}`, kind: "edge" as const, scale, must: true },
    })),
    ...[...entries.filter(({ id }) => broken.has(id)), ...entries.filter(({ id }) => !broken.has(id))].map((point) => ({
      ...point,
      ...{ kind: "point" as const, scale: pointScale, must: page === "wide" || broken.has(point.id) },
    })),
  ];
  return wanted.reduce<Mark[]>((placed, { id, kind, title, longitude, latitude, scale: large, must }) => {
    const [x, y] = projection([longitude, latitude]) ?? [0, 0];
    const spot = freeSpot({ x, y }, placed, large);
    if (spot === undefined && !must) return placed;
    const { x: right, y: down } = spot ?? { x, y };
    return [...placed, { id, kind, title, scale: large, x: round(right), y: round(down) }];
  }, []);
}

function freeSpot(spot: Spot, placed: readonly Mark[], scale: number): Spot | undefined {
  const around = Array.from({ length: 8 }, (_, eighth) => (eighth * Math.PI) / 4);
  const rings = [1, 2].flatMap((ring) => around.map((angle) => ({ angle, far: ring * apart * scale })));
  const spots = rings.map(({ angle, far }) => ({
    x: spot.x + far * Math.cos(angle),
    y: spot.y - far * Math.sin(angle),
  }));
  return [spot, ...spots].find((one) =>
    placed.every((other) => Math.hypot(one.x - other.x, one.y - other.y) > (apart * 0.95 * (scale + other.scale)) / 2),
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
