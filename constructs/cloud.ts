import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { CloudModel } from "../model/cloud-model";
import type { Dns } from "../model/dns";
import type { Edge } from "../model/edge";
import type { Entry } from "../model/entry";
import type { Home } from "../model/home";
import type { Port } from "../model/port";

/** Names and labels that every part gets. */
export interface Common {
  /** `<game>-<environment>`: begins the name of every resource. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ProviderRequest {
  readonly region: string;
  /** @default - any account the credentials belong to */
  readonly accountIds?: readonly string[];
}

export interface EntryRequest extends Common {
  readonly entry: Entry;
  readonly region: string;
}

/** What an entry's stack publishes. */
export interface EntryOutputs {
  /** The cloud's id of the address. */
  readonly entryId: string;
  /** The addresses players know: one on Tencent Cloud. */
  readonly addresses: readonly string[];
  /** The name under which the cloud itself publishes them, where it does. */
  readonly dnsName?: string;
}

export interface HomeRequest extends Common {
  readonly home: Home;
  readonly ports: Readonly<Record<string, Port>>;
  /** Whether the entry has IPv6 addresses too. */
  readonly dualStack: boolean;
}

/** What home's stack publishes. */
export interface HomeOutputs {
  /** What the entry is bound to: the load balancer. */
  readonly endpointId: string;
  readonly networkId: string;
  /** The hub of the backhaul, which every edge joins. */
  readonly hubId: string;
  /** Private address of the load balancer, where relays send players. */
  readonly endpointAddress: string;
}

export interface EdgeRequest extends Common {
  /** Key of the edge in the environment. */
  readonly key: string;
  readonly edge: Edge;
  readonly ports: Readonly<Record<string, Port>>;
  readonly homeRegion: string;
  /** Address range of home's network. */
  readonly homeCidr: string;
  readonly home: HomeOutputs;
  /** Whether the entry has IPv6 addresses too. */
  readonly dualStack: boolean;
}

/** What an edge's stack publishes. */
export interface EdgeOutputs {
  /** Public addresses players can connect to, by the keys that {@link Cloud.addressKeys} tells from the declaration. */
  readonly addresses: Readonly<Record<string, string>>;
  /** What the entry can be bound to here, where the entry of a cloud reaches more than home. */
  readonly endpointId?: string;
}

/** Home as players are sent to it. */
export interface HomeTarget extends HomeOutputs, Pick<Home, "region" | "dialPercent"> {}

/** An edge as players are sent to it. */
export interface EdgeTarget extends EdgeOutputs, Pick<Edge, "region" | "dialPercent" | "drain"> {}

export interface TrafficRequest extends Common {
  readonly entry: EntryOutputs;
  readonly home: HomeTarget;
  /** Edges players are sent to, by key. Retired ones are not among them. */
  readonly edges: Readonly<Record<string, EdgeTarget>>;
  readonly ports: Readonly<Record<string, Port>>;
  /** Whether the entry has IPv6 addresses too. */
  readonly dualStack: boolean;
  readonly dns?: Dns;
  readonly alarms?: Home["alarms"];
}

/** What the traffic stack publishes. */
export interface TrafficOutputs {
  /** Names players can use instead of addresses; empty without `dns`. */
  readonly names: readonly string[];
}

/**
 * A cloud realises checked requests: it defines resources under `scope` and returns tokens. One implementation per
 * folder beside this file. Whatever is true on every cloud has been checked before it is asked.
 */
export interface Cloud {
  /** What is known of the cloud without building anything: regions, limits, rules. */
  readonly model: CloudModel;
  /** The one provider block of a stack. */
  provider(scope: Construct, request: ProviderRequest): TerraformProvider;
  entry(scope: Construct, request: EntryRequest): EntryOutputs;
  home(scope: Construct, request: HomeRequest): HomeOutputs;
  edge(scope: Construct, request: EdgeRequest): EdgeOutputs;
  /** The keys of an edge's addresses, which are known before it is deployed. */
  addressKeys(edge: Pick<Edge, "relays">): readonly string[];
  traffic(scope: Construct, request: TrafficRequest): TrafficOutputs;
}
