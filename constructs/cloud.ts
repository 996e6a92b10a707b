import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Site } from "../model/bgp";
import type { CloudModel } from "../model/cloud-model";
import type { Dns } from "../model/dns";
import type { Edge } from "../model/edge";
import type { Entry, EntryKind } from "../model/entry";
import type { Health } from "../model/health";
import type { Home } from "../model/home";
import type { Https } from "../model/https";
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
  /** Names whose zone is made beside the entry and lives as long, where there is such a zone. */
  readonly dns?: DelegatedDns;
}

/** Names in a zone that is the game's own. */
export type DelegatedDns = Dns & Required<Pick<Dns, "delegate">>;

/** What an entry's stack publishes. */
export interface EntryOutputs {
  /** The cloud's id of the address. */
  readonly entryId: string;
  /** The addresses players know: one on Tencent Cloud, or one for each area. */
  readonly addresses: readonly string[];
  /** The name under which the cloud itself publishes them, where it does. */
  readonly dnsName?: string;
  /** The cloud's id of the game's own zone, where it is made with the entry and has one. */
  readonly zoneId?: string;
  /** The servers that answer for the game's own zone, where the cloud tells them. */
  readonly nameServers?: readonly string[];
}

export interface HomeRequest extends Common {
  readonly home: Home;
  readonly ports: Readonly<Record<string, Port>>;
  /** Whether the entry has IPv6 addresses too. */
  readonly dualStack: boolean;
  /** Cap in Mbit/s on a public address of home's own. Left out where the entry's is its only one. */
  readonly publicBandwidthMbps?: number;
}

/** What home's stack publishes. */
export interface HomeOutputs {
  /** What the entry is bound to: the load balancer. */
  readonly endpointId: string;
  readonly networkId: string;
  /** The hub of the backhaul, which every edge joins. */
  readonly hubId: string;
  /** The router by which home joins the hub, and the table that it forwards by, where roads are laid between routers. */
  readonly routerId?: string;
  readonly routesId?: string;
  /** Private address or name of the load balancer, where relays send players. */
  readonly endpointAddress: string;
  /** The security group by which relays come in over the Internet: empty here, its rules are traffic's. */
  readonly doorId?: string;
  /** A public address of home's own, where the entry finds it, if the entry is not bound to home. */
  readonly publicAddress?: string;
}

export interface EdgeRequest extends Common {
  /** Key of the edge in the environment. */
  readonly key: string;
  readonly edge: Edge;
  /** What relays boot with: a cloud-config. */
  readonly userData: string;
  /** How home is checked, and relays where the cloud checks them. */
  readonly health: Health;
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

/** What relays must know of the cloud they run on, and of home's load balancer there. */
export interface RelayTraits {
  /** Addresses that home's load balancer may have at once; 1 where it publishes its address, not a name. */
  readonly mostHomeAddresses: number;
  /** Characters of the longest address or name that it may publish. */
  readonly longestHomeAddress: number;
  /** The server that tells them, where it publishes a name. */
  readonly resolver?: string;
  /** Shell command that succeeds once the cloud has begun to take a relay away. Left out where none tells. */
  readonly leaving?: string;
  /** Number that home's load balancer has for a UDP port. */
  udpTarget(port: Port): number;
}

/** Home as players are sent to it. */
export interface HomeTarget extends HomeOutputs, Pick<Home, "region" | "dialPercent"> {}

/** An edge as players are sent to it. */
export interface EdgeTarget
  extends EdgeOutputs, Pick<Edge, "region" | "dialPercent" | "drain" | "cloud" | "kind" | "backhaul" | "entryWeight"> {}

export interface TrafficRequest extends Common {
  readonly entry: EntryOutputs;
  readonly entryKind: EntryKind;
  /** How home is checked, where the entry checks it itself. */
  readonly health: Health;
  readonly home: HomeTarget;
  /** Edges players are sent to, by key. Retired ones are not among them. */
  readonly edges: Readonly<Record<string, EdgeTarget>>;
  /** Relays that no stack deploys, and that reach home over the Internet: those of sites that announce a prefix. */
  readonly sites: Readonly<Record<string, Pick<Site, "machines" | "homeTls">>>;
  readonly ports: Readonly<Record<string, Port>>;
  /** Whether the entry has IPv6 addresses too. */
  readonly dualStack: boolean;
  readonly dns?: Dns;
  /** Only with `dns`. */
  readonly https?: Https;
  /** Whether the entry is protected beyond what it is by itself, where that is for sale. */
  readonly shielded: boolean;
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
  readonly relays: RelayTraits;
  /** The one provider block of a stack. */
  provider(scope: Construct, request: ProviderRequest): TerraformProvider;
  entry(scope: Construct, request: EntryRequest): EntryOutputs;
  home(scope: Construct, request: HomeRequest): HomeOutputs;
  edge(scope: Construct, request: EdgeRequest): EdgeOutputs;
  /** The keys of an edge's addresses, which are known before it is deployed. */
  addressKeys(edge: Pick<Edge, "kind" | "relays">): readonly string[];
  traffic(scope: Construct, request: TrafficRequest): TrafficOutputs;
}
