/** A place in a template that reads another state. */
export interface Reference {
  /** Name of the `terraform_remote_state`. */
  readonly state: string;
  /** The output that is read, where the place says it; undefined where all of them may be. */
  readonly output: string | undefined;
  readonly start: number;
  /** Behind the name of the output, or of the state where no output is said. */
  readonly end: number;
  /** Behind the name of the state. */
  readonly stateEnd: number;
}

const name = String.raw`[\p{ID_Start}_][\p{ID_Continue}-]*`;
const gap = String.raw`(?:\s|/\*[^]*?\*/|(?:#|//)[^\n]*)*`;
const dot = `${gap}\\.${gap}`;
const patterns = {
  skipped: new RegExp(`(?:\\s|/\\*[^]*?\\*/|(?:#|//)[^\\n]*)+`, "uy"),
  heredoc: new RegExp(`<<-?(${name})\\r?\\n`, "uy"),
  name: new RegExp(name, "uy"),
  state: new RegExp(`data${dot}terraform_remote_state${dot}(${name})`, "uy"),
  output: new RegExp(`${dot}outputs(?:${dot}(${name})|${gap}\\[${gap}"(${name})"${gap}\\])`, "uy"),
  escape: /\$\$\{|%%\{/y,
  opening: /[$%]\{/y,
};

/** Where the expressions of a template read other states. What a string only spells out is no expression. */
export function referencesIn(template: string): readonly Reference[] {
  if (!template.includes("terraform_remote_state")) return [];
  const scanner = new Scanner(template);
  scanner.template(template.length);
  return scanner.found;
}

class Scanner {
  readonly found: Reference[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  template(end: number): void {
    while (this.at < end) if (!this.embedded()) this.at++;
  }

  /** What is no plain character of a template: an escaped opening, or an expression with its braces. */
  private embedded(): boolean {
    if (this.match("escape")) return true;
    if (!this.match("opening")) return false;
    this.expression();
    return true;
  }

  /** Up to behind the brace that closes it. */
  private expression(): void {
    let open = 1;
    let afterDot = false;
    while (this.at < this.text.length && open > 0) {
      if (this.match("skipped") || this.heredoc()) continue;
      const character = this.text.charAt(this.at);
      if (afterDot || !this.reference()) {
        if (character === '"') this.quoted();
        else if (!this.match("name")) {
          open += { "{": 1, "}": -1 }[character] ?? 0;
          this.at++;
        }
      }
      afterDot = character === ".";
    }
  }

  private quoted(): void {
    for (this.at++; this.at < this.text.length;) {
      if (this.embedded()) continue;
      const character = this.text.charAt(this.at);
      this.at += character === "\\" ? 2 : 1;
      if (character === '"') return;
    }
  }

  /** Its text is a template too. */
  private heredoc(): boolean {
    const word = this.match("heredoc")?.[1];
    if (word === undefined) return false;
    const close = new RegExp(`^[ \\t]*${word}[ \\t]*$`, "mu").exec(this.text.slice(this.at));
    this.template(close === null ? this.text.length : this.at + close.index);
    this.at += close?.[0].length ?? 0;
    return true;
  }

  private reference(): boolean {
    const start = this.at;
    const state = this.match("state")?.[1];
    if (state === undefined) return false;
    const stateEnd = this.at;
    const [, attribute, key] = this.match("output") ?? [];
    this.found.push({ state, output: attribute ?? key, start, end: this.at, stateEnd });
    return true;
  }

  /** Moves behind the pattern where it fits. */
  private match(kind: keyof typeof patterns): RegExpExecArray | undefined {
    const pattern = patterns[kind];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at += found[0].length;
    return found;
  }
}
