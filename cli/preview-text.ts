import type { Finding } from "../preview/guard/report";
import type { Verdict } from "../preview/guard/verdict";
import { inWords, signs } from "../preview/report/counts";
import { byWeight, isLost, kindOf, kindWords } from "../preview/report/kind";
import type { PreviewChange, PreviewReport, PreviewStack } from "../preview/report/preview-schema";
import { verdictWords } from "../preview/report/verdict-words";
import { count } from "./report";
import type { Style, Terminal } from "./terminal";

type Paint = Terminal["paint"];

const fewLosses = 10;
const calm = new Set<PreviewStack["status"]>(["no-changes", "unaffected", "gone"]);
const looks: Readonly<Record<Verdict, readonly [Style, string]>> = {
  allow: ["green", "no objection"],
  warn: ["yellow", "warnings"],
  "needs-approval": ["yellow", "needs approval"],
  block: ["red", "blocked"],
};

/** A report for people: the verdict, what the guard says, and each stack with what it loses. */
export function previewText(report: PreviewReport, paint: Paint): string {
  const { totals, verdict, world, findings, stacks, all } = report;
  const [style] = looks[stacks.some(({ status }) => status === "error") ? "block" : verdict];
  const quiet = stacks.filter(({ status }) => calm.has(status)).length;
  return [
    `${paint(style, verdictWords(report))}: ${totals.touched} of ${count(totals.stacks, "stack")} touched, ${inWords(totals.changes)}`,
    ...(world === "sandbox" ? [paint("yellow", "a sandbox result: no cloud was asked")] : []),
    ...(all === null ? [] : [`all stacks count as changed: ${printable(all.why)} (${printable(all.code)})`]),
    ...findings.flatMap((finding) => findingLines(finding, paint)),
    ...(stacks.length > quiet ? [""] : []),
    ...stacks.filter(({ status }) => !calm.has(status)).flatMap((stack) => stackLines(stack, paint)),
    ...(quiet > 0 ? [paint("dim", `${count(quiet, "stack")} touched without a change`)] : []),
  ].join("\n");
}

function findingLines({ verdict, approval, address, code, what, fix }: Finding, paint: Paint): string[] {
  const [style, words] = approval?.granted === true ? (["yellow", "approved"] as const) : looks[verdict];
  const title = `${paint(style, words.toUpperCase())}  ${printable(address)} (${printable(code)})`;
  return ["", title, `    ${printable(what)}`, `    fix: ${printable(fix)}`];
}

function stackLines({ id, status, counts, changes, left, problem }: PreviewStack, paint: Paint): string[] {
  const lost = changes.filter(isLost).sort(byWeight);
  const word = status === "changes" ? "" : `  ${paint(status === "error" ? "red" : "yellow", status)}`;
  return [
    `${paint("bold", printable(id))}${word}  ${signs(counts)}`,
    ...(problem === undefined
      ? []
      : [
          ...problem.what.split("\n").map((line) => `    ${printable(line)}`),
          `    fix: ${printable(problem.fix)} (${printable(problem.code)})`,
        ]),
    ...(left > 0 ? [`    ${paint("red", `${count(left, "resource")} would run on, known to nobody`)}`] : []),
    ...lost.slice(0, fewLosses).map((change) => `    ${lossOf(change, paint)}`),
    ...(lost.length > fewLosses
      ? [`    and ${lost.length - fewLosses} more are destroyed, replaced or forgotten`]
      : []),
  ];
}

function lossOf(change: PreviewChange, paint: Paint): string {
  const forced = change.replacePaths.length === 0 ? "" : `, forced by ${change.replacePaths.map(printable).join(", ")}`;
  const entry = change.entry ? ", the entry" : "";
  return `${paint("red", kindWords[kindOf(change)].done)} ${printable(change.address)}${entry}${forced}`;
}

/** Names come from the change: none of them starts a line or moves the cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
}
