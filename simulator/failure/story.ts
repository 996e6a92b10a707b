import type { Failure } from "./failure";

/** Who notices a failure, and when: seconds after it. */
export interface Notice {
  /** `the load balancer of home`, `the relays of tokyo`, `the entry`, `the dispatcher`, `the names`, `the routes`, `players`. */
  readonly who: string;
  /** What follows: `new connections go to the other zone`. */
  readonly then: string;
  /** Where the failure comes right before a check, and where right after one. */
  readonly earliestSeconds: number;
  readonly latestSeconds: number;
  /** `3 checks of 5 s`, and where the figures come from. */
  readonly how: string;
  readonly source: string;
  /** Whether the time is measured by a drill, or taken from the facts by it as well. */
  readonly measurable: boolean;
  /** Whether new connections are led past what failed from then on. */
  readonly decides: boolean;
  /** The cloud's documentation does not say that, or when, it notices. */
  readonly undocumented?: true;
}

/** All players at one second. Shares of all sessions; they sum to 1. */
export interface Moment {
  /** From the start of the story; the failure comes at `atSeconds`. */
  readonly second: number;
  /** Connected to home and playing, on the way they had, with the connection they had. */
  readonly playing: number;
  /** Playing again with a new connection, most of them by another way than before. */
  readonly moved: number;
  /** With a connection that is dead, whether or not they know, or with none. */
  readonly stranded: number;
  /** Where new players get to: by edge's key, `home`, and `nowhere`, where nobody answers them. Shares that sum to 1. */
  readonly arrivals: Readonly<Record<string, number>>;
}

/** Something that happens, for a line of text. */
export interface Happening {
  readonly second: number;
  readonly what: string;
  readonly source: string;
}

/** What is left when a part is gone. */
export interface Capacity {
  /** Players' connections of all relays that work, and of those that are gone. */
  readonly relayConnections: { readonly left: number; readonly lost: number };
  /** Machines at home, of the fleet's minimum. */
  readonly homeMachines: { readonly left: number; readonly lost: number };
  /** From how many players overall an edge gets more than it has room for, once everyone has moved; edges that get any. */
  readonly fullFrom: Readonly<Record<string, number>>;
  /** The same before anything failed. */
  readonly fullFromBefore: Readonly<Record<string, number>>;
}

/** What a failure does, second by second, worst case: it comes right after a check. */
export interface Story {
  readonly failure: Failure;
  readonly atSeconds: number;
  readonly notices: readonly Notice[];
  readonly happenings: readonly Happening[];
  /** One for every second, until nothing changes any more, at most an hour after the failure. */
  readonly moments: readonly Moment[];
  /** Shares of all sessions, however long it takes. */
  readonly sessions: {
    /** Their connection was dead, if only for a while. */
    readonly hit: number;
    /** They play again by another way, or by the same: where the story is cut, some of them only after its last moment. */
    readonly moved: number;
    /** They have no way to play while the failure lasts. */
    readonly stranded: number;
  };
  /**
   * Seconds from the failure until everyone who can play again does, and nothing changes any more; undefined where it takes more than an hour, and
   * where nobody of those who are hit can.
   */
  readonly overAfterSeconds?: number;
  readonly capacity: Capacity;
  /** What is left for those who are stranded, in words: the HTTPS name, or nothing. */
  readonly fallback: string;
}
