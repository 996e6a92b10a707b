import type { Topology } from "../simulator/topology";

/** Where a part of a drill is. */
export interface Address {
  /** `entry`, `home`, `home ap-seoul-1-1`, `edge tokyo ap-tokyo-1-1`. */
  readonly part: string;
  /** One of 127.0.0.0/8. */
  readonly address: string;
  /** The public address that it stands for. */
  readonly published?: string;
}

/** Numbers of a network that players have; parts have those before. */
const playersFrom = 128 * 256;
const playersCount = 128 * 256;

/**
 * The loopback addresses of one drill, all in a network 127.N of its own: by the names of its parts, always the same in the same order.
 */
export class AddressBook {
  private readonly given = new Map<string, Address>();
  private readonly regions = new Map<string, number>();
  private next = 1;

  private readonly perRegion: number;

  /**
   * @param run 2 to 254; no two drills at the same time have the same
   * @param regionCount how many regions players are of
   */
  constructor(
    readonly run: number,
    regionCount: number,
  ) {
    this.perRegion = Math.floor(playersCount / Math.max(1, regionCount));
  }

  /** The addresses that have been given, in order; not those of players. */
  get all(): readonly Address[] {
    return [...this.given.values()];
  }

  /** The address of a part; given when it is asked for first. */
  of(part: string, published?: string): string {
    const known = this.given.get(part);
    if (known !== undefined) return known.address;
    const address = this.at(this.next);
    this.next += 1;
    this.given.set(part, { part, address, ...(published !== undefined && { published }) });
    return address;
  }

  /** An address of the players of a region: a thousand have one each where there are some thirty regions, then they share. */
  player(region: string, number: number): string {
    const known = this.regions.get(region) ?? this.regions.size;
    this.regions.set(region, known);
    return this.at(playersFrom + known * this.perRegion + (number % this.perRegion));
  }

  /** Whose players have an address; undefined of any other. */
  regionOf(address: string): string | undefined {
    const [, , high = 0, low = 0] = address.split(".").map(Number);
    const index = Math.floor((high * 256 + low - playersFrom) / this.perRegion);
    return [...this.regions].find(([, known]) => known === index)?.[0];
  }

  private at(number: number): string {
    return `127.${this.run}.${number >> 8}.${number & 255}`;
  }
}

/** Names of the relays of an edge, by zone: `<zone>-<slot>`. */
export function relayNames(
  zones: Topology["edges"][string]["zones"],
): { readonly zone: string; readonly name: string }[] {
  return Object.entries(zones)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([zone, count]) => Array.from({ length: count }, (_, slot) => ({ zone, name: `${zone}-${slot + 1}` })));
}
