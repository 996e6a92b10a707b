import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const address = "eipanycast_anycast_eip_address";
const eip = { service_location: "international", lifecycle: { prevent_destroy: true } };
const eips = (...changes: Arguments[]) => each(address, eip, changes);

const attachment = "eipanycast_anycast_eip_address_attachment";
const bound = {
  anycast_id: "aeip-1",
  bind_instance_id: "lb-1",
  bind_instance_region_id: "cn-hongkong",
  bind_instance_type: "SlbInstance",
  association_mode: "Default",
};
const points = (...names: string[]) => names.map((name) => ({ pop_location: name }));
const tokyo = {
  ...bound,
  bind_instance_id: "lb-2",
  bind_instance_region_id: "ap-northeast-1",
  association_mode: "Normal",
  pop_locations: points("ap-northeast-jp-01"),
};
const bindings = (...changes: Arguments[]) => each(attachment, bound, changes);
/** The Default in Hong Kong, and another. */
const two = (changes: Arguments) => stack({ [attachment]: { a: bound, b: { ...tokyo, ...changes } } });
const balancer = (args: Arguments, changes: Arguments = {}) =>
  stack({
    slb_load_balancer: { endpoint: args },
    [attachment]: { a: { ...bound, bind_instance_id: ref("slb_load_balancer", "endpoint"), ...changes } },
  });

const record = { domain_name: "duel.example", rr: "play", type: "A", value: "192.0.2.1" };
const records = (...changes: Arguments[]) => each("alidns_record", record, changes);
const tags = (count: number) => ({
  tags: Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag${n}`, "x"])),
});

export const addressCases: Readonly<Record<string, Case>> = {
  "anycast/service-location": {
    wrong: eips({ service_location: "ChineseMainland" }),
    right: eips({}, { service_location: unknown }),
  },
  "anycast/charge": {
    wrong: eips({ internet_charge_type: "PayByBandwidth" }),
    right: eips({}, { internet_charge_type: "PayByTraffic" }, { internet_charge_type: unknown }),
  },
  "anycast/bandwidth": {
    wrong: eips({ bandwidth: 0 }, { bandwidth: 5001 }),
    right: eips({}, { bandwidth: 5000 }, { bandwidth: unknown }),
  },
  "anycast/unprotected": {
    wrong: eips({ lifecycle: undefined }, { lifecycle: [{ ignore_changes: "all" }] }),
    right: eips({}, { lifecycle: [{ prevent_destroy: false }] }),
  },

  "attachment/mode": {
    wrong: bindings({ association_mode: undefined }, { association_mode: null }),
    right: bindings({}, { association_mode: unknown }),
  },
  "attachment/default": {
    wrong: [two({ association_mode: "Default" }), one(attachment, tokyo)],
    right: [
      two({}),
      one(attachment, bound),
      two({ association_mode: unknown }),
      stack({ [attachment]: { a: bound, b: { ...bound, anycast_id: "aeip-2" } } }),
      stack({ [attachment]: { a: { ...tokyo, anycast_id: "${each.key}" } } }),
    ],
  },
  "attachment/access-points": {
    wrong: [...bindings({ pop_locations: points("a") }), one(attachment, { ...tokyo, pop_locations: undefined })],
    right: [
      two({}),
      one(attachment, { ...tokyo, pop_locations: undefined, dynamic: { pop_locations: {} } }),
      ...bindings({ association_mode: unknown }),
    ],
  },
  "attachment/region-twice": {
    wrong: [two({ bind_instance_region_id: "cn-hongkong" })],
    right: [two({}), two({ bind_instance_region_id: "cn-hongkong", anycast_id: "aeip-2" })],
  },
  "attachment/access-point-twice": {
    wrong: [
      stack({
        [attachment]: {
          a: { ...tokyo, pop_locations: points("a", "b") },
          b: { ...tokyo, bind_instance_region_id: "us-west-1", pop_locations: points("b") },
        },
      }),
    ],
    right: [two({}), two({ pop_locations: points(unknown) })],
  },
  "attachment/target": {
    wrong: [
      balancer({ address_type: "internet" }),
      balancer({}),
      balancer({ address_type: "intranet" }, { bind_instance_type: "NetworkInterface" }),
      one(attachment, { ...bound, bind_instance_id: ref("nlb_load_balancer", "a") }),
      one(attachment, { ...bound, bind_instance_id: ref("alb_load_balancer", "a") }),
    ],
    right: [
      balancer({ address_type: "intranet" }),
      balancer({ address_type: unknown }),
      ...bindings({}, { bind_instance_id: unknown }, { bind_instance_type: "NetworkInterface" }),
    ],
  },
  "attachment/region": {
    wrong: bindings(
      { bind_instance_region_id: "cn-shanghai" },
      { bind_instance_region_id: "eu-west-1-gb33-a01" },
      { bind_instance_region_id: "cn-hongkong-am4-c04" },
    ),
    right: bindings({}, { bind_instance_region_id: "us-west-1" }, { bind_instance_region_id: unknown }),
  },

  "dns/record-ttl": {
    wrong: records({ ttl: 0 }, { ttl: 86_401 }),
    right: records({}, { ttl: 1 }, { ttl: 86_400 }, { ttl: unknown }),
  },
  "dns/record-name": {
    wrong: records({ rr: "play.duel.example" }, { rr: "duel.example" }),
    right: records({}, { rr: "@" }, { rr: "tokyo.play" }, { rr: unknown }),
  },

  "provider/region": {
    wrong: [stack({}, { provider: { alicloud: [{}] } })],
    right: [
      stack({}, { provider: { alicloud: [{ region: "cn-hongkong" }] } }),
      stack({}, { provider: { alicloud: [{ region: unknown }], aws: [{}] } }),
    ],
  },
  "name/length": {
    wrong: [
      one("vpc", { vpc_name: "x".repeat(129) }),
      one("slb_load_balancer", { load_balancer_name: "x".repeat(81) }),
      one("ess_scaling_group", { scaling_group_name: "x".repeat(65) }),
      one("ens_network", { network_name: "x" }),
    ],
    right: [
      one("vpc", { vpc_name: "x".repeat(128) }),
      one("ess_scaling_group", { scaling_group_name: "x".repeat(64) }),
      one("vpc", { vpc_name: `\${${"x".repeat(200)}}` }),
    ],
  },
  "name/beginning": {
    wrong: [one("vpc", { vpc_name: "https://duel" })],
    right: [one("vpc", { vpc_name: "duel-https" }), one("vpc", { vpc_name: unknown })],
  },
  "tags/fault": {
    wrong: [
      one("vpc", { tags: { "acs:a": "x" } }),
      one(address, { ...eip, tags: { a: "aliyun" } }),
      one("vpc", { tags: { a: "http://x" } }),
    ],
    right: [
      one("vpc", { tags: { team: "red" } }),
      one("vpc", { tags: unknown }),
      { resource: { aws_vpc: { a: { tags: { "acs:a": "x" } } } } },
    ],
  },
  "tags/many": { wrong: [one("vpc", tags(21))], right: [one("vpc", tags(20))] },
};
