import type { Piece } from "./budget";
import type { Changed } from "./clusters";
import { fenced, shortened } from "./escape";
import { byWeight, kindOf, kindWords } from "./kind";
import type { PreviewChange } from "./preview-schema";

/** What is told of one stack, or of many that change in the same way. */
export interface Detail {
  /** HTML, for the line that can be opened. */
  readonly summary: string;
  /** Markdown, above the changes. */
  readonly intro: string;
  readonly changed: Changed;
  /** Markdown: all that is told where there is no room. */
  readonly line: string;
}

/** Lines of a diff that belong together, from all to the least there is to say. */
interface Block {
  readonly full: readonly string[];
  readonly names: string;
  readonly address: string;
}

const longest = { address: 400, value: 300, names: 300 };

/**
 * A block that can be opened: all that changes, else the names of attributes, else addresses, else as many of them as fit,
 * else one line.
 */
export function detail({ summary, intro, changed, line }: Detail): Piece {
  const blocks = blocksOf(changed);
  const wrapped = (lines: readonly string[]): string =>
    `<details>\n<summary>${summary}</summary>\n\n${intro}${fenced("diff", lines)}\n</details>\n\n`;
  const some = (number: number): string =>
    wrapped([
      ...blocks.slice(0, number).map(({ address }) => address),
      `# and ${blocks.length - number} more: preview.json`,
    ]);
  const whole = [
    wrapped(blocks.flatMap(({ full }) => full)),
    wrapped(blocks.map(({ names }) => names)),
    wrapped(blocks.map(({ address }) => address)),
  ];
  return {
    most: Math.max(line.length, ...whole.map((text) => text.length)),
    least: line.length,
    write: (room) => whole.find((text) => text.length <= room) ?? most(some, blocks.length - 1, room) ?? line,
  };
}

/** The longest that fits, of texts that grow with their number from 1 on. */
function most(write: (number: number) => string, last: number, room: number): string | undefined {
  let [fits, tooMany] = [0, last + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (write(middle).length <= room) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? undefined : write(fits);
}

function blocksOf({ changes, outputs, drift }: Changed): Block[] {
  return [
    ...[...changes].sort(byWeight).map(changeBlock),
    ...outputs.map(({ name, actions, before, after }) => {
      const { sign, verb } = kindWords[kindOf({ actions })];
      const title = `${sign} ${verb} output ${shortened(name, longest.address)}`;
      return { full: [title, ...sides("value", before, after)], names: title, address: title };
    }),
    ...drift.map(({ address, actions }) => {
      const line = `# outside of Terraform: ${actions.join(" and ")} ${shortened(address, longest.address)}`;
      return { full: [line], names: line, address: line };
    }),
  ];
}

function changeBlock(change: PreviewChange): Block {
  const { attributes, attributesLeftOut } = change;
  const title = titleOf(change);
  const names = attributes.map(({ path }) => path).join(", ");
  return {
    full: [
      title,
      ...attributes.flatMap(({ path, before, after }) => sides(path, before, after)),
      ...(attributesLeftOut > 0 ? [`#     and ${attributesLeftOut} more attributes: preview.json`] : []),
    ],
    names: names === "" ? title : `${title}: ${shortened(names, longest.names)}`,
    address: title,
  };
}

function titleOf(change: PreviewChange): string {
  const { address, previousAddress, deposed, importId, entry } = change;
  const { sign, verb } = kindWords[kindOf(change)];
  const also = [
    ...(entry ? ["the entry"] : []),
    ...(deposed === undefined ? [] : ["left behind by an earlier replacement"]),
    ...(previousAddress === undefined ? [] : [`moved from ${shortened(previousAddress, longest.address)}`]),
    ...(importId === undefined ? [] : [`imports ${shortened(importId, longest.address)}`]),
  ];
  const told = also.length === 0 ? "" : ` (${also.join(", ")})`;
  return `${sign} ${verb} ${shortened(address, longest.address)}${told}`;
}

function sides(path: string, before: string | undefined, after: string | undefined): string[] {
  const name = shortened(path, longest.address);
  return [
    ...(before === undefined ? [] : [`-     ${name}: ${shortened(before, longest.value)}`]),
    ...(after === undefined ? [] : [`+     ${name}: ${shortened(after, longest.value)}`]),
  ];
}
