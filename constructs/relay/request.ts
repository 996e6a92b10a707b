import type { Bgp, Site } from "../../model/bgp";
import type { Edge } from "../../model/edge";
import type { Health } from "../../model/health";
import type { Port } from "../../model/port";

/** Where relays send players. */
export interface HomeEndpoint {
  /** An address, or a name that has several. */
  readonly address: string;
  /** Addresses that the name may have at once; 1 for an address. */
  readonly mostAddresses: number;
  /** Share of players beside the other endpoints; of a name, each address has it. */
  readonly weight: number;
}

/** A port as relays carry it. */
export interface RelayPort extends Port {
  /** Number that home listens on for it: the relay port of a TCP port, the load balancer's own of a UDP port. */
  readonly target: number;
  /** Seconds without a packet after which a relay forgets a connection. */
  readonly idleSeconds: number;
  /** Seconds after which the player or the game has sent something. */
  readonly heartbeatSeconds: number;
}

/** A prefix that a relay announces itself. */
export interface Announcement extends Pick<Bgp, "asn" | "prefix" | "address">, Pick<Site, "neighbours"> {
  /** The machine's own address. */
  readonly machine: string;
}

/** Everything that the files of a relay are made from. */
export interface RelayRequest {
  /** `<game>-<environment>-edge-<key>`: what a person who logs in sees. */
  readonly name: string;
  readonly ports: Readonly<Record<string, RelayPort>>;
  readonly relays: Pick<
    Edge["relays"],
    "connections" | "connectionsPerAddress" | "drainSeconds" | "homeTls" | "userData"
  >;
  /** How home is checked. */
  readonly health: Health;
  /** By name. */
  readonly homes: Readonly<Record<string, HomeEndpoint>>;
  /** Address of the server that tells the addresses of a home endpoint that is a name. */
  readonly resolver?: string;
  /** Shell command that succeeds once the cloud has begun to take the machine away. Left out where none tells. */
  readonly leaving?: string;
  /** Left out where the relay has an address of the cloud's. */
  readonly announcement?: Announcement;
}

/** A file of a relay. */
export interface RelayFile {
  readonly path: string;
  /** @default "0644" */
  readonly mode?: string;
  /** Packages bring a file of this path, which this one takes the place of. */
  readonly replaces?: boolean;
  readonly content: string;
}
