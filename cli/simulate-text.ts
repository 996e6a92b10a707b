import { when } from "../model/when";
import type { Atlas } from "../simulator/atlas/atlas";
import { estimateError } from "../simulator/atlas/estimate-error";
import type { Simulation } from "../simulator/simulation";
import { landingsText } from "./simulate/landings-text";
import { outcomesText } from "./simulate/outcomes-text";
import { percent } from "../simulator/percent";
import { storyText } from "./simulate/story-text";
import { failureText } from "../simulator/failure/failure";
import { unbrokenBecause } from "../simulator/failure/unbroken-because";
import { count } from "./report";
import type { Terminal } from "./terminal";
import { wrapped } from "./wrapped";

/** How a simulation is shown. */
export interface SimulateLook {
  /** All regions of players, not the largest alone. */
  readonly all: boolean;
  /** Characters of a line at most. */
  readonly width: number;
  readonly paint: Terminal["paint"];
}

/** A simulation for people: who lands where, what a failure does, and what all that rests on. */
export function simulateText(simulation: Simulation, atlas: Atlas, { all, width, paint }: SimulateLook): string {
  const { game, environment, landings, mean, story, outcomes, online, heartbeat } = simulation;
  const head = (title: string): string[] => ["", paint("bold", title)];
  return [
    `${paint("bold", `${game}-${environment}`)}, simulated: nothing was asked or changed outside this machine`,
    ...head("where players land, and round trips to home in milliseconds"),
    landingsText(landings, atlas, { all, width }),
    ...meanText(mean, landings, width),
    ...(story === undefined ? [] : storyText(story, heartbeat, { width, paint })),
    ...(outcomes === undefined
      ? []
      : [...head("every single failure, the most harmful first"), outcomesText(outcomes)]),
    ...(online === undefined
      ? []
      : [...head(`room for ${online.players} players at a time`), ...roomText(online, width)]),
    ...head("what this rests on"),
    ...restText(simulation, { all, width }),
  ].join("\n");
}

function meanText(
  { direct, entry, edge, expected }: Simulation["mean"],
  landings: Simulation["landings"],
  width: number,
): string[] {
  const lost = landings.reduce(
    (sum, { share, flows }) => sum + share * flows.reduce((part, flow) => part + (flow.works ? 0 : flow.share), 0),
    0,
  );
  const parts = [
    expected === undefined ? "nobody plays" : `${Math.round(expected)} ms as they play`,
    `${Math.round(direct)} ms over the Internet alone`,
    ...(entry === undefined ? [] : [`${Math.round(entry)} ms by the entry`]),
    ...(edge === undefined ? [] : [`${Math.round(edge)} ms by the best edge of each region`]),
  ];
  return [
    ...wrapped(`mean: ${parts.join(", ")}`, { width }),
    ...when(lost > 1e-9 && expected !== undefined, () => `${percent(lost)} of the players get no way to play`),
  ];
}

/** Which edges are full now, and which failures are not survived: those that do the same in one line. */
function roomText({ full, failures }: NonNullable<Simulation["online"]>, width: number): string[] {
  const groups = new Map<string, string[]>();
  for (const { failure, strands, full: edges } of failures) {
    const more = edges.filter((key) => !full.includes(key)).join(", ");
    const what = [
      ...(strands ? ["some have no way to play"] : []),
      ...(more === "" ? [] : [`${full.length === 0 ? "" : "also "}full: ${more}`]),
    ].join(", ");
    if (what !== "") groups.set(what, [...(groups.get(what) ?? []), failureText(failure)]);
  }
  return [
    full.length === 0 ? "no edge is full while nothing fails" : `full while nothing fails: ${full.join(", ")}`,
    ...[...groups].flatMap(([what, names]) => wrapped(`${what}, after ${names.join(", ")}`, { width })),
    ...when(failures.length === 0, () => "every single failure is survived"),
    ...wrapped("machines at home are not counted: how many players one bears is not declared", { width }),
  ];
}

function restText(
  { entry, heartbeat, limits, data, notes }: Simulation,
  { all, width }: Pick<SimulateLook, "all" | "width">,
): string[] {
  const { routeChangePerHour, secondNearest } = limits;
  const says = { said: "as asked for", declared: "as declared", solved: "the longest that the way bears" };
  const pairs = data.measured + data.estimated;
  const line = (text: string): string[] =>
    wrapped(text, { indent: "  ", width }).map((one, index) => (index === 0 ? `- ${one.trimStart()}` : one));
  return [
    `heartbeat: ${heartbeat.seconds} s on port ${heartbeat.port}, ${says[heartbeat.by]}`,
    ...wrapped(routesText(entry, routeChangePerHour), { width }),
    ...wrapped(
      secondNearest === 0
        ? "not counted: BGP leading players to another entry point than the nearest (--second-nearest)"
        : `counted: BGP leads ${percent(secondNearest)} of the players to the second nearest entry point`,
      { width },
    ),
    ...wrapped(
      `latency: of ${count(pairs, "pair")} of places that were looked at ${data.measured} measured, ${data.estimated} ` +
        `estimated by distance (middle error ${estimateError.middlePercent} %: docs/operations/simulate.md)`,
      { width },
    ),
    ...(all ? data.sources.flatMap(line) : ["sources: with --all, and --json"]),
    ...(notes.length === 0 ? [] : ["notes:", ...notes.flatMap(line)]),
  ];
}

function routesText(entry: Simulation["entry"], perHour: number): string {
  const why = unbrokenBecause[entry];
  if (why !== undefined)
    return `does not apply: changes of routes, which would break TCP connections through the entry: ${why}`;
  return perHour === 0
    ? "not counted: changes of routes, which break TCP connections through the entry (--route-change)"
    : `counted: a route changes for ${percent(perHour)} of the TCP connections through the entry in an hour`;
}
