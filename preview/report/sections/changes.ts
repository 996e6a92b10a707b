import { levels, listing, type Piece } from "../budget";
import { clustersOf, type Cluster } from "../clusters";
import { plural, signs, sumOf } from "../counts";
import { detail } from "../detail";
import { code, few, html } from "../escape";
import type { PreviewReport, PreviewStack } from "../preview-schema";

/** What changes in which stack: first what is the same in several, then the stacks that are alone. */
export function changesSection({ stacks }: Pick<PreviewReport, "stacks">): Piece[] {
  const clusters = clustersOf(stacks);
  const many = clusters.filter((cluster) => cluster.stacks.length > 1);
  const alone = clusters.flatMap((cluster) => (cluster.stacks.length > 1 ? [] : cluster.stacks));
  return [
    section(
      "The same change in several stacks",
      byLoss(many, (cluster) => cluster.stacks),
      {
        piece: clusterPiece,
        stacksOf: (cluster) => cluster.stacks,
      },
    ),
    section(
      "Stack by stack",
      byLoss(alone, (stack) => [stack]),
      { piece: stackPiece, stacksOf: (stack) => [stack] },
    ),
  ];
}

interface Way<T> {
  readonly piece: (one: T) => Piece;
  readonly stacksOf: (one: T) => readonly PreviewStack[];
}

function section<T>(title: string, items: readonly T[], { piece, stacksOf }: Way<T>): Piece {
  return listing({
    head: `\n### ${title}\n\n`,
    items,
    piece,
    rest: (left) => {
      const stacks = left.flatMap(stacksOf);
      return levels(`- ${plural(stacks.length, "more stack")}: \`${signed(stacks)}\` in all, see \`preview.json\`\n`);
    },
  });
}

function clusterPiece({ stacks, changed }: Cluster): Piece {
  const [first] = stacks;
  const each = first === undefined ? "" : signs(first.counts);
  const ids = stacks.map(({ id }) => id);
  return detail({
    summary: `The same in ${plural(stacks.length, "stack")}, each <code>${each}</code>`,
    intro: `${few(ids, 100)}\n\nWhat differs between them stands in brackets, such as \`⟨game⟩\`.\n\n`,
    changed,
    line: `- the same in ${plural(stacks.length, "stack")}, ${few(ids, 2)}: each \`${each}\`\n`,
  });
}

function stackPiece(stack: PreviewStack): Piece {
  const { id, class: kind, from, status, counts } = stack;
  const words = [kind, ...(status === "changes" || status === kind ? [] : [status])].join(", ");
  const moved = from === undefined ? "" : `, was <code>${html(from)}</code>`;
  return detail({
    summary: `<code>${html(id)}</code>: ${words}${moved}, <code>${signs(counts)}</code>`,
    intro: introOf(stack),
    changed: stack,
    line: `- ${code(id)}: ${words}, \`${signs(counts)}\`\n`,
  });
}

function introOf({ status, projectedFrom, refreshed }: PreviewStack): string {
  const lines = [
    ...(status === "projected"
      ? [`Planned with what the plans of ${few(projectedFrom, 10)} promise: those have to be applied before.`]
      : []),
    ...(refreshed ? [] : ["Planned from the state as it is: the cloud was not asked what is really there."]),
  ];
  return lines.map((line) => `${line}\n\n`).join("");
}

/** What destroys most comes first. */
function byLoss<T>(all: readonly T[], stacksOf: (one: T) => readonly PreviewStack[]): T[] {
  const loss = new Map(
    all.map((one) => {
      const sum = sumOf(stacksOf(one).map(({ counts }) => counts));
      return [one, sum.delete + sum.replace + sum.forget];
    }),
  );
  return [...all].sort((one, other) => (loss.get(other) ?? 0) - (loss.get(one) ?? 0));
}

function signed(stacks: readonly PreviewStack[]): string {
  return signs(sumOf(stacks.map(({ counts }) => counts)));
}
