import { readFileSync } from "node:fs";
import { join } from "node:path";
import { identities } from "../../../../model/identity";
import type { Configuration } from "./real-plans";

/** Arguments of a resource, its `lifecycle` among them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A type of entry that the sandbox knows, with arguments that it takes. */
interface Sample {
  readonly base: Arguments;
  /** Another value for each attribute that forces a replacement. */
  readonly other: Readonly<Record<string, unknown>>;
  /** Changes that no address is lost by. */
  readonly harmless: readonly Arguments[];
}

const byoip = ["203.0.113.7"];
const tags = { game: "starfall", environment: "prod", "managed-by": "anycast-edge" };
const accelerator: Sample = {
  base: { name: "starfall-prod", enabled: true, tags },
  other: { ip_addresses: byoip },
  harmless: [
    { name: "starfall-live" },
    { ip_address_type: "IPV4" },
    { tags: { ...tags, team: "edge" } },
    { attributes: { flow_logs_enabled: true, flow_logs_s3_bucket: "logs", flow_logs_s3_prefix: "prod" } },
  ],
};

/** Types of entries. */
export const samples: Readonly<Record<string, Sample>> = {
  tencentcloud_eip: {
    base: {
      name: "starfall-prod",
      type: "AnycastEIP",
      anycast_zone: "ANYCAST_ZONE_OVERSEAS",
      internet_charge_type: "BANDWIDTH_PACKAGE",
      internet_max_bandwidth_out: 100,
      tags,
    },
    other: { type: "EIP", anycast_zone: "ANYCAST_ZONE_GLOBAL", internet_service_provider: "CMCC" },
    harmless: [
      { name: "starfall-live" },
      { internet_max_bandwidth_out: 500 },
      { tags: { ...tags, team: "edge" } },
      { anycast_zone: "ANYCAST_ZONE_GLOBAL", lifecycle: { ignore_changes: ["anycast_zone"] } },
    ],
  },
  tencentcloud_ga2_global_accelerator: {
    base: { name: "starfall-prod", instance_charge_type: "POSTPAID", description: "players", tags },
    other: { instance_charge_type: "PREPAID" },
    harmless: [
      { name: "starfall-live" },
      { description: "all players" },
      { tags: { ...tags, team: "edge" } },
      { instance_charge_type: "PREPAID", lifecycle: { ignore_changes: "all" } },
    ],
  },
  aws_globalaccelerator_accelerator: accelerator,
  aws_globalaccelerator_custom_routing_accelerator: accelerator,
};

/** Attributes that force a replacement, as the providers' facts have them. */
export function forceNew(type: string): readonly string[] {
  const provider = type.split("_")[0] ?? "";
  const file = join(__dirname, "..", "..", "..", "..", "providers", provider, "meta.json");
  const facts = JSON.parse(readFileSync(file, "utf8")) as Record<string, { readonly forceNew: readonly string[] }>;
  return facts[type]?.forceNew ?? [];
}

/** Types of entries that the pinned providers have. */
export const knownTypes = identities
  .flatMap(({ entries }) => entries.map(({ type }) => type))
  .filter((type) => !type.startsWith("alicloud_"));

/** How the entries of a configuration are written. */
interface Written {
  /** Arguments of each, by type: the base if nothing is said. */
  readonly args?: (type: string, base: Arguments) => Arguments;
  /** What each is called. */
  readonly names?: { readonly plain: string; readonly many: string; readonly each: string };
  readonly count?: number;
  readonly keys?: readonly string[];
  readonly module?: { readonly one: string; readonly two: string };
  readonly moduleKeys?: readonly string[];
  /** What `terraform_data.trigger` holds. */
  readonly trigger?: string;
}

const names = { plain: "plain", many: "many", each: "each" };
const moduleNames = { one: "one", two: "two" };
const set = (keys: readonly string[]): string => `\${toset(${JSON.stringify(keys)})}`;

/** The arguments as the samples have them. */
const asTheyAre = (_type: string, base: Arguments): Arguments => base;

/** Entries of all types, in every way they can be addressed: alone, in a count, a for_each, a module and modules. */
export function entries(written: Written = {}): Configuration {
  const { args = asTheyAre, count = 2, keys = ["seoul", "tokyo"], moduleKeys = ["a", "b"] } = written;
  const called = written.names ?? names;
  const { one, two } = written.module ?? moduleNames;
  const resource = Object.entries(samples).map(([type, { base }]): [string, object] => {
    const said = args(type, base);
    const many = { ...said, count };
    const each = { ...said, for_each: set(keys) };
    return [type, { [called.plain]: said, [called.many]: many, [called.each]: each }];
  });
  const source = "./entries";
  return {
    resource: { ...Object.fromEntries(resource), terraform_data: { trigger: { input: written.trigger ?? "old" } } },
    module: { [one]: { source }, [two]: { source, for_each: set(moduleKeys) } },
  };
}

/** The module that is called. */
export function entryModule(args = asTheyAre): Configuration {
  return {
    resource: Object.fromEntries(
      Object.entries(samples).map(([type, { base }]) => [type, { entry: args(type, base) }]),
    ),
  };
}
