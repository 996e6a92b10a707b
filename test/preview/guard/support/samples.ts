import type { WrittenChange, WrittenPlan } from "./written";
import { stackText } from "./written";

/** What is judged, and what is known beside it. */
export interface Judged extends WrittenPlan {
  readonly stack?: string;
  readonly base?: string;
  readonly ports?: readonly { readonly from: number; readonly to: number }[];
}

/** Plans that a rule must speak of, and some that come as near to it as one can. */
export interface RuleCase {
  readonly wrong: readonly Judged[];
  readonly right: readonly Judged[];
}

export const eip = { id: "eip-1", type: "AnycastEIP", public_ip: "198.51.100.1", name: "prod", anycast_zone: "A" };
export const entry = "tencentcloud_eip.anycast";
export const ga = "aws_globalaccelerator_accelerator.anycast";
export const accelerator = { id: "arn:ga", arn: "arn:ga", enabled: true, ip_address_type: "DUAL_STACK" };
export const relay = { id: "eip-2", type: "EIP", public_ip: "198.51.100.2" };
export const noConfig = "delete_because_no_resource_config";
const unknown = { id: true, public_ip: true };

export const destroyed: WrittenChange = { address: entry, actions: ["delete"], before: eip, reason: noConfig };
export const made: WrittenChange = {
  address: "tencentcloud_eip.other",
  actions: ["create"],
  after: { type: "AnycastEIP", name: "prod", anycast_zone: "A" },
  unknown,
};
export const kept: WrittenChange = { address: entry, actions: ["no-op"], before: eip, after: eip };
export const step2: WrittenPlan = { changes: [{ address: entry, actions: ["delete"], before: eip }] };

const areaType = "tencentcloud_ga2_accelerate_area";
const areaValues = { id: "ga-1#area-1", accelerate_region: "ap-tokyo" };
/** An area of an accelerator, and a stack that protects it or does not. */
export const area = {
  kept: {
    address: `${areaType}.area-ap-tokyo`,
    actions: ["no-op"],
    before: areaValues,
    after: areaValues,
  } satisfies WrittenChange,
  stack: (preventDestroy: boolean): string =>
    stackText("prod-entry", { [areaType]: { "area-ap-tokyo": { lifecycle: { prevent_destroy: preventDestroy } } } }),
};

export const zone = { id: "Z1", zone_id: "Z1", name: "play.duel.example" };
/** The records of a parent that delegate the zone, of which the provider makes one for each server. */
export const delegation = (server: string, actions: readonly string[], more: object = {}): WrittenChange => {
  const said = { domain: "duel.example", sub_domain: "play", record_type: "NS", value: `${server}.`, ...more };
  return {
    address: `tencentcloud_dnspod_record.delegation-${server}`,
    actions,
    before: actions.includes("create") ? null : { id: server, ...said },
    after: actions.includes("delete") || actions.includes("forget") ? null : said,
  };
};

/** A stack with the entry, as `lifecycle` protects it. */
export const stackWith = (lifecycle?: object, more: Record<string, unknown> = {}): string =>
  stackText(
    "prod-entry",
    { tencentcloud_eip: { anycast: { type: "AnycastEIP", ...(lifecycle && { lifecycle }) } } },
    more,
  );
export const on = stackWith({ prevent_destroy: true });
export const off = stackWith({ prevent_destroy: false });
export const bare = stackWith();

export const binding = (eip_id: string, more: object = {}) => ({ id: "a-1", eip_id, instance_id: "lb-1", ...more });
export const bound = "tencentcloud_eip_association.bind";
export const group = (listener: string, dial: number, weights: readonly number[]) => ({
  id: `arn:group:${listener}`,
  listener_arn: listener,
  traffic_dial_percentage: dial,
  endpoint_configuration: weights.map((weight) => ({ endpoint_id: "lb", weight })),
});
export const grouped = (
  name: string,
  before: object | null,
  after: object | null,
  actions = ["update"],
): WrittenChange => ({
  address: `aws_globalaccelerator_endpoint_group.${name}`,
  actions,
  before: before as WrittenChange["before"],
  after: after as WrittenChange["after"],
});
export const listener = (
  name: string,
  actions: string[],
  before: object | null,
  after: object | null,
): WrittenChange => ({
  ...grouped(name, before, after, actions),
  address: `aws_globalaccelerator_listener.${name}`,
});

export const vpcs = (count: number, actions: readonly string[], from = 0): WrittenChange[] =>
  Array.from({ length: count }, (_, index) => ({
    address: `tencentcloud_vpc.n${from + index}`,
    actions,
    before: { id: `vpc-${from + index}`, name: `n${from + index}`, cidr_block: `10.${from + index}.0.0/16` },
    after: actions.includes("delete") ? null : { id: `vpc-${from + index}` },
  }));

export const ingress = (type: string, after: object, before: object | null = null): WrittenPlan => ({
  changes: [
    {
      address: `${type}.players`,
      actions: [before === null ? "create" : "update"],
      before: before as WrittenChange["before"],
      after: after as WrittenChange["after"],
    },
  ],
});
export const set = (port: string, cidr = "0.0.0.0/0", action = "ACCEPT", protocol = "TCP") => ({
  ingress: [{ action, cidr_block: cidr, port, protocol }],
});
export const awsRule = (from: number, to: number, more: object = {}) => ({
  cidr_ipv4: "0.0.0.0/0",
  ip_protocol: "tcp",
  from_port: from,
  to_port: to,
  ...more,
});
export const ensRule = (ports: string, more: object = {}) => ({
  permissions: [
    {
      direction: "ingress",
      policy: "Accept",
      ip_protocol: "TCP",
      port_range: ports,
      source_cidr_ip: "0.0.0.0/0",
      ...more,
    },
  ],
});
export const ruleSet = "tencentcloud_security_group_rule_set";
export const awsIngress = "aws_vpc_security_group_ingress_rule";

export const backend = (type: string, settings: object) => ({ terraform: { backend: { [type]: settings } } });
export const s3 = (key: string, more: object = {}) =>
  backend("s3", { bucket: "states", key, region: "us-east-1", ...more });
export const demands = (version: string) => ({
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
});
export const balancer = (value: unknown) => ({ id: "lb-1", enable_deletion_protection: value });
export const lb = (before: unknown, after: unknown, actions = ["update"]): WrittenPlan => ({
  changes: [{ address: "aws_lb.home", actions, before: balancer(before), after: balancer(after) }],
});
