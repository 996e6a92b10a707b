/** What is known of a string before Terraform runs: all of it, or how it begins. */
export interface Known {
  readonly text: string;
  readonly whole: boolean;
}

/** A call of a function that reads files. */
export interface FileCall {
  readonly name: string;
  /** Its first argument, a path. */
  readonly path: Known;
}

/** What a text says about files. */
export interface Reading {
  /** The text as a template. */
  readonly value: Known;
  readonly calls: readonly FileCall[];
  /** Whether it uses the path of its module for anything but reading a file. */
  readonly usesModulePath: boolean;
  /** Whether an expression holds text in lines of its own, of which only Terraform knows for sure where it ends. */
  readonly hasHeredoc: boolean;
}

/** What names stand for: `path.module`, `local.name`. */
export type Names = ReadonlyMap<string, string>;

const readers =
  /^(file(exists|set|md5|sha1|sha256|sha512|base64|base64sha256|base64sha512)?|templatefile|provider::local::direxists)$/;
/** What functions that are not known may be called when they read files. */
const likeReaders = /^(file\w*|\w+_file|templatefile|direxists)$/;
/** Functions that give back their path, as far as reading goes. */
const samePath = new Set(["abspath", "pathexpand", "nonsensitive", "sensitive"]);
const unknown: Known = { text: "", whole: false };

/** Reads a JSON string as Terraform does: a template, whose `${…}` are expressions. */
export function readTemplate(text: string, names: Names): Reading {
  const reader = new Reader(text, names);
  const value = reader.template();
  return reading(reader, value);
}

/** Reads a file in Terraform's own language, of which only expressions matter. */
export function readSource(text: string, names: Names): Reading {
  const reader = new Reader(text, names);
  const value = reader.expression("");
  return reading(reader, value);
}

function reading({ calls, usesModulePath, hasHeredoc }: Reader, value: Known): Reading {
  return { value, calls, usesModulePath, hasHeredoc };
}

class Reader {
  readonly calls: FileCall[] = [];
  usesModulePath = false;
  hasHeredoc = false;
  private at = 0;
  /** How many calls that take a path are around the present place. */
  private inPath = 0;

  constructor(
    private readonly text: string,
    private readonly names: Names,
  ) {}

  /** Up to the closing quote when `quoted`, else to the end. */
  template(quoted = false): Known {
    let known = "";
    let whole = true;
    while (this.at < this.text.length) {
      const next = this.text.slice(this.at, this.at + 3);
      if (quoted && next.startsWith('"')) break;
      if (next === "$${" || next === "%%{") this.at += 3;
      else if (next.startsWith("${") || next.startsWith("%{")) {
        this.at += 2;
        const inner = this.expression("}");
        this.at++;
        if (whole) known += inner.text;
        whole &&= inner.whole && next.startsWith("$");
        continue;
      } else if (quoted && next.startsWith("\\")) {
        const character = this.escaped();
        if (whole) known += character ?? "";
        whole &&= character !== undefined;
        continue;
      } else this.at++;
      if (whole) known += this.text.slice(this.at - step(next), this.at);
    }
    return { text: known, whole };
  }

  /** The character that a backslash stands for; undefined when that is not known. */
  private escaped(): string | undefined {
    const [all = "\\", short, long] =
      /^\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[^])/.exec(this.text.slice(this.at, this.at + 10)) ?? [];
    this.at += all.length;
    const point = short ?? long;
    if (point === undefined) return { "\\n": "\n", "\\r": "\r", "\\t": "\t", '\\"': '"', "\\\\": "\\" }[all];
    const code = parseInt(point, 16);
    return code > 0x10ffff ? undefined : String.fromCodePoint(code);
  }

  /** Up to one of the stops. Known when it is a single string, name, or call that gives back its path. */
  expression(stops: string): Known {
    let value: Known | undefined;
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (stops.includes(character)) break;
      if (this.space()) continue;
      const part = this.part(character);
      value = value === undefined ? part : unknown;
    }
    return value ?? unknown;
  }

  private part(character: string): Known {
    if (character === '"') {
      this.at++;
      const value = this.template(true);
      this.at++;
      return value;
    }
    if (/[A-Za-z_]/.test(character)) return this.name();
    this.at++;
    const close = { "(": ")", "[": "]", "{": "}" }[character];
    if (close === undefined) return unknown;
    const inner = this.expression(close);
    this.at++;
    return character === "(" ? inner : unknown;
  }

  private name(): Known {
    const [name = ""] = /^[A-Za-z_](?:[\w.-]|::)*/.exec(this.text.slice(this.at, this.at + 200)) ?? [];
    this.at += name.length;
    while (this.space());
    if (this.text.charAt(this.at) === "(") return this.call(name);
    if (/^path\.(module|root|cwd)/.test(name) && this.inPath === 0) this.usesModulePath = true;
    const text = this.names.get(name);
    return text === undefined ? unknown : { text, whole: true };
  }

  private call(written: string): Known {
    this.at++;
    const name = written.replace(/^core::/, "");
    const isKnown = readers.test(name);
    const reads = isKnown || likeReaders.test(name.replace(/^.*::/, ""));
    const takesPath = reads || samePath.has(name);
    if (takesPath) this.inPath++;
    const first = this.expression(",)");
    if (takesPath) this.inPath--;
    if (reads) this.calls.push({ name, path: isKnown ? first : unknown });
    const more = this.text.charAt(this.at) === ",";
    if (more) this.expression(")");
    this.at++;
    return samePath.has(name) && !more ? first : unknown;
  }

  /** Skips spaces, comments, and the frame of a heredoc, whose text is a template. */
  private space(): boolean {
    const rest = this.text.slice(this.at, this.at + 80);
    if (rest.startsWith("<<")) return this.heredoc();
    const [skipped = ""] = /^(\s+|(#|\/\/)[^\n]*)/.exec(rest) ?? [];
    if (skipped !== "") {
      // a comment goes on behind what was looked at
      const end = /^\s/.test(skipped) ? this.at + skipped.length : this.text.indexOf("\n", this.at);
      this.at = end === -1 ? this.text.length : end;
      return true;
    }
    if (!rest.startsWith("/*")) return false;
    const end = this.text.indexOf("*/", this.at);
    this.at = end === -1 ? this.text.length : end + 2;
    return true;
  }

  private heredoc(): boolean {
    this.hasHeredoc = true;
    const [frame = "<<", word = ""] = /^<<-?(\S*)\r?\n/.exec(this.text.slice(this.at)) ?? [];
    const start = this.at + frame.length;
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const close = new RegExp(`^[ \\t]*${literal}[ \\t]*$`, "m").exec(this.text.slice(start));
    const end = close === null ? this.text.length : start + close.index;
    const inner = new Reader(this.text.slice(start, end), this.names);
    inner.template();
    this.calls.push(...inner.calls);
    this.usesModulePath ||= inner.usesModulePath;
    this.at = end + (close?.[0].length ?? 0);
    return true;
  }
}

function step(next: string): number {
  return next === "$${" || next === "%%{" ? 3 : 1;
}
