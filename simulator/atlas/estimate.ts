import { geoDistance } from "d3-geo";
import type { Road } from "./atlas";
import { ways } from "./ways";

const earthKilometres = 6371;
/** Light in a vacuum, through glass of index 1.468 (ITU-T G.652 fibre at 1550 nm, data sheets). */
const kilometresPerMillisecond = 299.792 / 1.468;
/** Round trip within one city on a cloud's own network (cloudping.co, 2026-11: 0.96 and 1.08 ms within a region). */
const withinCity = { kilometres: 50, milliseconds: 1 };
/**
 * The Internet across the border of mainland China, in addition: the mean of what three published round trips from Beijing
 * have above the estimate without it (PingER, about 2010), rounded. Decision 27.
 */
const borderMilliseconds = 40;

/** One end of a road. */
export interface End {
  readonly latitude: number;
  readonly longitude: number;
  readonly mainland: boolean;
  /** Players are here, and not machines in a data centre. */
  readonly player: boolean;
}

/** Round trip between two places in milliseconds, by their distance alone. */
export function estimate(road: Road, from: End, to: End): number {
  const kilometres = earthKilometres * geoDistance([from.longitude, from.latitude], [to.longitude, to.latitude]);
  if (road === "backbone" && kilometres < withinCity.kilometres) return withinCity.milliseconds;
  const way = road === "internet" && (from.player || to.player) ? "players" : road;
  const border = road === "internet" && from.mainland !== to.mainland ? borderMilliseconds : 0;
  return (2 * kilometres * ways[way].stretch) / kilometresPerMillisecond + ways[way].fixedMilliseconds + border;
}
