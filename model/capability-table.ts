import { capabilities } from "./capabilities";
import type { Capability, Support } from "./capability";
import { cloudNames } from "./cloud-name";
import { cloudTitles } from "./cloud-titles";
import { markdownRow } from "./markdown-row";

type Line = Pick<Capability<never>, "id" | "wish" | "on">;

/** The capability table in Markdown: a line for each wish, a column for each cloud. */
export function capabilityTable(): string {
  const lines: readonly Line[] = Object.values(capabilities).flat();
  // what is asked for in several places is one wish
  const byId = new Map(lines.map((line) => [line.id, line]));
  const titles = cloudNames.map((name) => cloudTitles[name]);
  return [
    markdownRow(["wish", ...titles]),
    markdownRow(["---", ...titles.map(() => "---")]),
    ...[...byId.values()].map(({ wish, on }) => markdownRow([wish, ...cloudNames.map((name) => told(on[name]))])),
    "",
  ].join("\n");
}

function told(support: Support): string {
  if ("realised" in support) return `yes: ${support.realised}`;
  if ("partly" in support) return `partly: ${support.partly}`;
  return `refused: ${support.refused}; instead ${support.instead}`;
}
