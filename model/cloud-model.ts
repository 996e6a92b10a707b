import type { CloudName } from "./cloud-name";
import type { Dns } from "./dns";
import type { Edge } from "./edge";
import type { Entry, EntryKind } from "./entry";
import type { Environment } from "./environment";
import type { Home } from "./home";
import type { ExposureSigns } from "./graph/exposure";
import type { Https } from "./https";
import type { Port } from "./port";
import type { Problem } from "./problem";
import type { Rule } from "./rule";
import type { Idle } from "./timeouts/idle";

interface DualStackWish {
  readonly entry: Pick<Entry, "dualStack"> & Partial<Pick<Entry, "kind">>;
}

/** What the rules of an entry look at. */
export type EntryWish = Pick<Environment, "entry" | "acknowledge"> & {
  readonly home: Pick<Home, "region">;
  readonly dns?: Dns;
};
/** What the rules of home look at. */
export type HomeWish = Pick<Environment, "home" | "ports" | "acknowledge"> & DualStackWish;
/** What the rules of edges of one cloud look at: the environment reduced to those edges. `cloud` is that of home. */
export type EdgeWish = Pick<Environment, "cloud" | "edges"> &
  DualStackWish & {
    readonly home: Pick<Home, "region" | "health"> & Partial<Pick<Home, "cidr">>;
    readonly ports: Readonly<Record<string, Port>>;
    readonly acknowledge?: Environment["acknowledge"];
    /** How long home's side bears silence, where home is on another cloud. */
    readonly homeIdle?: Idle;
  };
/** What the rules of traffic look at. */
export interface TrafficWish {
  /** Relays that no stack deploys, where they are not those of the entry. */
  readonly sites?: Readonly<Record<string, object>>;
  readonly cloud: CloudName;
  readonly home: Pick<Home, "region" | "dialPercent">;
  /** Retired ones take no part, though an environment still has them. */
  readonly edges: Readonly<
    Record<
      string,
      Pick<Edge, "region" | "dialPercent" | "drain"> & Partial<Pick<Edge, "backhaul" | "cloud" | "retired">>
    >
  >;
  readonly ports: Readonly<Record<string, Port>>;
  readonly dns?: Dns;
  readonly https?: Https;
  readonly entry?: Partial<Pick<Entry, "kind" | "shield">>;
  readonly acknowledge: Environment["acknowledge"];
}

/** Terraform's JSON of one stack, as synthesised. */
export interface Graph {
  /** Resource type -> logical id -> arguments. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  /** Name -> its blocks. */
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly import?: readonly Readonly<Record<string, unknown>>[];
}

/** Advice: true, useful, and nothing that blocks. */
export type Advice = Problem;

/** What is known of a cloud without building anything. */
export interface CloudModel {
  readonly name: CloudName;
  /** Source address of the Terraform provider and the one version it is used in. */
  readonly provider: { readonly source: string; readonly version: string };
  /** The region that is asked about the entry and what it is bound to, when home is in `homeRegion`. */
  entryRegion(homeRegion: string): string;
  /** Regions home can be in. */
  readonly homeRegions: readonly string[];
  /** Regions an edge can be in. */
  readonly edgeRegions: readonly string[];
  /** Second number of an edge's address range 10.N.0.0/16, by region. Append-only: a number is never used again. */
  readonly regionNumbers: Readonly<Record<string, number>>;
  /** The number or letter by which a zone tells itself from the others of its region; becomes the third number of its subnet. */
  zoneNumber(zone: string): number | undefined;
  /** Most bytes of a start script. */
  readonly maxUserDataBytes: number;
  /** The region a zone is in. */
  zoneRegion(zone: string): string | undefined;
  /** How long its parts bear silence, before anything is declared. */
  readonly idle: Idle;
  /** The same behind entries of another kind than `anycast`. */
  readonly idleByEntry?: Readonly<Partial<Record<EntryKind, Idle>>>;
  readonly entryRules: readonly Rule<EntryWish>[];
  readonly homeRules: readonly Rule<HomeWish>[];
  readonly edgeRules: readonly Rule<EdgeWish>[];
  readonly trafficRules: readonly Rule<TrafficWish>[];
  /** Relations that only the whole environment shows. */
  readonly environmentRules: readonly Rule<Environment>[];
  /** What must hold of the resources of one synthesised stack, also of those a team added by itself. */
  readonly graphRules: readonly Rule<Graph>[];
  /** How a stack shows who may come, and what the world can reach. */
  readonly exposure: ExposureSigns;
  /** What the account needs and what could be better; printed by `doctor`. */
  advice(environment: Environment): readonly Advice[];
  /** The same of edges alone, where home is on another cloud. */
  edgeAdvice(environment: Environment): readonly Advice[];
}
