import { geoInterpolate } from "d3-geo";

type Point = [number, number];

/** Great circles beyond these latitudes are drawn nearer to the equator, so that none leaves the map over a pole. */
const bent = { north: { from: 56, span: 18 }, south: { from: -38, span: 11 } };
const parts = 24;
/** In degrees of longitude: between points that are farther apart, the great circle would bulge beyond the map. */
const mostApart = 12;

/** The way between two places, each as longitude and latitude in degrees: the great circle, bent where it would leave the map. */
export function wayBetween(from: Point, to: Point): Point[] {
  const between = geoInterpolate(from, to);
  const steps = Array.from({ length: parts + 1 }, (_, step) => between(step / parts));
  if (steps.every(([, latitude]) => nearer(latitude) === latitude)) return [from, to];
  const [start, end] = [from[1] - nearer(from[1]), to[1] - nearer(to[1])];
  // the ends stay where they are
  const way = steps.map(([longitude, latitude], step): Point => {
    const part = step / parts;
    return [longitude, nearer(latitude) + (1 - part) * start + part * end];
  });
  return way.flatMap((point, place) => [...filled(way[place - 1] ?? point, point), point]);
}

/** Where a way is half done. */
export function halfWay(from: Point, to: Point): Point {
  const way = wayBetween(from, to);
  return way.length > 2 ? (way[Math.floor(way.length / 2)] ?? from) : geoInterpolate(from, to)(0.5);
}

/** Points between two that are far apart. */
function filled([longitude, latitude]: Point, [nextLongitude, nextLatitude]: Point): Point[] {
  const turn = ((nextLongitude - longitude + 540) % 360) - 180;
  const count = Math.ceil(Math.abs(turn) / mostApart);
  return Array.from({ length: Math.max(0, count - 1) }, (_, place): Point => {
    const part = (place + 1) / count;
    return [longitude + part * turn, latitude + part * (nextLatitude - latitude)];
  });
}

function nearer(latitude: number): number {
  const { north, south } = bent;
  const beyond = (degrees: number, span: number): number => span * (1 - Math.exp(-degrees / span));
  if (latitude > north.from) return north.from + beyond(latitude - north.from, north.span);
  if (latitude < south.from) return south.from - beyond(south.from - latitude, south.span);
  return latitude;
}
