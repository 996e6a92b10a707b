import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A fenced block of the README and how it is kept true: `file=…`, `run`, or `test=…`. */
interface Block {
  readonly note: string;
  readonly text: string;
}

export const readme = readFileSync(join(__dirname, "..", "..", "README.md"), "utf8");

export const blocks: readonly Block[] = [...readme.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(
  ([, note = "", text = ""]) => ({ note, text }),
);

/** The commands of a block, without their comments. */
export function commandsOf({ text }: Block): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");
}

/** The commands that the README leaves to a test to run, in their order. */
export function commandsFor(test: string): string[] {
  return blocks.filter(({ note }) => note === `test=${test}`).flatMap(commandsOf);
}
