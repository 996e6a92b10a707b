import { levels, type Piece } from "../budget";
import type { PreviewReport } from "../preview-schema";
import { topology } from "../topology";

const leftOut = "\nThe drawing of stacks and what they depend on has no room.\n";

/** A drawing of changed stacks and those they depend on. */
export function topologySection(report: Pick<PreviewReport, "stacks">): Piece {
  const drawing = topology(report);
  if (drawing === undefined) return levels("");
  if (drawing.text === undefined) return levels(leftOut);
  return levels(`\n### What hangs together\n\n\`\`\`mermaid\n${drawing.text}\n\`\`\`\n`, leftOut);
}
