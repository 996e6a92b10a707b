import { readApprovals } from "../../preview/guard/approval";
import { guard } from "../../preview/guard/guard";
import type { Finding, GuardReport, PlanReport } from "../../preview/guard/report";
import { sarif } from "../../preview/guard/sarif";
import type { Verdict } from "../../preview/guard/verdict";
import { readSubjects, readText, type GuardFiles } from "../guard/subjects";
import { count, json } from "../report";
import type { Style, Terminal } from "../terminal";

export interface GuardCommandInput extends GuardFiles {
  /** File of approvals. Default: nothing is approved. */
  readonly approvals?: string;
  readonly format: "text" | "json" | "sarif";
  /** Decides which approvals have expired. */
  readonly now: Date;
}

const looks: Readonly<Record<Verdict, readonly [Style, string]>> = {
  allow: ["green", "allow"],
  warn: ["yellow", "warn"],
  "needs-approval": ["yellow", "needs approval"],
  block: ["red", "block"],
};

/** Judges plans. Exit 3 when one is blocked or waits for an approval. */
export function guardCommand(input: GuardCommandInput, terminal: Terminal): Promise<number> {
  const { approvals: file, cwd, now, format } = input;
  const approvals = file === undefined ? [] : readApprovals(readText(cwd, file), file);
  const report = guard({ ...readSubjects(input), approvals, now });
  if (format === "json") terminal.out(json(report));
  else if (format === "sarif") terminal.out(json(sarif(report)));
  else print(report, terminal);
  return Promise.resolve(report.verdict === "allow" || report.verdict === "warn" ? 0 : 3);
}

function print(report: GuardReport, terminal: Terminal): void {
  const say = (text: string): void => terminal.out(plain(text));
  const { verdict, plans, findings, unusedApprovals } = report;
  const [style, label] = looks[verdict];
  terminal.out(`${terminal.paint(style, label)}: ${count(plans.length, "plan")}, ${count(findings.length, "finding")}`);
  for (const finding of findings) {
    const [colour, title] = looks[finding.verdict];
    terminal.out(`\n${terminal.paint(colour, title.toUpperCase())}  ${plain(finding.address)} (${finding.code})`);
    for (const line of paragraph(finding)) say(`    ${line}`);
  }
  terminal.out("");
  for (const plan of plans) {
    say(`${plan.stack}: ${changesOf(plan)}`);
    say(`    plan ${plan.digest}`);
    for (const what of plan.notChecked) terminal.out(terminal.paint("dim", plain(`    not checked: ${what}`)));
  }
  for (const { address, action, why } of unusedApprovals) {
    terminal.out(terminal.paint("yellow", plain(`approval of ${action} of ${address} is of no use: ${why}`)));
  }
}

function paragraph(finding: Finding): string[] {
  const { what, fix, moved, approval } = finding;
  const block = moved && ["moved {", `  from = ${moved.from}`, `  to   = ${moved.to}`, "}"];
  const lines = [what, `fix: ${fix}`, ...(block ?? [])];
  if (approval?.granted === true)
    return [...lines, `approved by ${approval.by} until ${approval.expires}: ${approval.why}`];
  const refusals = (approval?.refusals ?? []).map((why) => `an approval does not count: ${why}`);
  return [...lines, ...refusals, ...(finding.approvable ? asking(finding) : [])];
}

/** What to write down to approve it. */
function asking({ address, action, plan }: Finding): string[] {
  return [
    "to approve it, add to the file of --approvals:",
    `  - address: ${JSON.stringify(address)}`,
    `    action: ${action}`,
    `    plan: ${plan}`,
    "    expires: <date>",
    "    by: <who>",
    "    why: <reason>",
  ];
}

function changesOf({ changes }: PlanReport): string {
  const told = Object.entries(changes).filter(([, number]) => number > 0);
  return told.length === 0 ? "no changes" : told.map(([action, number]) => `${number} ${action}`).join(", ");
}

/** Nothing that a plan says can move the cursor or hide a line. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
