import type { Finding, Path } from "../rule";

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

/** A remark as a finding that names the resource. */
export function finding({ address, path }: Resource, { at, what, fix }: Remark): Finding {
  return { path: at === undefined ? path : [...path, at], what: `${address}: ${what}`, fix };
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
