import { levels, listing, type Piece } from "../budget";
import { plural } from "../counts";
import { code } from "../escape";
import { grouped } from "../grouped";

/** Something that there is no room for. */
export interface Left {
  /** null: it is about several. */
  readonly stack: string | null;
  /** `destroyed` */
  readonly word: string;
}

/** How many of what there are in which stack. */
export function leftByStack(left: readonly Left[], thing: string): Piece {
  const byStack = grouped(left, ({ stack }) => stack);
  return listing({
    head: `\nThere is no room for ${plural(left.length, `more ${thing}`)}, \`preview.json\` has all. By stack:\n\n`,
    items: byStack,
    piece: ([stack, own]) => levels(`- ${stack === null ? "several" : code(stack)}: ${inWords(own)}\n`),
    rest: (stacks) =>
      levels(`- ${plural(stacks.length, "more stack")}: ${inWords(stacks.flatMap(([, own]) => own))}\n`),
  });
}

function inWords(left: readonly Left[]): string {
  return grouped(left, ({ word }) => word)
    .map(([word, own]) => `${own.length} ${word}`)
    .join(", ");
}
