import type { AffectedReport, AffectedStack } from "../preview/affected/report-schema";
import { count } from "./report";
import type { Terminal } from "./terminal";

const fewReasons = 3;
const titles = {
  added: "added",
  removed: "removed",
  changed: "changed",
  moved: "moved",
  dependent: "dependent",
} as const;

/** A report for people: stacks by class, each with its first reasons. */
export function affectedText(report: AffectedReport, paint: Terminal["paint"]): string {
  const { totals, all, noise, notes, stacks } = report;
  const groups = Object.entries(titles).flatMap(([kind, title]) => {
    const members = stacks.filter((stack) => stack.class === kind);
    return members.length === 0 ? [] : ["", paint("bold", `${title} (${members.length})`), ...members.flatMap(lines)];
  });
  return [
    `${totals.touched} of ${count(totals.stacks, "stack")} touched by ${compared(report)}`,
    ...(all === null ? groups : ["", `${paint("yellow", "All stacks count as changed")} (${all.code}): ${all.why}`]),
    ...(all === null && totals.unchanged > 0 ? ["", paint("dim", `unchanged (${totals.unchanged})`)] : []),
    ...noise.map(
      ({ pointer, stacks }) =>
        `\n${paint("yellow", "noise")}: ${printable(pointer)} differs in all ${stacks} stacks: when it follows the commit, take it out`,
    ),
    ...notes.map(
      ({ stack, code, what }) => `\nnote: ${stack === undefined ? "" : `${stack}: `}${printable(what)} (${code})`,
    ),
  ].join("\n");
}

function compared({ base, head }: AffectedReport): string {
  const what = head.ref ?? (head.edited ? "the working tree, with edits in no commit," : "the working tree");
  return `${what} against ${base.ref} (${base.commit.slice(0, 7)}${base.cached ? ", kept from before" : ""})`;
}

function lines({ id, reasons, reasonsLeftOut }: AffectedStack): string[] {
  const told = reasons.slice(0, fewReasons).map(({ kind, pointer, detail }) => {
    const section = kind === "config" || kind === "dependent" ? "" : `${kind}: `;
    return `    ${printable(`${section}${pointer === undefined ? "" : `${pointer} `}${detail}`)}`;
  });
  const more = reasons.length + reasonsLeftOut - told.length;
  return [`  ${printable(id)}`, ...told, ...(more > 0 ? [`    and ${more} more`] : [])];
}

/** Names come from the change: none of them starts a line or moves the cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
}
