import { addressBits } from "./address-bits";

interface Entry<T> {
  /** How many were set before. */
  readonly order: number;
  readonly value: T;
}

/**
 * Values of ranges of addresses of both families, kept apart: IPv4 addresses are in no range of IPv6. How long it takes to
 * find one grows with how many lengths of prefixes there are, not with the ranges: BlockList of `node:net` looks at each.
 */
export class NetworkMap<T> {
  /** By how many bits of an address are beside the prefix, then by the prefix. */
  private readonly byRest = {
    32: new Map<bigint, Map<bigint, Entry<T>>>(),
    128: new Map<bigint, Map<bigint, Entry<T>>>(),
  };
  private size = 0;

  /**
   * Of ranges that share addresses the first counts.
   *
   * @param range in CIDR notation
   */
  set(range: string, value: T): void {
    const [address = "", prefix] = range.split("/");
    const { bits, length } = addressBits(address);
    const rest = BigInt(length - Number(prefix));
    const ranges = this.byRest[length].get(rest) ?? new Map<bigint, Entry<T>>();
    const start = bits >> rest;
    if (!ranges.has(start)) ranges.set(start, { order: this.size, value });
    this.byRest[length].set(rest, ranges);
    this.size += 1;
  }

  /** Of the range that the address is in; undefined where it is in none. */
  get(address: string): T | undefined {
    if (this.size === 0) return undefined;
    const { bits, length } = addressBits(address);
    let first: Entry<T> | undefined;
    for (const [rest, ranges] of this.byRest[length]) {
      const found = ranges.get(bits >> rest);
      if (found !== undefined && (first === undefined || found.order < first.order)) first = found;
    }
    return first?.value;
  }
}
