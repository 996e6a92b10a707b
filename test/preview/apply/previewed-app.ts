import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { ApplyInput } from "../../../cli/commands/apply";
import { SmallApp, thing } from "./small-app";

/** What is declared: `two` comes after `one`. */
export const declared = (one: string, two: string) => ({ one: thing(one), two: thing(two, { dependencies: ["one"] }) });

/** An app with two stacks that are deployed, and a change of both that is previewed. */
export class PreviewedApp extends SmallApp {
  constructor() {
    super({});
    for (const [stack, json] of Object.entries({ one: thing("1"), two: thing("2") })) this.deployBehind(stack, json);
    this.declare(declared("10", "20"));
    this.preview();
    this.keep();
  }

  /** Where a saved plan lies. */
  plan(name: string): string {
    return join(this.out, "plans", name);
  }

  /** Keeps preview.json as it is now. */
  keep(): void {
    copyFileSync(join(this.out, "preview.json"), join(this.around, "kept.json"));
  }

  /** Puts preview.json back. */
  restore(): void {
    copyFileSync(join(this.around, "kept.json"), join(this.out, "preview.json"));
  }

  /** Stacks that would be deployed if nothing was wrong, one list for each call of cdktf. */
  async deployed(wish: Partial<ApplyInput> = {}): Promise<string[][]> {
    const { terminal } = await this.check(wish);
    return terminal.runs.map(({ words }) => words.slice(words.indexOf("deploy") + 1, words.indexOf("--skip-synth")));
  }

  /** Why it is refused: `code: what`. */
  async refused(wish: Partial<ApplyInput> = {}): Promise<string[]> {
    return (await this.refusal(wish)).map(({ code, what }) => `${code}: ${what}`);
  }
}
