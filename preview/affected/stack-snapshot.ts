import { dirname, join } from "node:path";
import { backendOf, stateRead, type Backend } from "./backend";
import { canonical, sha256 } from "./canonical";
import { withoutComments } from "./comments";
import type { Files } from "./files";
import { groups, isObject, type Json, type JsonObject } from "./json";
import { readModules } from "./modules";
import { pathNames, Reads, type Opaque } from "./reads";
import { sectionsOf, type Section, type StackSection } from "./sections";
import { settled } from "./settled";
import { StackFolder } from "./stack-folder";
import type { Toolchain } from "./toolchain";

/** A stack as the manifest has it. */
export interface ManifestStack {
  readonly name: string;
  readonly constructPath: string;
  readonly synthesizedStackPath: string;
  /** Names of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
}

/** All that counts of one stack. */
export interface StackSnapshot {
  readonly id: string;
  readonly path: string;
  /** Stacks that are deployed before this one. */
  readonly dependencies: readonly string[];
  /**
   * The stack's JSON by section, as text: without comments, and without what differs between two checkouts of the same
   * commit. Most stacks do not differ, and a text is kept more cheaply than what it says.
   */
  readonly json: Readonly<Record<StackSection, string>>;
  /** Digests of the files that Terraform reads, by names that both sides share. */
  readonly files: Readonly<Record<string, string>>;
  /** Version files and locked providers. */
  readonly toolchain: Readonly<Record<string, string>>;
  readonly backend: Backend;
  /** Identities of the states it reads, by the name of the data source. */
  readonly reads: Readonly<Record<string, string>>;
  readonly opaque: readonly Opaque[];
  /** Names of modules whose content can change without a word in the stack. */
  readonly floating: readonly string[];
  /** JSON pointers of values that hash an archive which is packed anew each time. */
  readonly archiveHashes: readonly string[];
  /** Resources, data sources and modules: how much there is to plan. */
  readonly objects: number;
  /** SHA-256 of each section. */
  readonly sections: Readonly<Record<Section, string>>;
  /** SHA-256 over the sections. */
  readonly digest: string;
}

/** Reads one stack: its JSON and all files that it leads to. */
export function snapshotOfStack(stack: ManifestStack, files: Files, toolchain: Toolchain): StackSnapshot {
  const file = join(files.tree.output, stack.synthesizedStackPath);
  const folder = new StackFolder(files, dirname(file));
  const written = withoutComments(JSON.parse(files.shared(files.text(file))) as JsonObject);

  const reads = new Reads(files, folder.path, (path) => folder.nameOf(path));
  readStack(reads, written, (name) => files.text(join(folder.path, name)), folder.names);
  const place = files.nameOf(folder.path) ?? folder.path;
  const states = statesRead(reads, written["data"], place);
  const modules = readModules(files, written, folder.path);

  const parts = sectionsOf(settled(written, folder.assets, modules.anywhere));
  const json = {
    config: canonical(parts.config),
    toolchain: canonical(parts.toolchain),
    backend: canonical(parts.backend),
  };
  const allFiles = { ...folder.digests(), ...reads.files, ...modules.files };
  const tools = toolchain.of(written, folder.path);
  const sections = {
    config: sha256(json.config),
    files: sha256(canonical(allFiles)),
    toolchain: sha256(`${json.toolchain}${canonical(tools)}`),
    backend: sha256(json.backend),
  };
  return {
    id: stack.name,
    path: stack.constructPath,
    dependencies: stack.dependencies,
    json,
    files: allFiles,
    toolchain: tools,
    backend: backendOf(written["terraform"], place),
    reads: states,
    opaque: [...reads.opaque, ...modules.opaque],
    floating: modules.floating,
    archiveHashes: reads.archiveHashes,
    objects: objectsIn(written),
    sections,
    digest: sha256(canonical(sections)),
  };
}

function readStack(reads: Reads, stack: JsonObject, text: (name: string) => string, beside: readonly string[]): void {
  const names = pathNames(".", ".", stack["locals"]);
  for (const [block, value] of Object.entries(stack)) {
    // where states and modules lie is told apart; what they hold is no file of the stack
    if (block === "terraform") continue;
    reads.value(plain(block, value), [block], names);
  }
  for (const name of beside) if (/\.(tf|tofu)$/.test(name)) reads.source(text(name), [], names);
  if (isObject(stack["data"])) {
    for (const [name] of groups(stack["data"]["external"])) {
      reads.doubt(["data", "external", name], "a program decides what it says");
    }
  }
}

function plain(block: string, value: Json): Json {
  if (!isObject(value)) return value;
  if (block === "data") return without(value, "terraform_remote_state");
  return block === "module"
    ? Object.fromEntries(groups(value).map(([name, module]) => [name, without(module, "source")]))
    : value;
}

function without(value: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
}

function statesRead(reads: Reads, data: Json | undefined, folder: string): Record<string, string> {
  const states = groups(isObject(data) ? data["terraform_remote_state"] : {}).flatMap(([name, state]) => {
    const identity = stateRead(state, folder);
    if (identity === undefined)
      reads.doubt(["data", "terraform_remote_state", name], "only Terraform knows which state it reads");
    return identity === undefined ? [] : [[name, identity] as const];
  });
  return Object.fromEntries(states);
}

function objectsIn({ resource, data, module }: JsonObject): number {
  const types = [resource, data].flatMap((block) => (isObject(block) ? Object.values(block) : []));
  return [...types, module].reduce<number>((sum, one) => sum + (isObject(one) ? Object.keys(one).length : 0), 0);
}
