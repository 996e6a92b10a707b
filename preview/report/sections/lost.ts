import { reasonInWords } from "../../guard/fate";
import { levels, listing, type Piece } from "../budget";
import { plural } from "../counts";
import { code, few, prose } from "../escape";
import { byWeight, isLost, kindOf, kindWords } from "../kind";
import type { PreviewChange, PreviewReport, PreviewStack } from "../preview-schema";
import { leftByStack } from "./left-by-stack";

interface Loss {
  readonly stack: PreviewStack;
  readonly change: PreviewChange;
}

/** Everything that is destroyed, replaced or forgotten: entries first. Each address, or where there is no room their number. */
export function lostSection({ stacks }: Pick<PreviewReport, "stacks">): Piece {
  const losses = stacks
    .flatMap((stack) => stack.changes.filter(isLost).map((change): Loss => ({ stack, change })))
    .sort((one, other) => byWeight(one.change, other.change));
  return listing({
    head: "\n### Destroyed, replaced or forgotten\n\n",
    items: losses,
    piece: (loss) => levels(full(loss), short(loss)),
    rest: (left) =>
      leftByStack(
        left.map((one) => ({ stack: one.stack.id, word: doneTo(one) })),
        "object",
      ),
  });
}

/** Removed stacks whose resources nobody would know of. */
export function orphanSection({ stacks }: Pick<PreviewReport, "stacks">): Piece {
  const orphaned = stacks.filter(({ left }) => left > 0);
  return listing({
    head: "\n### Left to run on\n\nThese stacks are not declared any more. What they made would run on, known to nobody.\n\n",
    items: orphaned,
    piece: ({ id, left }) => levels(`- ${code(id)}: ${plural(left, "resource")}\n`),
    rest: (more) => levels(`- ${plural(more.length, "more stack")}: ${plural(sumLeft(more), "resource")}\n`),
  });
}

function full({ stack, change }: Loss): string {
  const { address, entry, deposed } = change;
  const notes = [
    ...(entry ? ["**it is the address that players know**"] : []),
    ...(deposed === undefined ? [] : ["left behind by an earlier replacement"]),
    ...(stack.status === "removed" ? ["if its removed stack is destroyed"] : []),
    ...whyOf(change),
  ];
  const told = notes.length === 0 ? "" : `: ${notes.join("; ")}`;
  return `- **${doneTo({ change })}** ${code(address, 500)} in ${code(stack.id)}${told}\n`;
}

function short({ stack, change }: Loss): string {
  return `- **${doneTo({ change })}**${change.entry ? " entry" : ""} ${code(change.address, 500)} in ${code(stack.id)}\n`;
}

function doneTo({ change }: Pick<Loss, "change">): string {
  return kindWords[kindOf(change)].done;
}

function whyOf({ replacePaths, reason }: PreviewChange): string[] {
  if (replacePaths.length > 0) return [`forced by ${few([...new Set(replacePaths)], 5)}`];
  if (reason === undefined) return [];
  // names of other reasons are nearly English
  return [prose(reasonInWords(reason) ?? reason.replaceAll("_", " "), 200)];
}

function sumLeft(stacks: readonly PreviewStack[]): number {
  return stacks.reduce((sum, { left }) => sum + left, 0);
}
