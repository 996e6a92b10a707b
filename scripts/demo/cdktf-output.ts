import { stripVTControlCharacters } from "node:util";

/** How far cdktf is. */
export interface Step {
  /** The stack it is about; undefined while there are none yet. */
  readonly stack?: string;
  readonly stage: "synthesising" | "initialising" | "applying";
  /** Resources that are finished, of all stacks. */
  readonly done: number;
  /** The resource finished last, by its path in the constructs: `home/load-balancer`. */
  readonly last?: string;
}

const ofStack = /^([a-z0-9]+(?:-[a-z0-9]+)+) {2}(.*)$/;
const finished = /^(\S+)(?: \((\S+)\))?: (?:Creation|Modifications|Destruction) complete/;

/** What cdktf writes again and again, for a terminal: a spinner, or how many stacks are where. */
const footer = /^(\S {2}Synthesizing|(\d+ Stacks? \w+\s*)+)?$/;

/** Reads the output of `cdktf deploy` and `cdktf destroy`. */
export class CdktfOutput {
  private stack: string | undefined;
  private done = 0;
  private readonly said: string[] = [];

  /** All that was said, to be read by a person. */
  get text(): string {
    return this.said.join("\n");
  }

  /** What a line says of the progress, if anything. */
  read(line: string): Step | undefined {
    // it rewrites its footer even where nobody looks
    const plain = stripVTControlCharacters(line).trimEnd();
    if (!footer.test(plain.trim())) this.said.push(plain);
    const [, stack, rest] = ofStack.exec(plain) ?? [];
    // only the first line of what a stack says begins with its name
    if (stack !== undefined) this.stack = stack;
    const text = (rest ?? plain).trim();
    if (/\bSynthesizing$/.test(text)) return { stage: "synthesising", done: this.done };
    if (text.startsWith("Initializing ")) return this.step("initialising");
    const [, address, path] = finished.exec(text) ?? [];
    if (address === undefined) return undefined;
    this.done += 1;
    return { ...this.step("applying"), last: path ?? address };
  }

  private step(stage: Step["stage"]): Step {
    return { stack: this.stack, stage, done: this.done };
  }
}
