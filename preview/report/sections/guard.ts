import type { Finding } from "../../guard/report";
import { levels, listing, type Piece } from "../budget";
import { grouped } from "../grouped";
import { code, fenced, prose, quoted } from "../escape";
import type { PreviewReport } from "../preview-schema";
import { leftByStack } from "./left-by-stack";

const words = { block: "blocked", "needs-approval": "needs approval", warn: "warning" } as const;

/** What the guard says, the worst first, with the way out of each; what it says of several alike is said once. */
export function guardSection({ findings }: Pick<PreviewReport, "findings">): Piece {
  return listing({
    head: "\n### Guard\n\n",
    items: grouped(findings, alike).map(([, group]) => group),
    piece: (group) =>
      levels(`- ${indented(said(group) + blocks(group))}`, `- ${indented(said(group))}`, group.map(short).join("")),
    rest: (left) =>
      leftByStack(
        left.flat().map((one) => ({ stack: one.stack, word: wordOf(one) })),
        "finding",
      ),
  });
}

/** The same is said of both, but for their addresses. What has a way out of its own stands alone. */
function alike(finding: Finding): string {
  const { code: rule, fix, moved, approval, address, stack } = finding;
  return moved !== undefined || approval !== undefined
    ? JSON.stringify([rule, stack, address, finding.action])
    : JSON.stringify([rule, wordOf(finding), withoutName(finding), fix]);
}

/** What is said of an address after its name; all of it where it does not begin with it. */
function withoutName({ what, address }: Finding): string {
  return what.startsWith(`${address}: `) ? what.slice(address.length + 2) : what;
}

function wordOf({ verdict, approval }: Finding): string {
  return approval?.granted === true ? "approved" : words[verdict];
}

function short(finding: Finding): string {
  return `- **${wordOf(finding)}** ${nameOf(finding)} (${code(finding.code, 80)})\n`;
}

function said(group: readonly Finding[]): string {
  const [finding] = group;
  if (finding === undefined) return "";
  const { code: rule, fix, approval } = finding;
  const [first, ...more] = group.map(nameOf);
  const alone = finding.what.startsWith(`${finding.address} `) ? placeOf(finding) : first;
  const names = more.length === 0 ? alone : `${group.length} times: ${[first, ...more].join(", ")}`;
  const lines = [
    `**${wordOf(finding)}** ${names}: ${prose(withoutName(finding))} (${code(rule, 80)})`,
    `Fix: ${prose(fix)}`,
    ...(approval?.granted === false ? approval.refusals.map((why) => `An approval does not count: ${prose(why)}`) : []),
    ...(approval?.granted === true
      ? [`Approved by ${code(approval.by, 80)} until ${code(approval.expires, 40)}: ${prose(approval.why)}`]
      : []),
  ];
  // not every forge ends a line where the text does
  return `${lines.join("\\\n")}\n`;
}

/** What can be copied: a `moved` block, approvals. */
function blocks(group: readonly Finding[]): string {
  const moved = group.flatMap((finding) => finding.moved ?? []);
  const block = moved.map(
    ({ from, to }) => `\n${fenced("hcl", ["moved {", `  from = ${from}`, `  to   = ${to}`, "}"])}`,
  );
  const open = group.filter(isOpen);
  const approval =
    open.length === 0
      ? ""
      : `\nTo approve it, add to the file of approvals:\n\n${fenced("yaml", open.flatMap(asking))}`;
  return `${block.join("")}${approval}`;
}

function nameOf(finding: Finding): string {
  const { address, stack } = finding;
  return address === stack ? code(address) : `${code(address)} ${placeOf(finding)}`;
}

function placeOf({ stack }: Finding): string {
  return stack === null ? "between stacks" : `in ${code(stack)}`;
}

function isOpen({ approvable, approval }: Finding): boolean {
  return approvable && approval?.granted !== true;
}

function asking({ address, action, plan }: Finding): string[] {
  return [
    `- address: ${quoted(address)}`,
    `  action: ${quoted(action)}`,
    `  plan: ${plan}`,
    "  expires: <date>",
    "  by: <who>",
    "  why: <reason>",
  ];
}

/** All lines but the first stand below the text of the list's point. */
function indented(text: string): string {
  return text.replace(/\n(?=[^\n])/g, "\n  ");
}
