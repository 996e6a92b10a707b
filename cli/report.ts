import Table from "cli-table3";
import { formatProblem, type LocatedProblem } from "../model/problem";
import { shownPath, type App } from "./project";

/** `file:line:column: what (code)` and the fix on a line of its own. */
export function locatedText(problem: LocatedProblem, project: App): string {
  return `${shownPath(project, problem.file)}:${problem.line}:${problem.column}: ${formatProblem(problem)}`;
}

/** Problems as machines read them: the same six keys each. */
export function locatedJson(problem: LocatedProblem, project: App): LocatedProblem {
  const { line, column, code, what, fix } = problem;
  return { file: shownPath(project, problem.file), line, column, code, what, fix };
}

/** A value as `--json` prints it. */
export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

/** `3 problems`, `1 problem`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Aligned columns under their heads, without lines. */
export function columns(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const none = Object.fromEntries(
    ["top", "bottom", "left", "right", "mid"].flatMap((side) =>
      ["", "-mid", "-left", "-right"].map((corner) => [`${side}${corner}`, ""]),
    ),
  );
  const table = new Table({
    head: [...heads],
    chars: { ...none, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}
