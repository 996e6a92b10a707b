import type { Flow, Landing } from "../../simulator/landing";
import { lookOf, type Look } from "../look";
import { percent } from "../words";
import type { Way } from "./drawing";

export interface Step {
  readonly from: string;
  readonly to: string;
}

/** Pixels for all players, and for the few. */
const widths = { all: 15, least: 0.9 };
/** Of all players: below it, ways are so many that they would hide the others. */
const fewShare = 0.01;

/** What players take, from mark to mark: those who take the same are one way. Wide ones first, so that no other is hidden. */
export function waysOf(landings: readonly Landing[], names: ReadonlyMap<string, string>): Way[] {
  const shares = new Map<string, Step & { readonly look: Look; readonly share: number }>();
  for (const landing of landings) {
    for (const flow of landing.flows.filter(({ share }) => share > 0)) {
      const look = lookOf(flow);
      for (const step of stepsOf(landing, flow)) {
        const id = `${lineKey(step)} ${look}`;
        const share = (shares.get(id)?.share ?? 0) + landing.share * flow.share;
        shares.set(id, { ...step, look, share });
      }
    }
  }
  return [...shares]
    .map(([id, { from, to, look, share }]) => ({
      id,
      line: lineKey({ from, to }),
      look,
      share,
      width: Math.round(10 * Math.max(widths.least, widths.all * share)) / 10,
      title: `${names.get(from) ?? from} to ${names.get(to) ?? to}: ${percent(share)} of all players`,
    }))
    .sort((a, b) => b.share - a.share)
    .map(({ id, line: drawn, look, share, width, title }) => ({
      ...{ id, line: drawn, look, width, title },
      ...(share < fewShare && { few: true as const }),
    }));
}

/** What the line of a step is called. */
export function lineKey({ from, to }: Step): string {
  return `${from} ${to}`;
}

function stepsOf({ players }: Landing, { by, edge, point }: Flow): Step[] {
  if (by === "nowhere") return [];
  const through = [
    `players:${players}`,
    ...(point === undefined ? [] : [`point:${point}`]),
    ...(edge === undefined ? [] : [`edge:${edge}`]),
    "home",
  ];
  return through.slice(1).map((to, place) => ({ from: through[place] ?? "", to }));
}
