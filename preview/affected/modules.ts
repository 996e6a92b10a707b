import { join, relative } from "node:path";
import { Unreadable, type Files } from "./files";
import { groups, isObject, type Json, type JsonObject } from "./json";
import { pathNames, Reads } from "./reads";

/** What the modules of a stack add to it. */
export interface ModulesRead {
  readonly files: Readonly<Record<string, string>>;
  readonly opaque: Reads["opaque"];
  /** Local modules whose place is no value that they use, so that only what they hold counts. */
  readonly anywhere: ReadonlySet<string>;
  /** Modules from elsewhere whose content can change without a word in the stack. */
  readonly floating: readonly string[];
}

/** Reads the modules that a stack calls: each local one with what it reads and with the modules it calls itself. */
export function readModules(files: Files, stack: JsonObject, folder: string): ModulesRead {
  const found = { files: {}, opaque: [] as Reads["opaque"], anywhere: new Set<string>(), floating: [] as string[] };
  for (const [name, module] of groups(stack["module"])) {
    const { source } = module;
    if (typeof source !== "string") continue;
    if (!isLocal(source)) {
      if (isFloating(source, module["version"])) found.floating.push(name);
      continue;
    }
    const start = files.resolve(folder, source);
    // relative to the module: where cdktf puts all modules together depends on the others
    const nameOf = (path: string): string | undefined =>
      files.nameOf(path) === undefined ? undefined : `module ${name}: ${relative(start, path) || "."}`;
    const reads = new Reads(files, folder, nameOf);
    if (!new Module(files, reads, folder).read(start, ["module", name, "source"])) found.anywhere.add(name);
    Object.assign(found.files, reads.files);
    found.opaque.push(...reads.opaque);
  }
  return found;
}

/** Whether a module is a folder of the tree. */
export function isLocal(source: Json | undefined): boolean {
  return typeof source === "string" && /^(\.{1,2}\/|\/|<ROOT>|<OUT>)/.test(source);
}

function isFloating(source: string, version: Json | undefined): boolean {
  // of the registry: exactly one version; from elsewhere: a commit
  if (/^([\w.-]+\/)?[\w-]+\/[\w-]+\/[\w-]+(\/\/.*)?$/.test(source))
    return !(typeof version === "string" && /^=?\s*\d+(\.\d+){2}/.test(version));
  return !/[?&]ref=([0-9a-f]{7,40}|v?\d+(\.\d+)+)\b/.test(source);
}

class Module {
  private readonly seen = new Set<string>();
  private usesPath = false;

  constructor(
    private readonly files: Files,
    private readonly reads: Reads,
    private readonly folder: string,
  ) {}

  /** Tells whether the module's place is a value that it uses. */
  read(folder: string, path: readonly string[]): boolean {
    if (this.seen.has(folder)) return this.usesPath;
    this.seen.add(folder);
    try {
      this.reads.add(folder);
      if (this.files.kindOf(folder) !== "folder") return this.usesPath;
      for (const name of this.files.entries(folder).sort()) this.file(folder, name, path);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.reads.doubt(path, `the module ${error.message}`);
    }
    return this.usesPath;
  }

  private file(folder: string, name: string, path: readonly string[]): void {
    if (!/\.(tf|tofu)(\.json)?$/.test(name)) return;
    const text = this.files.text(join(folder, name));
    const names = pathNames(folder, this.folder);
    if (name.endsWith(".json")) {
      const json = parsed(text);
      this.reads.value(json, path, names);
      this.usesPath ||= text.includes("path.");
      for (const [, { source }] of groups(isObject(json) ? json["module"] : {})) this.inner(folder, source, path);
      return;
    }
    if (this.reads.source(text, path, names)) this.usesPath = true;
    for (const [, source] of text.matchAll(/\bsource\s*=\s*"(\.{1,2}\/[^"]*)"/g)) this.inner(folder, source, path);
  }

  private inner(folder: string, source: Json | undefined, path: readonly string[]): void {
    if (typeof source === "string" && isLocal(source)) this.read(join(folder, source), path);
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Terraform will say so; the bytes count in any case
    return null;
  }
}
