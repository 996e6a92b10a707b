import type { RelayRequest } from "../constructs/relay/request";
import type { Port } from "../model/port";
import type { Atlas } from "../simulator/atlas/atlas";
import type { Failure } from "../simulator/failure/failure";
import type { Notice } from "../simulator/failure/story";
import type { Topology } from "../simulator/topology";
import type { Address } from "./address-book";
import type { Measurer } from "./cast/watcher";
import type { Crowd } from "./crowd";

/** The public addresses that an environment's stacks have published. */
export interface PublicAddresses {
  readonly entry: readonly string[];
  /** By edge; addresses by the key they are published under: a relay's, or a zone's. */
  readonly edges: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a drill is told. All seconds are declared ones: `speed` makes them shorter. */
export interface DrillInput {
  readonly topology: Topology;
  /** As the environment declares them. Only TCP is carried. */
  readonly ports: Readonly<Record<string, Port>>;
  /** What the relays of each edge of the topology are made from. */
  readonly relayRequests: Readonly<Record<string, RelayRequest>>;
  readonly atlas: Atlas;
  readonly failure: Failure;
  /** Who plays meanwhile. Default: nobody. */
  readonly crowd?: Crowd;
  /** As they are deployed; shown beside their loopback addresses. Default: they have none. */
  readonly published?: PublicAddresses;
  /** How many times faster than declared: 1 is real time. */
  readonly speed: number;
  /**
   * Whether the failure is made right after a check of the first who watches has passed: the longest that he can take.
   *
   * @default true
   */
  readonly aligned?: boolean;
  /**
   * Share of packets that are lost between players and what they call, 0 up to 1.
   *
   * @default 0
   */
  readonly loss?: number;
  /**
   * How long it goes on after the failure, at least.
   *
   * @default - until everyone but players has noticed who will
   */
  readonly seconds?: number;
  /** Ends it at any time; nothing is left running. */
  readonly signal: AbortSignal;
  readonly tell: (event: DrillEvent) => void;
}

/** Something that happened. */
export interface DrillEvent {
  /** Since the drill's clock began; negative while it is being set up. */
  readonly seconds: number;
  readonly kind: "set-up" | "failed" | "noticed" | "rerouted" | "over";
  /** A line of text. */
  readonly what: string;
}

/** When somebody noticed, beside what was predicted. */
export interface MeasuredNotice {
  readonly predicted: Notice;
  /** After the failure; undefined where nobody noticed while the drill went on, or where it cannot be measured. */
  readonly seconds?: number;
  /** Who measured it; undefined where it cannot be measured. */
  readonly by?: Measurer;
  readonly agrees: "yes" | "no" | "not seen" | "not measurable" | "stalled";
}

/** What a drill has shown. All seconds are declared ones. */
export interface DrillResult {
  readonly failure: Failure;
  readonly speed: number;
  /** After whose check it came, right when it had passed; undefined where it came at any time. */
  readonly aligned: string | undefined;
  /** On the drill's clock. */
  readonly failedAtSeconds: number;
  readonly endedAtSeconds: number;
  /** As the simulator has them, in its order. */
  readonly notices: readonly MeasuredNotice[];
  /** The longest that this process did nothing, in seconds that are declared ones as well. */
  readonly longestStallSeconds: number;
  /** Whether that was longer than a tenth of the interval between two checks: then no time that it measured counts. */
  readonly stalled: boolean;
  readonly ran: {
    /** `2.6.12-1+deb12u4`; undefined where no edge has relays. */
    readonly haproxy?: string;
    readonly relays: number;
    readonly machines: number;
    readonly dispatcher: boolean;
  };
  readonly addresses: readonly Address[];
}
