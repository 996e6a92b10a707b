import { levels, listing, type Piece } from "../budget";
import { plural } from "../counts";
import { code, few, prose } from "../escape";
import type { PreviewReport, PreviewStack } from "../preview-schema";

const calm = { "no-changes": "No change", unaffected: "Not affected by what they read", gone: "Gone already" } as const;

/** What else is worth knowing: drift, noise, approvals of no use, and stacks with nothing to do. */
export function notesSection(report: PreviewReport): Piece {
  const { stacks, notes, noise, unusedApprovals } = report;
  return listing({
    head: "\n### Notes\n\n",
    items: [
      ...driftNotes(stacks),
      ...unusedApprovals.map(
        ({ address, action, why }) => `Approval of ${code(action, 40)} of ${code(address)} is of no use: ${prose(why)}`,
      ),
      ...noise.map(
        ({ pointer, stacks: all }) =>
          `${code(pointer)} differs in all ${plural(all, "stack")}: when it follows the commit, take it out`,
      ),
      ...notes.map(
        ({ stack, code: name, what }) =>
          `${stack === undefined ? "" : `${code(stack)}: `}${prose(what)} (${code(name, 80)})`,
      ),
      ...Object.entries(calm).flatMap(([status, words]) => calmNotes(stacks, status, words)),
    ],
    piece: (note) => levels(`- ${note}\n`),
    rest: (left) => levels(`- ${plural(left.length, "more note")}: \`preview.json\`\n`),
  });
}

function driftNotes(stacks: readonly PreviewStack[]): string[] {
  const drifted = stacks.filter(({ drift }) => drift.length > 0);
  const objects = drifted.reduce((sum, { drift }) => sum + drift.length, 0);
  if (objects === 0) return [];
  return [
    `${plural(objects, "object")} changed outside of Terraform, in ${few(
      drifted.map(({ id }) => id),
      10,
    )}`,
  ];
}

function calmNotes(stacks: readonly PreviewStack[], status: string, words: string): string[] {
  const own = stacks.filter((stack) => stack.status === status).map(({ id }) => id);
  return own.length === 0 ? [] : [`${words}: ${few(own, 20)}`];
}
