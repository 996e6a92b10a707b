import { capabilities } from "./capabilities";
import type { Capability, Support } from "./capability";
import { cloudNames } from "./cloud-name";
import { cloudTitles } from "./cloud-titles";
import { markdownRow } from "./markdown-row";

type Line = Pick<Capability<never>, "id" | "wish" | "on">;

const words = ["yes", "partly", "no"] as const;

/** The capability table without its words, in Markdown: wishes that fare alike share a line, those that most clouds meet first. */
export function capabilitySummary(): string {
  const lines: readonly Line[] = Object.values(capabilities).flat();
  const byId = new Map(lines.map((line) => [line.id, line]));
  const groups = new Map<string, string[]>();
  for (const { wish, on } of byId.values()) {
    const fate = cloudNames.map((name) => word(on[name])).join();
    groups.set(fate, [...(groups.get(fate) ?? []), wish]);
  }
  const sorted = [...groups].sort(([one], [other]) => weight(one) - weight(other));
  const titles = cloudNames.map((name) => cloudTitles[name]);
  return [
    markdownRow(["wish", ...titles]),
    markdownRow(["---", ...titles.map(() => "---")]),
    ...sorted.map(([fate, wishes]) => markdownRow([wishes.join("; "), ...fate.split(",")])),
    "",
  ].join("\n");
}

function word(support: Support): (typeof words)[number] {
  if ("realised" in support) return "yes";
  return "partly" in support ? "partly" : "no";
}

/** Fates in an order: by how little of it there is, then as they are written. */
function weight(fate: string): number {
  const each = fate.split(",").map((one) => words.findIndex((name) => name === one));
  return each.reduce((sum, one) => sum + one, 0) * 1000 + each.reduce((number, one) => number * 3 + one, 0);
}
