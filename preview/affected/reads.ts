import { readSource, readTemplate, type FileCall, type Known, type Names } from "./expression";
import { Unreadable, type Files } from "./files";
import { isObject, type Json } from "./json";
import { pointerTo } from "./pointer";

/** A read that cannot be followed, so its stack counts as touched. */
export interface Opaque {
  /** JSON pointer in the stack. */
  readonly pointer: string;
  readonly why: string;
}

/** The files of a stack, and what could not be followed. */
export class Reads {
  /** Digest by the name that both sides use. */
  readonly files: Record<string, string> = {};
  readonly opaque: Opaque[] = [];
  /** Pointers whose value is a hash of an archive that is packed anew each time. */
  readonly archiveHashes: string[] = [];

  constructor(
    private readonly sources: Files,
    /** Where Terraform runs: the folder of the stack. */
    private readonly folder: string,
    /** What both sides call a file of the repository or the output folder. */
    private readonly nameOf: (path: string) => string | undefined,
  ) {}

  /** All strings of a value: those that name files, and the functions in them that read files. */
  value(value: Json, path: readonly string[], names: Names): void {
    this.walk(value, [...path], names);
  }

  /** One path for the whole walk: most strings need none. */
  private walk(value: Json, path: string[], names: Names): void {
    if (typeof value === "string") this.string(value, path, names);
    else if (Array.isArray(value)) {
      const items = value as readonly Json[];
      for (let index = 0; index < items.length; index++) this.inner(String(index), items[index] ?? null, path, names);
    } else if (isObject(value)) {
      for (const key in value) {
        if (key.includes("{")) this.string(key, path, names);
        this.inner(key, value[key] ?? null, path, names);
      }
    }
  }

  private inner(key: string, value: Json, path: string[], names: Names): void {
    if (typeof value !== "string" && typeof value !== "object") return;
    path.push(key);
    this.walk(value, path, names);
    path.pop();
  }

  /** A file in Terraform's own language: the functions in it that read files. Tells whether it uses its module's path. */
  source(text: string, path: readonly string[], names: Names): boolean {
    const { calls, usesModulePath } = readSource(text, names);
    for (const call of calls) this.call(call, path, names);
    return usesModulePath;
  }

  /** A file or folder that a value names; a folder around the stack is none that a plain string means. */
  add(path: string): void {
    const name = this.nameOf(path);
    if (name === undefined) throw new Unreadable("lies outside the repository");
    const kind = this.sources.kindOf(path);
    if (kind === "file") this.files[name] = this.sources.digest(path);
    if (kind !== "folder" || path === this.folder) return;
    if (`${this.folder}/`.startsWith(`${path}/`)) throw new Unreadable("is a folder around the stack itself");
    for (const file of this.sources.under(path)) {
      this.files[`${name}/${file}`] = this.sources.digest(`${path}/${file}`);
    }
  }

  /** Notes a read that cannot be followed. */
  doubt(path: readonly string[], why: string): void {
    this.opaque.push({ pointer: pointerTo(path), why });
  }

  private string(text: string, path: readonly string[], names: Names): void {
    if (text.includes("${") || text.includes("%{")) {
      // all that matters has one of these words in it
      if (!/file|path\.|direxists/.test(text)) return;
      const { value, calls } = readTemplate(text, names);
      for (const call of calls) this.call(call, path, names);
      if (/^\$\{path\.(module|root|cwd)\}/.test(text)) this.known(value, path, text);
      return;
    }
    if (!text.includes("/") && !this.isEntry(text)) return;
    const words = path.at(-2) === "local-exec" && path.at(-1) === "command" ? text.split(/[\s'"=;|&<>()]+/) : [text];
    for (const word of words) if (this.names(word)) this.tryAdd(this.sources.resolve(this.folder, word), path, word);
  }

  /** Whether a plain string names something that is there. */
  private names(word: string): boolean {
    if (word.length > 1024 || !/^(\.{1,2}\/|<ROOT>\/|<OUT>\/|[\w.-]+(\/|$))/.test(word)) return false;
    const first = /^[\w.-]+/.exec(word)?.[0];
    if (first !== undefined && !/^\.{1,2}$/.test(first) && !this.isEntry(first)) return false;
    const kind = this.sources.kindOf(this.sources.resolve(this.folder, word));
    // "." and the like are seldom paths, and a folder around the stack is everything
    return kind === "file" || (kind === "folder" && !this.isAround(word));
  }

  private isAround(word: string): boolean {
    return `${this.folder}/`.startsWith(`${this.sources.resolve(this.folder, word).replace(/\/+$/, "")}/`);
  }

  private entries?: ReadonlySet<string>;
  private isEntry(name: string): boolean {
    this.entries ??= new Set(this.sources.entries(this.folder));
    return this.entries.has(name);
  }

  private call({ name, path: known }: FileCall, path: readonly string[], names: Names): void {
    const file = this.known(known, path, `${name}(…)`);
    if (file === undefined) return;
    if (/md5|sha|base64$/.test(name) && file.endsWith("/archive.zip")) this.archiveHashes.push(pointerTo(path));
    if (name !== "templatefile" || this.sources.kindOf(file) !== "file") return;
    for (const inner of readTemplate(this.sources.text(file), names).calls) this.call(inner, path, names);
  }

  /** The path, when all of it is known; of one that is known in part, the folder counts as a whole. */
  private known({ text, whole }: Known, path: readonly string[], shown: string): string | undefined {
    const start = whole ? text : text.slice(0, text.lastIndexOf("/") + 1);
    if (start === "" || start.startsWith("~")) {
      this.doubt(path, `${shown} reads a path that only Terraform knows`);
      return undefined;
    }
    const file = this.sources.resolve(this.folder, start).replace(/(.)\/+$/, "$1");
    this.tryAdd(file, path, start);
    return whole ? file : undefined;
  }

  private tryAdd(file: string, path: readonly string[], shown: string): void {
    try {
      this.add(file);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.doubt(path, `${shown} ${error.message}`);
    }
  }
}

/** What the paths of a module stand for. */
export function pathNames(module: string, root: string, locals: Json = {}): Names {
  const texts = isObject(locals)
    ? Object.entries(locals).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[1].includes("{"),
      )
    : [];
  return new Map([
    ["path.module", module],
    ["path.root", root],
    ["path.cwd", root],
    ...texts.map(([name, text]): [string, string] => [`local.${name}`, text]),
  ]);
}
