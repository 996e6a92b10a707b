import type { EntryRules } from "../topology";

/** Players of one country, or of a part of it. */
export interface PlayerRegion {
  /** `kr`, `us-west`: what team's files call it. */
  readonly id: string;
  readonly title: string;
  /** Share of all players before it is made relative to the sum. */
  readonly weight: number;
  readonly latitude: number;
  readonly longitude: number;
  /** In mainland China, where no anycast address is announced. */
  readonly mainland: boolean;
}

/** Where the traffic of players enters a cloud. */
export interface EntryPoint {
  /** `seoul`; of GA2 the area: `tencent/ap-tokyo`. */
  readonly id: string;
  readonly title: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What can carry packets between two places. */
export const roads = ["internet", "backbone"] as const;

/** What carries packets between two places. */
export type Road = (typeof roads)[number];

/** A round trip, and how it is known. */
export interface RoundTrip {
  readonly milliseconds: number;
  readonly by: "estimate" | "measured";
}

/** Where something is. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string;
  /** Default: no. */
  readonly mainland?: boolean;
}

/** Where players, entry points and regions are, and how long packets take between them. */
export interface Atlas {
  readonly players: readonly PlayerRegion[];
  /** Where players can enter; of GA2 the areas that are given. */
  points(rules: EntryRules, areas: readonly string[]): readonly EntryPoint[];
  /**
   * Between two ids: of player regions, entry points, or places as `<cloud>/<region>`.
   *
   * @throws ProblemError `simulator/unknown-place` where neither coordinates nor a measurement is there
   */
  roundTrip(road: Road, from: string, to: string): RoundTrip;
  /** Where any id is, and whether that is in mainland China; undefined where it is not known. */
  where(id: string): Place | undefined;
  /** What the figures rest on, with dates, for reports. */
  readonly sources: readonly string[];
}
