import { isDeepStrictEqual } from "node:util";
import type { FileSpec, StackSpec, TreeSpec } from "./tree-spec";

/**
 * The stacks that two trees differ in, by a full comparison of what the trees were written from. Left out, as documented:
 * cdktf's own notes (`//` with `metadata`), times in archives, where cdktf puts local modules, and files nobody reads.
 */
export function trulyTouched(base: TreeSpec, head: TreeSpec): Set<string> {
  const before = new Map(base.stacks.map((stack) => [stack.id, stack]));
  const after = new Map(head.stacks.map((stack) => [stack.id, stack]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set(
    [...ids].filter((id) => {
      const [one, other] = [before.get(id), after.get(id)];
      // a stack that goes on under another name is told once, under that name
      if (other === undefined)
        return !head.stacks.some((stack) => !before.has(stack.id) && stateOf(stack) === stateOf(one));
      return one === undefined || other.opaque || !isDeepStrictEqual(facets(one, base), facets(other, head));
    }),
  );
}

function stateOf(stack: StackSpec | undefined): string {
  const { backend } = (stack?.json["terraform"] ?? {}) as {
    backend?: { s3?: { key: string }; local?: { path: string } };
  };
  return backend?.s3?.key ?? backend?.local?.path ?? "";
}

function facets(stack: StackSpec, { repository, locks }: TreeSpec): unknown {
  const read = [...stack.reads, ...stack.modules];
  const isRead = (path: string): boolean => read.some((one) => path === one || path.startsWith(`${one}/`));
  return {
    path: stack.path,
    json: withoutNotes(withoutPlaces(stack.json)),
    files: contents(stack.files, (path) => !path.startsWith("assets/__cdktf_module_asset_")),
    repository: contents(repository, isRead),
    locks: stack.providers.map((name) => locks[name]),
    allLocks: stack.json["module"] === undefined ? undefined : locks,
    version: repository[".terraform-version"],
  };
}

function contents(files: Readonly<Record<string, FileSpec>>, wanted: (path: string) => boolean): unknown {
  return Object.entries(files)
    .filter(([path]) => wanted(path))
    .map(([path, file]) =>
      "entries" in file ? [path, Object.entries(file.entries).sort()] : [path, file.text, file.executable === true],
    )
    .sort();
}

function withoutPlaces(json: StackSpec["json"]): unknown {
  const modules = (json["module"] ?? {}) as Record<string, { source: string }>;
  const settled = Object.entries(modules).map(([name, module]) => [
    name,
    { ...module, source: module.source.replace(/^\.\/assets\/.*/, "") },
  ]);
  return { ...json, module: Object.fromEntries(settled) as unknown };
}

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => key !== "//" || typeof inner === "string");
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNotes(inner)]));
}
