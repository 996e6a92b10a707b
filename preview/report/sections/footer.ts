import { code, commit } from "../escape";
import { plural } from "../counts";
import { reportDigest } from "../digest";
import type { PreviewReport } from "../preview-schema";

/** What was compared with which program, and how to apply it. */
export function footer(report: PreviewReport): string {
  const { git, terraform, tool } = report;
  const { base, head } = git;
  const headName = head.ref !== null ? `${code(head.ref, 60)} ` : head.edited ? "the working tree " : "";
  const edits = head.edited ? ", with edits that are in no commit" : "";
  return [
    "",
    "---",
    "",
    applying(report),
    "",
    `Base ${code(base.ref, 60)} ${commit(base.commit)}, head ${headName}${commit(head.commit)}${edits}.`,
    `Made with ${terraform.program} ${code(terraform.version, 40)} and ${tool.name} ${code(tool.version, 40)}.`,
    `Digest of this report: \`${reportDigest(report)}\``,
    "",
  ].join("\n");
}

function applying({ stacks, verdict, world }: PreviewReport): string {
  if (stacks.every(({ plan }) => plan === null)) return "No plan was saved: nothing can be applied from this report.";
  if (verdict === "block") return "Nothing is applied while the guard blocks it.";
  const kept = stacks.filter(({ plan }) => plan !== null).length;
  const later = stacks.filter(({ status }) => status === "projected" || status === "waits").length;
  const when = verdict === "needs-approval" ? ", once it is approved" : "";
  const rest = later === 0 ? "" : `; then preview again: ${plural(later, "stack")} can be applied after that`;
  const prefix = world === "sandbox" ? "anycast-edge sandbox run -- npx " : "";
  const command = `${prefix}anycast-edge apply --from preview.json --plans FOLDER`;
  return `To apply exactly the plans of ${plural(kept, "stack")}${when}: \`${command}\`${rest}.`;
}
