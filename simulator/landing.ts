/** Why a connection goes where it goes. */
export const reasons = {
  only: "there is nowhere else",
  nearest: "the nearest region that is well",
  spill: "a nearer region takes only its dial's share",
  failover: "a nearer region is not well, or drained; dials do not count then",
  "fail-open": "nothing is known to be well, so health does not count",
  weight: "by the weights",
  order: "the first of the order that clients try",
  next: "what comes before in the order does not answer",
  none: "nothing takes it",
} as const;

/** Why a connection goes where it goes. */
export type Reason = keyof typeof reasons;

/** A part of a region's players, and the way they play. */
export interface Flow {
  /** Of the region's players. */
  readonly share: number;
  /** By the entry's address, by an edge's own; `nowhere` where nothing takes them. */
  readonly by: "entry" | "edge" | "nowhere";
  /** Key of the edge whose relays carry it, behind the entry too; undefined straight to home. */
  readonly edge?: string;
  /** Where it enters the entry; undefined by an edge's own address, and over the Internet all the way. */
  readonly point?: string;
  readonly reason: Reason;
  /**
   * What the client tried before and got no answer from: groups of the order, and one more where another of the edge's own group
   * gave none. Each costs `client.connectSeconds` for every address that it has.
   */
  readonly tries: number;
  /** Round trip from player to home, all the way. */
  readonly milliseconds: number;
  /**
   * Whether they really get to home. Clients move on by themselves, so that false is what is left when all of their order is
   * tried: it is said of what they try first.
   */
  readonly works: boolean;
  /** The rule decided where the cloud's documentation says nothing. */
  readonly undocumented?: true;
}

/** Where the players of one region land. */
export interface Landing {
  readonly players: string;
  /** Of all players. */
  readonly share: number;
  /** Where they enter the entry; undefined where no entry point is left, and over the Internet all the way. */
  readonly point?: string;
  /** Whether the entry carries them over the cloud's backbone: AIA and Anycast EIP not those in mainland China. */
  readonly accelerated: boolean;
  /** Shares sum to 1. */
  readonly flows: readonly Flow[];
  /**
   * Edges that `fallback.<name>.<zone>` gives their resolvers, by share of the answers. Undefined where there is no such name, and
   * where it chooses by places that the regions' ids do not tell.
   */
  readonly fallback?: Readonly<Record<string, number>>;
  /** Round trips to home in milliseconds. */
  readonly latency: {
    /** Over the Internet alone, without entry and edges. */
    readonly direct: number;
    /** Through the entry, as its rules have it; undefined where it takes them nowhere. */
    readonly entry?: number;
    /** Through the edge that is best for them; undefined where no edge has an address for them. */
    readonly edge?: number;
    /** As they play: the mean of the flows that work; undefined where none does. */
    readonly expected?: number;
  };
}
