import type { Failure } from "./failure/failure";
import type { Survival } from "./failure/holds";
import type { Story } from "./failure/story";
import type { Landing } from "./landing";
import type { Limits } from "./limits";
import type { EntryRules } from "./topology";

/** What a single failure does, in one line. Shares are of all sessions. */
export interface Outcome {
  readonly failure: Failure;
  /** Seconds until new connections are led past it, at worst; undefined where nothing does that. */
  readonly noticedAfterSeconds?: number;
  readonly hit: number;
  readonly stranded: number;
  /** Seconds until everyone plays again who can; undefined where that takes more than an hour, and where nobody of those who are hit can. */
  readonly overAfterSeconds?: number;
  /** Edges that get more of so many players than they have room for; undefined where nobody said how many there are. */
  readonly full?: readonly string[];
}

/** What `anycast-edge simulate` tells of an environment. The JSON Schema is made from `simulation-schema.ts`. */
export interface Simulation {
  readonly schema: "simulation/v1";
  readonly game: string;
  readonly environment: string;
  /** Whose rules decide what the entry does. */
  readonly entry: EntryRules;
  readonly landings: readonly Landing[];
  /** Means over all players, in milliseconds: as the latencies of a landing. */
  readonly mean: Landing["latency"];
  /** Of the failure that was asked for. */
  readonly story?: Story;
  /** Of every single failure, the most harmful first, where they were asked for. */
  readonly outcomes?: readonly Outcome[];
  /** Where it was said how many players there are. */
  readonly online?: {
    readonly players: number;
    /** Edges that have not enough room though nothing fails. */
    readonly full: readonly string[];
    /** Single failures that so many players do not survive: some have no way to play, or edges have not enough room. */
    readonly failures: readonly Pick<Survival, "failure" | "strands" | "full">[];
  };
  /** How often player or game are taken to send something. */
  readonly heartbeat: {
    readonly seconds: number;
    /** `said`: for this simulation; `declared`: in the environment; `solved`: from what the way bears. */
    readonly by: "said" | "declared" | "solved";
    /** The port where it is longest. */
    readonly port: string;
  };
  /** What anycast itself can get wrong, and whether it is counted. */
  readonly limits: Limits;
  /** What it rests on, and how many of the pairs of places that were looked at are measured. */
  readonly data: { readonly sources: readonly string[]; readonly measured: number; readonly estimated: number };
  /** What a reader should know of this result: undocumented rules that decided, data that is missing. */
  readonly notes: readonly string[];
}
