import { levels, listing, type Piece } from "../budget";
import { plural } from "../counts";
import { code, fenced, few, prose } from "../escape";
import { grouped } from "../grouped";
import type { PreviewReport, PreviewStack } from "../preview-schema";

const order: readonly PreviewStack["status"][] = ["error", "refused", "waits"];

/** Stacks that there is no plan for, or no whole one, and why. */
export function unplannedSection({ stacks }: Pick<PreviewReport, "stacks">): Piece {
  const unplanned = stacks.filter(({ status, problem }) => order.includes(status) || problem !== undefined);
  return listing({
    head: "\n### Without a whole plan\n\n",
    items: unplanned.sort((one, other) => rank(one) - rank(other)),
    piece: (stack) => levels(full(stack), short(stack)),
    rest: (left) => {
      const told = grouped(left, ({ status }) => status).map(([status, own]) => `${own.length} ${status}`);
      return levels(`- ${plural(left.length, "more stack")}: ${told.join(", ")}; see \`preview.json\`\n`);
    },
  });
}

function rank({ status }: PreviewStack): number {
  return order.includes(status) ? order.indexOf(status) : order.length;
}

function full(stack: PreviewStack): string {
  const { id, status, problem, dependencies } = stack;
  if (problem !== undefined) {
    const { code: name, what, fix } = problem;
    const [first = "", ...said] = what.split("\n");
    const told = first.startsWith(`${id}: `) ? first.slice(id.length + 2) : first;
    const quote = said.length === 0 ? "" : `\n${fenced("text", said)}`;
    const lines = `**${status}** ${code(id)}: ${prose(told)} (${code(name, 80)})\\\nFix: ${prose(fix)}\n${quote}`;
    return `- ${lines.replace(/\n(?=[^\n])/g, "\n  ")}`;
  }
  if (status !== "waits" || dependencies.length === 0) return short(stack);
  return `- **waits** ${code(id)}: it can be planned after an apply of ${few(dependencies, 10)}\n`;
}

function short({ id, status, problem }: PreviewStack): string {
  return `- **${status}** ${code(id)}${problem === undefined ? "" : ` (${code(problem.code, 80)})`}\n`;
}
