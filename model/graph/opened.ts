import type { Opening } from "./exposure";
import type { Resource } from "./resources";

export interface Written {
  readonly resource: Resource;
  readonly at: string;
  /** As the cloud writes it, in whatever case; others than TCP, UDP and all have no ports. */
  readonly protocol: string | undefined;
  /** First and last number; undefined where it is not known. */
  readonly numbers: readonly [number, number] | undefined;
  readonly source: string | undefined;
  /** Where the addresses are written instead, by its kind: `a prefix list`. */
  readonly list?: string;
}

const everyNumber = { from: 0, to: 65_535 };

/** What a rule of a security group lets in, if it is known. */
export function opened({ resource, at, protocol, numbers, source, list }: Written): Opening[] {
  const name = protocol?.toLowerCase();
  const known = source === undefined ? undefined : rangeOf(source);
  const range = list === undefined ? known : `${list} that may hold anyone`;
  if (range === undefined) return [];
  if (name === "all" || name === "-1") return [{ resource, at, source: range, ...everyNumber }];
  if ((name !== "tcp" && name !== "udp") || numbers === undefined) return [];
  const [from, to] = numbers;
  return [{ resource, at, source: range, protocol: name, from, to }];
}

/** An address alone is a range of one; other words are no addresses. */
function rangeOf(source: string): string | undefined {
  if (/^[\da-f.:]+\/\d+$/i.test(source)) return source;
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(source)) return `${source}/32`;
  return /^[\da-f]*:[\da-f:.]*$/i.test(source) ? `${source}/128` : undefined;
}
