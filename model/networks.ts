import { NetworkMap } from "./network-map";

/** Ranges of addresses of both families, kept apart: IPv4 addresses are in no range of IPv6. */
export class Networks {
  private readonly map = new NetworkMap<true>();

  /** @param ranges in CIDR notation */
  constructor(ranges: readonly string[]) {
    for (const range of ranges) this.map.set(range, true);
  }

  /** Whether an address is in one of them. */
  has(address: string): boolean {
    return this.map.get(address) === true;
  }
}
