import { cloudNames, type CloudName } from "../cloud-name";
import type { Path } from "../rule";
import { find, isGroup, isMap, merge, plain, told, withField, type Told } from "./told";
import type { Source } from "./source";
import { valueAt } from "./value-at";

/** A part of a file that says something about an environment. */
interface Section {
  readonly source: Source;
  /** Where it stands in the file. */
  readonly path: Path;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What the files of one environment say, weakest first. */
export interface Sections {
  /**
   * What relays share, those of an edge with all that are on its cloud: weaker than anything the edge says of its own,
   * whichever file says it.
   */
  readonly shared: (edge: Path[number] | undefined) => readonly Section[];
  readonly own: readonly Section[];
}

/** One file that says something about a setting. */
export interface Statement {
  readonly source: Source;
  readonly path: Path;
  readonly value: unknown;
}

/**
 * The sections of an environment's files, which are given weakest first. Within a file `clouds.<cloud>` is stronger than
 * what stands beside it, since it is the more specific; a later file is stronger than all of an earlier one.
 */
export function sectionsOf(sources: readonly Source[]): Sections {
  const cloud = cloudAt(
    ["cloud"],
    sources.map((source) => ({ source, path: [], value: source.value })),
  );
  const all = sources.flatMap((source) => [...section(source, [], source.value), ...ofCloud(source, cloud)]);
  const own = all.map(({ source, path, value }) => ({ source, path, value: settingsIn(value) }));
  return {
    shared: (edge) => {
      const there = (edge === undefined ? undefined : cloudAt(["edges", edge, "cloud"], own)) ?? cloud;
      return sources
        .flatMap((source) => [...section(source, [], source.value), ...ofCloud(source, there)])
        .flatMap(({ source, path, value }) => section(source, [...path, "relays"], value["relays"]));
    },
    own,
  };
}

function ofCloud(source: Source, cloud: CloudName | undefined): Section[] {
  return cloud === undefined ? [] : section(source, ["clouds", cloud], valueAt(source.value, ["clouds", cloud]));
}

/** Without the two sections that exist only in files. */
function settingsIn(value: Section["value"]): Section["value"] {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "clouds" && key !== "relays"));
}

/** All sections as one, each value with its origin. */
export function mergeSections({ shared, own }: Sections): Told | undefined {
  const merged = mergeAll(own);
  const edges = merged && isGroup(merged) ? merged.fields.get("edges") : undefined;
  if (!merged || !isGroup(merged) || !edges || !isGroup(edges)) return merged;
  let completed = edges;
  for (const [key, edge] of edges.fields) {
    const all = isGroup(edge) ? merge(mergeAll(shared(key)), edge.fields.get("relays")) : undefined;
    if (isGroup(edge) && all) completed = withField(completed, key, withField(edge, "relays", all));
  }
  return withField(merged, "edges", completed);
}

/** Every section that says something about a setting, weakest first; null where it removes the setting or what it is in. */
export function statementsOn(path: Path, { shared, own }: Sections): Statement[] {
  const [edges, edge, relays, ...rest] = path;
  const isRelays = edges === "edges" && relays === "relays";
  return [
    ...(isRelays ? shared(edge).flatMap((one) => statement(one, rest)) : []),
    ...own.flatMap((one) => statement(one, path)),
  ];
}

function statement({ source, path: start, value: whole }: Section, path: Path): Statement[] {
  let value: unknown = whole;
  for (const [steps, key] of path.entries()) {
    if (typeof value !== "object" || value === null) {
      return [{ source, path: [...start, ...path.slice(0, steps)], value }];
    }
    if (!Object.hasOwn(value, key)) return [];
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return [{ source, path: [...start, ...path], value }];
}

function cloudAt(path: Path, sections: readonly Section[]): CloudName | undefined {
  const merged = mergeAll(sections);
  const cloud = merged && plain(find(merged, path).node);
  return cloudNames.find((name) => name === cloud);
}

function mergeAll(sections: readonly Section[]): Told | undefined {
  return sections.reduce<Told | undefined>(
    (under, { source, path, value }) => merge(under, told(value, { source, path })),
    undefined,
  );
}

function section(source: Source, path: Path, value: unknown): Section[] {
  return isMap(value) ? [{ source, path, value }] : [];
}
