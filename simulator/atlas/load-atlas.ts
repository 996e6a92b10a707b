import { basename } from "node:path";
import { ProblemError } from "../../model/problem";
import { didYouMean } from "../../model/suggest";
import type { Atlas, EntryPoint, Road, RoundTrip } from "./atlas";
import type { CsvFile } from "./csv-file";
import { estimate } from "./estimate";
import { estimateError } from "./estimate-error";
import { nothingMeasured, ownLatency, type Measured } from "./own-latency";
import { ownPlayers } from "./own-players";
import { placesOf, type Places } from "./places";
import { shipped } from "./shipped";

const { pairs, middlePercent, quarterPercent, worstPercent } = estimateError;
const estimated =
  `round trips: an estimate by distance alone, held against ${pairs} published ones of 2010 to 2026: the middle error is ` +
  `${middlePercent} %, a quarter is off by more than ${quarterPercent} %, the worst by ${worstPercent} %`;

/**
 * The world as the simulator knows it: the data that is shipped, with a team's own on top.
 *
 * @param own `latency` replaces what is estimated between two places, `players` who plays where
 * @throws ProblemError everything that is wrong with the team's files, with file and line: `simulator/csv-…`
 */
export function loadAtlas(own: { readonly latency?: CsvFile; readonly players?: CsvFile } = {}): Atlas {
  const data = shipped();
  const { players, problems: ofPlayers } =
    own.players === undefined ? { players: data.players, problems: [] } : ownPlayers(own.players, data.players);
  const places = placesOf(players);
  // measurements may name players that play no part this time
  const everywhere = placesOf([...data.players, ...players]);
  const { measured, problems: ofLatency } =
    own.latency === undefined ? { measured: nothingMeasured, problems: [] } : ownLatency(own.latency, everywhere);
  const problems = [...ofPlayers, ...ofLatency];
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    players: players.filter(({ weight }) => weight > 0),
    points: (rules, areas) => (rules === "ga2" ? areas.map((area) => areaPoint(area, places)) : data.points[rules]),
    roundTrip: remembered((road, from, to) => roundTrip({ road, from, to }, places, measured)),
    where: (id) => places.find(id),
    sources: [
      ...(own.latency === undefined ? [] : [`measured round trips: ${basename(own.latency.name)}`]),
      ...(own.players === undefined ? [] : [`players: ${basename(own.players.name)}`]),
      ...data.sources,
      estimated,
    ],
  };
}

/** Players enter an accelerator at a region of the cloud: GA2 is Tencent's alone. */
function areaPoint(area: string, places: Places): EntryPoint {
  const id = `tencent/${area}`;
  const place = places.find(id);
  if (place === undefined) throw unknown(id, places);
  const { title, latitude, longitude } = place;
  return { id, title, latitude, longitude };
}

function roundTrip(
  { road, from, to }: { readonly road: Road; readonly from: string; readonly to: string },
  places: Places,
  measured: Measured,
): RoundTrip {
  const milliseconds = measured.find(road, from, to);
  if (milliseconds !== undefined) return { milliseconds, by: "measured" };
  const [start, end] = [places.find(from), places.find(to)];
  if (start === undefined || end === undefined) throw unknown(start === undefined ? from : to, places);
  return { milliseconds: estimate(road, start, end), by: "estimate" };
}

/** Landing asks for the same few thousand pairs over and over. */
function remembered(ask: Atlas["roundTrip"]): Atlas["roundTrip"] {
  const known = {
    internet: new Map<string, Map<string, RoundTrip>>(),
    backbone: new Map<string, Map<string, RoundTrip>>(),
  };
  return (road, from, to) => {
    const ends = known[road].get(from) ?? new Map<string, RoundTrip>();
    const before = ends.get(to);
    if (before !== undefined) return before;
    const trip = ask(road, from, to);
    known[road].set(from, ends.set(to, trip));
    return trip;
  };
}

function unknown(id: string, places: Places): ProblemError {
  const what = `nobody knows where \`${id}\` is, or how far from there${didYouMean(id, places.ids)}`;
  const fix = `measure it, and give the file with \`--latency\`: \`${id},<another place>,<milliseconds>\``;
  return new ProblemError([{ code: "simulator/unknown-place", what, fix }]);
}
