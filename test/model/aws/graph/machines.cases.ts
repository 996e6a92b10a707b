import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const safe = { metadata_options: { http_tokens: "required" } };
const templates = (...changes: Arguments[]) => each("launch_template", safe, changes);
const disk = (ebs: Arguments) => ({ block_device_mappings: [{ device_name: "/dev/xvda", ebs }] });
const base64 = (bytes: number) => Buffer.alloc(bytes, "x").toString("base64");
const peering = { peer_region: "ap-northeast-2", peer_vpc_id: "vpc-1", vpc_id: ref("vpc", "a"), auto_accept: false };
const inTokyo = { provider: { aws: [{ region: "ap-northeast-1" }] } };
const id = ref("vpc_peering_connection", "a");
type Rest = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
const peered = (accepter: Arguments, rest: Rest = {}, own: Arguments = {}) =>
  stack(
    {
      vpc_peering_connection: { a: { ...peering, ...own } },
      vpc_peering_connection_accepter: { a: { vpc_peering_connection_id: id, region: "ap-northeast-2", ...accepter } },
      ...rest,
    },
    inTokyo,
  );
const routes = (...tables: string[]): Rest => ({
  route: Object.fromEntries(
    tables.map((table, n) => [`r${n}`, { route_table_id: table, vpc_peering_connection_id: id }]),
  ),
});
const inline: Rest = {
  route_table: { a: { route: [{ vpc_peering_connection_id: ref("vpc_peering_connection_accepter", "a") }] } },
};
const guarded = (args: Arguments, rules: Rest) => stack({ security_group: { a: args }, ...rules });
const rule = (type: string, group: string): Rest => ({ [type]: { r: { security_group_id: group } } });
const subnets = (a: string, b: string, vpc = ref("vpc", "a")) =>
  stack({
    vpc: { a: { cidr_block: "10.0.0.0/16" } },
    subnet: { a: { vpc_id: ref("vpc", "a"), cidr_block: a }, b: { vpc_id: vpc, cidr_block: b } },
  });

const beside = (internal: unknown, rest: Rest) =>
  stack({ lb: { a: { load_balancer_type: "network", internal } }, ...rest });
const gateway: Rest = { nat_gateway: { a: { subnet_id: ref("subnet", "a") } } };
const route = (args: Arguments): Rest => ({ route: { a: { route_table_id: ref("route_table", "a"), ...args } } });

export const machineCases: Readonly<Record<string, Case>> = {
  "network/nat": {
    wrong: [
      beside(false, gateway),
      beside(false, route({ nat_gateway_id: ref("nat_gateway", "a") })),
      beside(false, route({ network_interface_id: "eni-1" })),
      beside(false, { route_table: { a: { route: { nat_gateway_id: "nat-1" } } } }),
      beside(false, { instance: { a: { metadata_options: safe.metadata_options, source_dest_check: false } } }),
    ],
    right: [
      beside(true, gateway),
      beside(unknown, gateway),
      beside(false, route({ gateway_id: ref("internet_gateway", "a") })),
      beside(false, { instance: { a: safe } }),
    ],
  },
  "machine/metadata": {
    wrong: [
      ...templates(
        { metadata_options: undefined },
        { metadata_options: { http_tokens: "optional" } },
        { metadata_options: {} },
      ),
      one("instance", {}),
    ],
    right: [
      ...templates(
        {},
        { metadata_options: { http_endpoint: "disabled" } },
        { metadata_options: { http_tokens: unknown } },
      ),
      ...templates({ metadata_options: unknown }),
      one("instance", safe),
    ],
  },
  "machine/disk-open": {
    wrong: templates(disk({}), disk({ encrypted: "false" })),
    right: templates(disk({ encrypted: "true" }), disk({ encrypted: unknown }), {}),
  },
  "machine/user-data": {
    wrong: [
      ...templates({ user_data: base64(16_385) }),
      ...each("instance", safe, [{ user_data: "x".repeat(16_385) }, { user_data_base64: base64(16_385) }]),
    ],
    right: [
      ...templates({ user_data: base64(16_384) }, { user_data: unknown }),
      ...each("instance", safe, [{ user_data: "x".repeat(16_384) }, { user_data_base64: base64(16_384) }]),
    ],
  },
  "machine/security-groups": {
    wrong: templates({ network_interfaces: [{}], vpc_security_group_ids: ["sg-1"] }),
    right: templates({ network_interfaces: [{ security_groups: ["sg-1"] }] }, { vpc_security_group_ids: ["sg-1"] }),
  },
  "scaling/size": {
    wrong: each("autoscaling_group", {}, [
      { min_size: 2, max_size: 1 },
      { min_size: 1, max_size: 2, desired_capacity: 3 },
      { min_size: 1, max_size: 2, desired_capacity: 0 },
    ]),
    right: each("autoscaling_group", {}, [
      { min_size: 2, max_size: 2, desired_capacity: 2 },
      { min_size: unknown, max_size: 1, desired_capacity: 0 },
    ]),
  },
  "security/accelerator-group": {
    wrong: [one("security_group", { name: "GlobalAccelerator" })],
    right: [one("security_group", { name: "GlobalAccelerators" }), one("security_group", {})],
  },
  "security/owner": {
    wrong: [
      guarded({ ingress: [{}] }, rule("vpc_security_group_ingress_rule", ref("security_group", "a"))),
      guarded({ egress: [{}] }, rule("security_group_rule", ref("security_group", "a"))),
    ],
    right: [
      guarded({}, rule("vpc_security_group_egress_rule", ref("security_group", "a"))),
      guarded({ ingress: [{}] }, rule("vpc_security_group_ingress_rule", ref("security_group", "b"))),
      guarded({ ingress: [{}] }, {}),
    ],
  },

  "network/subnet-outside": {
    wrong: [subnets("10.1.0.0/24", "10.0.2.0/24")],
    right: [subnets("10.0.1.0/24", "10.0.255.0/24"), subnets("10.0.1.0/24", unknown)],
  },
  "network/subnet-overlap": {
    wrong: [subnets("10.0.1.0/24", "10.0.1.128/25")],
    right: [subnets("10.0.1.0/24", "10.0.2.0/24"), subnets("10.0.1.0/24", "10.0.1.0/24", "vpc-1")],
  },
  "peering/auto-accept": {
    wrong: [peered({}, {}, { auto_accept: true })],
    right: [
      peered({}),
      peered({}, {}, { auto_accept: true, peer_region: undefined }),
      peered({}, {}, { auto_accept: true, peer_region: "ap-northeast-1" }),
      peered({}, {}, { auto_accept: unknown }),
    ],
  },
  "peering/accepter-region": {
    wrong: [peered({ region: undefined }), peered({ region: "us-east-1" })],
    right: [peered({}), peered({ region: unknown }), peered({ region: "us-east-1" }, {}, { peer_region: unknown })],
  },
  "peering/one-way": {
    wrong: [peered({}, routes("rtb-1")), peered({}, routes("rtb-1", "rtb-1")), peered({}, inline)],
    right: [
      peered({}, routes("rtb-1", "rtb-2")),
      peered({}, { ...routes("rtb-1"), ...inline }),
      peered({}),
      stack({ vpc_peering_connection: { a: peering }, ...routes("rtb-1") }, inTokyo),
    ],
  },
};
