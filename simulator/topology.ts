import type { CloudName } from "../model/cloud-name";
import type { Dns } from "../model/dns";
import type { Health } from "../model/health";

/** Whose routing rules decide what a connection to the entry reaches. */
export const entryRules = ["global-accelerator", "aia", "ga2", "anycast-eip"] as const;

/** Whose routing rules decide what a connection to the entry reaches. */
export type EntryRules = (typeof entryRules)[number];

/** The one region with the backend cluster. */
interface HomePart {
  readonly region: string;
  /** Where it is, for latency: `<cloud>/<region>`. */
  readonly place: string;
  readonly zones: readonly string[];
  readonly machines: { readonly min: number; readonly max: number };
  readonly dialPercent: number;
  readonly health: Health;
}

/** An edge that is not retired. */
export interface EdgePart {
  readonly cloud: CloudName;
  readonly region: string;
  /** Where it is, for latency: `<cloud>/<region>`. */
  readonly place: string;
  /** Relays by zone. */
  readonly zones: Readonly<Record<string, number>>;
  /** Players' connections that one relay holds on each port at most. */
  readonly connections: number;
  readonly dialPercent: number;
  /** Share of each relay beside home's 100, of an entry by GA2's rules; undefined: none come through the entry. */
  readonly entryWeight?: number;
  readonly drain: boolean;
  readonly road: "private" | "public";
}

/** Groups of names that are tried one after the other: `entry` alone, or edges that share players. */
export type Order = readonly (readonly string[])[];

/** What decides where players of an environment land: its declaration as a value, without anything that is built. */
export interface Topology {
  readonly game: string;
  readonly environment: string;
  readonly cloud: CloudName;
  readonly entry: {
    readonly rules: EntryRules;
    /** Regions that players enter at, by GA2's rules alone. Those that are being given up are not here. */
    readonly areas: readonly string[];
    /** It is being given up: nothing is bound to it any more. */
    readonly retired?: true;
    /** Sites that announce a prefix of the team's own beside it. Nobody knows whom they are nearest to: not followed. */
    readonly sites?: readonly string[];
  };
  readonly home: HomePart;
  /** By key. Those that are retired are not here. */
  readonly edges: Readonly<Record<string, EdgePart>>;
  /** What clients try, in which order; by player region where one has its own. */
  readonly order: { readonly usual: Order; readonly regions: Readonly<Record<string, Order>> };
  /** Share of an edge beside others of its tier, times its connections; 100 each where nothing is said. */
  readonly weights: Readonly<Record<string, number>>;
  /** How long the dispatcher's answers count. Clients are taken to ask anew for each connection: decision 26. */
  readonly answerSeconds: number;
  readonly dns?: Pick<Dns, "ttlSeconds" | "spread">;
  /** The last resort by a domain name, if there is one. */
  readonly https?: { readonly url: string; readonly cdn: string };
  /** Seconds after which player or game has sent something: of the TCP port where it is longest. */
  readonly heartbeatSeconds: number;
}
