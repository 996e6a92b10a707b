import type { CloudName } from "../model/cloud-name";
import type { Capacity, Happening, Moment, Notice, Story } from "../simulator/failure/story";
import type { Landing } from "../simulator/landing";
import type { Limits } from "../simulator/limits";
import type { Outcome, Simulation } from "../simulator/simulation";

/** Where something is, in degrees, and what it is called. */
export interface Place {
  readonly title: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** An edge as it is drawn. */
export interface EdgePlace extends Place {
  readonly region: string;
  readonly road: "private" | "public";
}

/** From one second of the story on, where new connections go. */
export interface Phase {
  readonly fromSecond: number;
  readonly landings: readonly Landing[];
}

/** Something on the map that a failure takes away. */
export interface Broken {
  /** `home`, `edge:<key>`, `point:<id>`, `backhaul:<edge>`. */
  readonly id: string;
  /** A zone is a part of home, or of an edge with several. */
  readonly extent: "whole" | "part";
}

/** A failure, second by second. */
export interface SceneStory {
  /** As it is written on the command line: `edge:tokyo`. */
  readonly failure: string;
  readonly atSeconds: number;
  /** The last second of the story. */
  readonly lastSecond: number;
  /** What has no way to work any more, for the map. */
  readonly broken: readonly Broken[];
  /** Between two of them, shares lie on a straight line. The first is of second 0. */
  readonly changes: readonly Omit<Moment, "arrivals">[];
  /** Where new players get to, from a second on. The first is of second 0. */
  readonly arrivals: readonly Pick<Moment, "second" | "arrivals">[];
  readonly notices: readonly Notice[];
  readonly happenings: readonly Happening[];
  readonly sessions: Story["sessions"];
  readonly overAfterSeconds?: number;
  readonly capacity: Capacity;
  readonly fallback: string;
}

/** All that a picture of an environment shows, as plain data. */
export interface Scene {
  readonly game: string;
  readonly environment: string;
  readonly cloud: CloudName;
  readonly home: Place & { readonly region: string };
  /** By key. */
  readonly edges: Readonly<Record<string, EdgePlace>>;
  /** Entry points in use, by id. */
  readonly points: Readonly<Record<string, Place>>;
  /** Player regions, by id. */
  readonly players: Readonly<Record<string, Place>>;
  /** The first is of second 0. */
  readonly phases: readonly Phase[];
  /** Means over all players while nothing fails, in milliseconds. */
  readonly mean: Landing["latency"];
  readonly story?: SceneStory;
  /** Of every single failure, the most harmful first. */
  readonly outcomes: readonly Outcome[];
  readonly limits: Limits;
  readonly heartbeat: Simulation["heartbeat"];
  readonly data: Simulation["data"];
  readonly notes: readonly string[];
}
