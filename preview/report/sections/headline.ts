import { total } from "../budget";
import { commentMarker } from "../comment-marker";
import { inWords, plural, signs } from "../counts";
import { code, prose } from "../escape";
import type { PreviewReport } from "../preview-schema";
import { verdictWords } from "../verdict-words";

/** The first lines: what was looked at, the verdict, and how much would change. */
export function headline(report: PreviewReport): string {
  const { world, shard, all } = report;
  return [
    commentMarker,
    `## Plan preview: ${verdictWords(report)}`,
    ...(world === "sandbox"
      ? ["", "> **Sandbox result: no cloud was asked.** It is no proof that the cloud does the same."]
      : []),
    ...(shard === null ? [] : ["", `> **Part ${shard.index} of ${shard.of}**: the other stacks are not in it.`]),
    "",
    touched(report),
    ...(all === null ? [] : ["", `All stacks count as changed: ${prose(all.why, 200)} (${code(all.code, 60)}).`]),
    "",
  ].join("\n");
}

function touched({ totals, stacks }: PreviewReport): string {
  const { added, removed, changed, moved, dependent } = totals;
  const classes = Object.entries({ added, removed, changed, moved, dependent }).filter(([, number]) => number > 0);
  const told = classes.map(([word, number]) => `${number} ${word}`).join(", ");
  return [
    `**${totals.touched} of ${plural(totals.stacks, "stack")} touched**${told === "" ? "" : `: ${told}`}.`,
    `Objects: **${inWords(totals.changes)}** (\`${signs(totals.changes)}\`)${leftToRun(stacks)}.`,
  ].join("\n");
}

/** Of stacks that were removed. */
function leftToRun(stacks: PreviewReport["stacks"]): string {
  const left = total(stacks.map((stack) => stack.left));
  return left === 0 ? "" : `; **${left} left to run on**, known to nobody`;
}
