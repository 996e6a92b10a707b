import type { ComparedEnvironment, Comparison } from "../simulator/comparison-schema";
import { restsOn } from "../simulator/comparison/rests-on";
import { detailsOf, meanText, movedBy, plain } from "../simulator/comparison/text";
import { percent } from "../simulator/percent";
import { count } from "./report";
import type { Terminal } from "./terminal";
import { wrapped } from "./wrapped";

/** How a comparison is shown. */
export interface CompareLook {
  /** Characters of a line at most. */
  readonly width: number;
  readonly paint: Terminal["paint"];
}

/** Failures are many where an entry has many points. */
const mostLines = 20;

/** A comparison for people: each environment that differs, who goes another way, who waits longer, what failures cost. */
export function compareText(comparison: Comparison, { width, paint }: CompareLook): string {
  const { environments, unreadable, unchanged } = comparison;
  const dim = (text: string): string[] => wrapped(text, { width }).map((line) => paint("dim", line));
  return [
    ...environments.flatMap((one) => [...linesOf(one, { width, paint }), ""]),
    ...unreadable.map(
      ({ game, environment, problems }) =>
        `${paint("bold", `${game}/${environment}`)}: ${paint("yellow", `cannot be read at base: ${count(problems, "problem")}`)}, by the rules of this version`,
    ),
    ...(environments.length + unreadable.length === 0
      ? [`for players nothing changes, in ${count(unchanged, "environment")}`]
      : [`${count(unchanged, "environment")} as before`]),
    ...restsOn(comparison).flatMap((line) => dim(plain(line))),
    ...dim("both sides are simulated by the rules of this version; what the figures rest on: --json"),
  ].join("\n");
}

function linesOf(one: ComparedEnvironment, { width, paint }: CompareLook): string[] {
  const { game, environment, change, moves } = one;
  const word = change === "changed" ? "" : `  ${paint(change === "removed" ? "red" : "green", change)}`;
  const moved = moves.length === 0 ? "" : `; ${percent(movedBy(moves))} of players go another way`;
  return [
    `${paint("bold", `${game}/${environment}`)}${word}`,
    ...wrapped(`mean round trip to home: ${meanText(one)}${moved}`, { width }),
    ...detailsOf(one).flatMap(({ title, lines }) => [
      `${title}:`,
      ...lines.slice(0, mostLines).flatMap((line) => hanging(plain(line), width)),
      ...(lines.length > mostLines ? [`    and ${lines.length - mostLines} more: --json`] : []),
    ]),
  ];
}

/** What goes on is indented further than what begins. */
function hanging(text: string, width: number): string[] {
  const [first = "", ...more] = wrapped(text, { indent: "      ", width });
  return [first.slice(2), ...more];
}
