import { geoInterpolate, geoNaturalEarth1, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { Place, Scene } from "../scene";

/** A projection that shows a scene, the path maker that goes with it, and the size of the picture. */
export interface World {
  readonly projection: GeoProjection;
  readonly path: GeoPath;
  readonly width: number;
  readonly height: number;
}

/** In units of the drawing. */
const width = 1000;
/** Degrees of latitude that are always shown; more where somebody plays farther north or south. */
const band = { north: 76, south: -50 };
const margin = 9;
/** Longitudes of the middle, so that the seam runs through the Atlantic or through the Pacific. */
const middles = [11, 150] as const;

/** The world with its seam where the fewest players' ways cross it. */
export function worldOf(scene: Pick<Scene, "home" | "edges" | "points" | "players" | "phases">): World {
  const [atlantic, pacific] = middles.map((middle) => torn(scene, middle));
  const middle = (pacific ?? 0) < (atlantic ?? 0) ? middles[1] : middles[0];
  const projection = geoNaturalEarth1().rotate([-middle, 0]).fitWidth(width, { type: "Sphere" });
  const { home, edges, points, players } = scene;
  const latitudes = [home, ...[edges, points, players].flatMap((places) => Object.values<Place>(places))].map(
    ({ latitude }) => latitude,
  );
  const north = Math.min(
    90,
    latitudes.reduce((most, one) => Math.max(most, one + margin), band.north),
  );
  const south = Math.max(
    -90,
    latitudes.reduce((least, one) => Math.min(least, one - margin), band.south),
  );
  const [, top] = projection([middle, north]) ?? [0, 0];
  const [, bottom] = projection([middle, south]) ?? [0, 0];
  const [x, y] = projection.translate();
  const height = Math.round(bottom - top);
  projection.translate([x, y - top]).clipExtent([
    [0, 0],
    [width, height],
  ]);
  return { projection, path: geoPath(projection).digits(1), width, height };
}

/** Share of players whose straight way home would be torn by a map with that middle. */
function torn({ home, players, phases }: Pick<Scene, "home" | "players" | "phases">, middle: number): number {
  return (phases[0]?.landings ?? []).reduce((sum, { players: id, share }) => {
    const place = players[id];
    return place !== undefined && crosses(place, home, middle) ? sum + share : sum;
  }, 0);
}

function crosses(from: Place, to: Place, middle: number): boolean {
  const between = geoInterpolate([from.longitude, from.latitude], [to.longitude, to.latitude]);
  // where two neighbours among the steps are far apart, the seam is between them
  const steps = Array.from({ length: 33 }, (_, step) => ((between(step / 32)[0] - middle + 540) % 360) - 180);
  return steps.some((longitude, step) => step > 0 && Math.abs(longitude - (steps[step - 1] ?? longitude)) > 180);
}
