import type { ComparedEnvironment, ComparedFailure, Cost, Move, Pace, Way } from "../comparison-schema";
import { percent } from "../percent";

/** Of a line: own words, which are plain, or a name or figures, which may hold any sign. Nothing is escaped. */
export type Part = string | { readonly shown: string };

/** Lines under a title. */
export interface Told {
  readonly title: string;
  readonly lines: readonly (readonly Part[])[];
}

/** A line as plain text. */
export function plain(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.shown)).join("");
}

/** `84 ms -> 61 ms`, of all players who can play; one figure where there is no other side. */
export function meanText({ change, mean: { before, after } }: ComparedEnvironment): string {
  if (change === "changed") return step(milliseconds(before), milliseconds(after));
  return milliseconds(change === "added" ? after : before);
}

/** `entry -> tokyo` */
function moveText({ before, after }: Pick<Move, "before" | "after">): string {
  return step(ways(before), ways(after));
}

/** `30 ms -> 41 ms` */
export function paceText({ before, after }: Pick<Pace, "before" | "after">): string {
  return step(milliseconds(before), milliseconds(after));
}

/** Whether nobody loses anything by it, neither before nor after. */
export function isHarmless({ before, after }: ComparedFailure): boolean {
  return [before, after].every((cost) => cost === undefined || (cost.hit === 0 && cost.secondsLost === 0));
}

/** `edge:tokyo (new): connections lost 20 %, stranded 0 %, over after 40 s`; where it has room also when new connections are led past it. */
export function costText({ failure, before, after }: ComparedFailure, extent: "short" | "whole"): Part[] {
  const sides = [before, after].filter((cost) => cost !== undefined);
  const both = (of: (cost: Cost) => string): Part => {
    const [one = "", other = one] = sides.map(of);
    return { shown: step(one, other) };
  };
  return [
    { shown: partText({ failure, before, after }) },
    ": connections lost ",
    both(({ hit }) => percent(hit)),
    ", stranded ",
    both(({ stranded }) => percent(stranded)),
    ...(extent === "whole" ? [", led past it ", both(ledPast)] : []),
    // what hits nobody has no end
    ...(sides.some(hitsSomebody) ? [", ", both(over)] : []),
  ];
}

/** Moves by the way from which and to which they lead: most players first. */
export function movesByWay(moves: readonly Move[]): { way: string; moved: number; moves: readonly Move[] }[] {
  const groups = new Map<string, Move[]>();
  for (const move of moves) groups.set(moveText(move), [...(groups.get(moveText(move)) ?? []), move]);
  return [...groups]
    .map(([way, own]) => ({ way, moved: movedBy(own), moves: own }))
    .sort((one, other) => other.moved - one.moved);
}

/** Share of all players who play by another way than before. */
export function movedBy(moves: readonly Move[]): number {
  return moves.reduce((sum, { moved }) => sum + moved, 0);
}

/** All there is to say of an environment, by what it is about. */
export function detailsOf({ moves, slower, faster, failures }: ComparedEnvironment): Told[] {
  const harmless = failures.filter(isHarmless);
  const pace = (one: Pace): Part[] => [
    { shown: named(one) },
    ", ",
    { shown: percent(one.share) },
    " of players: ",
    { shown: paceText(one) },
  ];
  const told: readonly Told[] = [
    {
      title: "players go another way",
      lines: movesByWay(moves).map(({ way, moved, moves: own }) => [
        { shown: way },
        ": ",
        { shown: percent(moved) },
        " of players: ",
        ...listed(own.map(named)),
      ]),
    },
    { title: "slower by more than 5 ms and 5 %", lines: slower.map(pace) },
    { title: "faster by more than 5 ms and 5 %", lines: faster.map(pace) },
    {
      title: "what a failure costs: first what gets worse, then what gets better",
      lines: failures.filter((one) => !isHarmless(one)).map((one) => costText(one, "whole")),
    },
    {
      title: "failures that cost nobody anything",
      lines: harmless.length === 0 ? [] : [listed(harmless.map(partText))],
    },
  ];
  return told.filter(({ lines }) => lines.length > 0);
}

function listed(names: readonly string[]): Part[] {
  return names.flatMap((shown, place) => (place === 0 ? [{ shown }] : [", ", { shown }]));
}

/** `edge:tokyo (new)` */
function partText({ failure, before, after }: ComparedFailure): string {
  return `${failure}${before === undefined ? " (new)" : after === undefined ? " (no more)" : ""}`;
}

function named({ title, players }: Pick<Move, "title" | "players">): string {
  return `${title} (${players})`;
}

function ways(all: readonly Way[]): string {
  const [only, ...more] = all.map(({ by, edge, share }) => {
    const name = by === "nowhere" ? by : edge === undefined ? by : by === "entry" ? `${edge} behind the entry` : edge;
    return { name, share };
  });
  if (only === undefined) return "nowhere";
  if (more.length === 0) return only.name;
  return [only, ...more].map(({ name, share }) => `${percent(share)} ${name}`).join(" + ");
}

function milliseconds(number: number | undefined): string {
  return number === undefined ? "nobody plays" : `${Math.round(number)} ms`;
}

function hitsSomebody({ hit, stranded, secondsLost }: Cost): boolean {
  return hit > 0 || stranded > 0 || secondsLost > 0;
}

function over(cost: Cost): string {
  const { hit, stranded, overAfterSeconds: number } = cost;
  if (!hitsSomebody(cost)) return "nobody is hit";
  if (number !== undefined) return `over after ${Math.round(number)} s`;
  return hit > 0 && stranded >= hit ? "nobody plays again" : "over after more than an hour";
}

function ledPast({ noticedAfterSeconds: number }: Cost): string {
  return number === undefined ? "never" : `within ${Math.round(number)} s`;
}

function step(before: string, after: string): string {
  return before === after ? after : `${before} -> ${after}`;
}
