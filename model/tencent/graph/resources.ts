import type { Graph } from "../../cloud-model";
import type { Finding, Path, Rule } from "../../rule";

/** Arguments of a resource or of one of its blocks. */
export type Arguments = Readonly<Record<string, unknown>>;

/** One resource of a stack. */
export interface Resource {
  /** Without the provider's name: `eip`. */
  readonly type: string;
  /** As Terraform calls it: `tencentcloud_eip.anycast`. */
  readonly address: string;
  readonly path: Path;
  readonly args: Arguments;
}

/** What a rule says of one resource. */
export interface Remark {
  /** The argument at fault. */
  readonly at?: string;
  readonly what: string;
  readonly fix: string;
}

const provider = "tencentcloud_";

/** All resources of a type, which is given without the provider's name. */
export function resourcesOf(graph: Graph, type: string): Resource[] {
  const full = provider + type;
  return Object.entries(graph.resource?.[full] ?? {}).map(([id, args]) => ({
    type,
    address: `${full}.${id}`,
    path: ["resource", full, id],
    args,
  }));
}

/** All resources of Tencent Cloud. */
export function allResources(graph: Graph): Resource[] {
  return Object.keys(graph.resource ?? {})
    .filter((type) => type.startsWith(provider))
    .flatMap((type) => resourcesOf(graph, type.slice(provider.length)));
}

/** A rule that looks at one resource at a time. */
export function eachOf(
  types: string | readonly string[],
  rule: {
    readonly code: string;
    readonly source: string;
    readonly check: (args: Arguments, resource: Resource, graph: Graph) => readonly Remark[];
  },
): Rule<Graph> {
  return {
    code: rule.code,
    source: rule.source,
    check: (graph) =>
      [types]
        .flat()
        .flatMap((type) => resourcesOf(graph, type))
        .flatMap((resource) => rule.check(resource.args, resource, graph).map((remark) => finding(resource, remark))),
  };
}

/** A remark as a finding that names the resource. */
export function finding({ address, path }: Resource, { at, what, fix }: Remark): Finding {
  return { path: at === undefined ? path : [...path, at], what: `${address}: ${what}`, fix };
}

/** A remark where something holds, else none. */
export function when(holds: boolean, tell: () => Remark): Remark[] {
  return holds ? [tell()] : [];
}

/** Resources by what they share; those of which it is not known are left out. */
export function bySame(
  resources: readonly Resource[],
  of: (args: Arguments) => string | undefined,
): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = of(resource.args);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  return groups;
}

/** Says of every resource but the first that it shares with another what only one can have. */
export function onlyOne(
  resources: readonly Resource[],
  of: (args: Arguments) => string | undefined,
  remark: (first: Resource) => Remark,
): Finding[] {
  return [...bySame(resources, of).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : more.map((resource) => finding(resource, remark(first))),
  );
}
