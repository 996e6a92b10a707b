import type { Ended, Question, Style, Terminal } from "../../cli/terminal";

/** What somebody types: a text, empty for what is offered, undefined for ^C. */
type Typed = string | undefined;

/** A command that was run, and the variables it got. */
interface Run {
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A terminal that remembers what it was given and types answers in turn. Without answers nobody is there. */
export class FakeTerminal implements Terminal {
  readonly outs: string[] = [];
  readonly errs: string[] = [];
  readonly asked: string[] = [];
  /** Why answers were not taken. The next one is then typed to the same question. */
  readonly refusals: string[] = [];
  readonly runs: Run[] = [];
  readonly interactive: boolean;
  /** Characters of a line. */
  columns: number | undefined;
  private readonly answers: Typed[];

  constructor(
    answers?: readonly Typed[],
    private readonly ended: Ended = { code: 0 },
  ) {
    this.interactive = answers !== undefined;
    this.answers = [...(answers ?? [])];
  }

  /** All of standard output. */
  get stdout(): string {
    return this.outs.join("\n");
  }

  /** All of standard error. */
  get stderr(): string {
    return this.errs.join("\n");
  }

  /** Standard output, read as the one JSON value it must be. */
  get json(): unknown {
    return JSON.parse(this.stdout) as unknown;
  }

  /** Answers nobody asked for. */
  get left(): number {
    return this.answers.length;
  }

  out(text: string): void {
    this.outs.push(text);
  }

  err(text: string): void {
    this.errs.push(text);
  }

  paint(_style: Style, text: string): string {
    return text;
  }

  ask({ message, initial, choices, check }: Question): Promise<string | undefined> {
    this.asked.push(message);
    for (;;) {
      const typed = this.type(message);
      if (typed === undefined) return Promise.resolve(undefined);
      const answer = typed === "" ? (initial ?? choices?.[0] ?? "") : typed;
      const why = choices?.includes(answer) === false ? `${answer} is no choice` : check?.(answer);
      if (why === undefined) return Promise.resolve(answer.trim());
      this.refusals.push(why);
    }
  }

  confirm(message: string): Promise<boolean> {
    this.asked.push(message);
    return Promise.resolve(this.type(message) === "yes");
  }

  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    this.runs.push({ words: [command, ...args], env });
    return Promise.resolve(this.ended);
  }

  private type(message: string): Typed {
    if (this.answers.length === 0) throw new Error(`nothing left to answer: ${message}`);
    return this.answers.shift();
  }
}
