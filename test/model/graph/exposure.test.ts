import fc from "fast-check";
import { cloudNames, type CloudName } from "../../../model/cloud-name";
import type { Graph } from "../../../model/cloud-model";
import { cloudModels } from "../../../model/clouds";
import { exposureRules, type Exposed } from "../../../model/graph/exposure";
import { violations } from "../../../model/rule";
import { stacksOf, unknown } from "./case";

const exposed: Exposed = {
  whose: "at home",
  world: [
    { protocol: "tcp", from: 7000, to: 7009 },
    { protocol: "udp", from: 7001, to: 7001 },
  ],
  relays: [{ protocol: "tcp", from: 17000, to: 17000 }],
  addresses: "none",
};
const found = (cloud: CloudName, graph: Graph, changes: Partial<Exposed> = {}) =>
  violations(exposureRules(cloudModels[cloud].exposure, { ...exposed, ...changes }), graph).map(({ code }) => code);

interface Rule {
  readonly protocol: string;
  readonly port: number | readonly [number, number] | "all";
  readonly source: string;
}

const ends = (port: Rule["port"]): readonly [number, number] =>
  port === "all" ? [1, 65535] : typeof port === "number" ? [port, port] : port;

/** One rule of a security group, as each cloud writes it. */
const letIn: Readonly<Record<CloudName, (rule: Rule) => Graph>> = {
  aws: ({ protocol, port, source }) =>
    stacksOf("aws_").one("vpc_security_group_ingress_rule", {
      [source.includes(":") ? "cidr_ipv6" : "cidr_ipv4"]: source,
      ip_protocol: protocol === "all" ? "-1" : protocol,
      ...(protocol !== "all" && { from_port: ends(port)[0], to_port: ends(port)[1] }),
    }),
  tencent: ({ protocol, port, source }) =>
    stacksOf("tencentcloud_").one("security_group_rule_set", {
      ingress: [
        {
          action: "ACCEPT",
          [source.includes(":") ? "ipv6_cidr_block" : "cidr_block"]: source,
          protocol: protocol.toUpperCase(),
          port: port === "all" ? "ALL" : ends(port).join("-"),
        },
      ],
    }),
  alibaba: ({ protocol, port, source }) =>
    stacksOf("alicloud_").one("security_group_rule", {
      type: "ingress",
      policy: "accept",
      ip_protocol: protocol,
      [source.includes(":") ? "ipv6_cidr_ip" : "cidr_ip"]: source,
      port_range: port === "all" ? "-1/-1" : ends(port).join("/"),
    }),
};

const world = "0.0.0.0/0";
const rules: readonly (readonly [string, Rule, readonly string[]])[] = [
  ["a declared port", { protocol: "tcp", port: 7000, source: world }, []],
  ["a part of a declared range", { protocol: "tcp", port: [7003, 7005], source: world }, []],
  ["another port", { protocol: "tcp", port: 22, source: world }, ["exposure/port"]],
  ["the port of a relay's health", { protocol: "tcp", port: 8404, source: world }, ["exposure/port"]],
  ["a relay's health from private addresses", { protocol: "tcp", port: 8404, source: "10.0.0.0/8" }, []],
  ["more than a declared range", { protocol: "tcp", port: [7000, 7010], source: world }, ["exposure/port"]],
  ["the number of another protocol", { protocol: "udp", port: 7000, source: world }, ["exposure/port"]],
  ["everything", { protocol: "all", port: "all", source: world }, ["exposure/port"]],
  ["half of the world", { protocol: "tcp", port: 22, source: "128.0.0.0/1" }, ["exposure/port"]],
  ["the world by IPv6", { protocol: "tcp", port: 22, source: "::/0" }, ["exposure/port"]],
  ["an office", { protocol: "tcp", port: 22, source: "198.51.100.0/24" }, []],
  ["relay ports to the world", { protocol: "tcp", port: 17000, source: world }, ["exposure/port"]],
  ["relay ports to an office", { protocol: "tcp", port: 17000, source: "198.51.100.0/24" }, ["exposure/relay-port"]],
  ["relay ports to one address", { protocol: "tcp", port: 17000, source: "198.51.100.7" }, ["exposure/relay-port"]],
  ["a port to one address", { protocol: "tcp", port: 22, source: "198.51.100.7" }, []],
  ["a port to one address by IPv6", { protocol: "tcp", port: 22, source: "2001:db8::7" }, []],
  ["words", { protocol: "tcp", port: 22, source: "office" }, []],
  ["relay ports to relays", { protocol: "tcp", port: 17000, source: "10.0.0.0/8" }, []],
  ["pings", { protocol: "icmp", port: "all", source: world }, []],
  ["probes of load balancers", { protocol: "tcp", port: 17000, source: "100.64.0.0/10" }, []],
  ["who is not known yet", { protocol: "tcp", port: 22, source: unknown }, []],
];

test.each(cloudNames.flatMap((cloud) => rules.map((row) => [cloud, ...row] as const)))(
  "on %s: %s",
  (cloud, _what, rule, codes) => {
    expect(found(cloud, letIn[cloud](rule))).toEqual(codes);
  },
);

const aws = stacksOf("aws_").one;
const tencent = stacksOf("tencentcloud_").one;
const alibaba = stacksOf("alicloud_").one;
const open = { from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: [world] };

test.each<[CloudName, Graph]>([
  ["aws", aws("security_group", { ingress: [open] })],
  ["aws", aws("security_group", { ingress: { ...open, cidr_blocks: [], ipv6_cidr_blocks: ["::/0"] } })],
  ["aws", aws("security_group_rule", { type: "ingress", ...open })],
  ["aws", aws("vpc_security_group_ingress_rule", { ip_protocol: "6", from_port: 22, to_port: 22, cidr_ipv4: world })],
  ["aws", aws("default_security_group", { ingress: [open] })],
  ["aws", aws("security_group", { dynamic: { ingress: { for_each: "${toset([1])}", content: open } } })],
  ["aws", aws("security_group", { ingress: [{ ...open, cidr_blocks: [], prefix_list_ids: ["pl-1"] }] })],
  ["aws", aws("security_group_rule", { type: "ingress", ...open, cidr_blocks: [], prefix_list_ids: unknown })],
  ["aws", aws("vpc_security_group_ingress_rule", { ip_protocol: "-1", prefix_list_id: unknown })],
  [
    "tencent",
    tencent("security_group_rule_set", {
      ingress: [{ action: "ACCEPT", cidr_block: world, protocol: "TCP", port: "7000,22" }],
    }),
  ],
  [
    "tencent",
    tencent("lighthouse_firewall_rule", { firewall_rules: [{ protocol: "TCP", port: "22", cidr_block: world }] }),
  ],
  ["tencent", tencent("security_group_lite_rule", { ingress: [`ACCEPT#${world}#22#TCP`] })],
  ["tencent", tencent("security_group_lite_rule", { ingress: [`ACCEPT#${world}##ppm-1`] })],
  ["tencent", tencent("security_group_lite_rule", { ingress: ["ACCEPT#ipmg-1#7000,22#TCP"] })],
  [
    "tencent",
    tencent("security_group_rule", {
      type: "INGRESS",
      policy: "accept",
      cidr_ip: world,
      ip_protocol: "tcp",
      port_range: "22",
    }),
  ],
  ["tencent", tencent("security_group_rule", { type: "ingress", policy: "ACCEPT", cidr_ip: world })],
  ...[
    { address_template_id: unknown, protocol: "TCP", port: "22" },
    { address_template_group: "ipmg-1", protocol: "TCP", port: "22" },
    { cidr_block: world, service_template_id: "ppm-1" },
    { cidr_block: world, service_template_group: unknown },
  ].map((rule): [CloudName, Graph] => [
    "tencent",
    tencent("security_group_rule_set", { ingress: [{ action: "ACCEPT", ...rule }] }),
  ]),
  [
    "alibaba",
    alibaba("security_group_rule", {
      type: "ingress",
      ip_protocol: "tcp",
      port_range: "22/22",
      prefix_list_id: unknown,
    }),
  ],
  [
    "alibaba",
    alibaba("ens_security_group", {
      permissions: [
        { direction: "ingress", policy: "Accept", ip_protocol: "TCP", port_range: "22/22", source_cidr_ip: world },
      ],
    }),
  ],
])("other ways to open a port on %s are seen: %j", (cloud, graph) => {
  expect(found(cloud, graph)).toEqual(["exposure/port"]);
});

test.each<[CloudName, Graph]>([
  ["aws", aws("security_group_rule", { type: "egress", ...open })],
  [
    "tencent",
    tencent("security_group_rule_set", {
      ingress: [{ action: "DROP", cidr_block: world, protocol: "TCP", port: "22" }],
    }),
  ],
  [
    "tencent",
    tencent("security_group_rule_set", {
      egress: [{ action: "ACCEPT", cidr_block: world, protocol: "ALL", port: "ALL" }],
    }),
  ],
  [
    "tencent",
    tencent("security_group_lite_rule", { ingress: [`DROP#${world}#22#TCP`, "ACCEPT#sg-1#22#TCP", unknown] }),
  ],
  ["tencent", tencent("security_group_lite_rule", { egress: [`ACCEPT#${world}#ALL#ALL`] })],
  ["tencent", tencent("security_group_rule", { type: "egress", policy: "ACCEPT", cidr_ip: world })],
  ["tencent", tencent("security_group_rule", { type: "ingress", policy: "DROP", cidr_ip: world })],
  ["alibaba", alibaba("security_group_rule", { type: "egress", ip_protocol: "all", cidr_ip: world })],
  ["alibaba", alibaba("security_group_rule", { type: "ingress", policy: "drop", ip_protocol: "all", cidr_ip: world })],
])("what lets nobody in on %s is nothing: %j", (cloud, graph) => {
  expect(found(cloud, graph)).toEqual([]);
});

test.each<[CloudName, Graph]>([
  ["aws", aws("eip", {})],
  ["aws", aws("lb", { load_balancer_type: "network" })],
  ["aws", aws("lb", { internal: false })],
  ["aws", aws("instance", { associate_public_ip_address: true })],
  ["aws", aws("launch_template", { network_interfaces: [{ associate_public_ip_address: "true" }] })],
  ["aws", aws("subnet", { map_public_ip_on_launch: true })],
  ["aws", aws("subnet", { assign_ipv6_address_on_creation: true })],
  ["aws", aws("alb", {})],
  ["aws", aws("elb", { internal: "false" })],
  ["aws", aws("launch_configuration", { associate_public_ip_address: true })],
  ["aws", aws("spot_instance_request", { associate_public_ip_address: true })],
  ["aws", aws("instance", { ipv6_address_count: 1 })],
  ["aws", aws("network_interface", { ipv6_addresses: ["2001:db8::7"] })],
  ["aws", aws("launch_template", { network_interfaces: [{ ipv6_address_count: "1" }] })],
  ["tencent", tencent("eip", { type: "EIP" })],
  ["tencent", tencent("elastic_public_ipv6", {})],
  ["tencent", tencent("elastic_public_ipv6_attachment", {})],
  ["tencent", tencent("classic_elastic_public_ipv6", {})],
  ["tencent", tencent("ha_vip_eip_attachment", {})],
  ["tencent", tencent("dnat", { elastic_port: "22" })],
  ["tencent", tencent("clb_instance", { network_type: "OPEN" })],
  ["tencent", tencent("clb_instance", { network_type: "INTERNAL", eip_address_id: "eip-1" })],
  ["tencent", tencent("instance", { allocate_public_ip: true })],
  ["tencent", tencent("as_scaling_config", { public_ip_assigned: true })],
  ["alibaba", alibaba("eip_address", {})],
  ["alibaba", alibaba("slb_load_balancer", { address_type: "internet" })],
  ["alibaba", alibaba("slb_load_balancer", {})],
  ["alibaba", alibaba("slb", { internet: true })],
  ["alibaba", alibaba("eip", {})],
  ["alibaba", alibaba("nlb_load_balancer", { address_type: "Internet" })],
  ["alibaba", alibaba("alb_load_balancer", { address_type: "Internet" })],
  ["alibaba", alibaba("ens_instance", { public_ip_identification: true })],
  ["alibaba", alibaba("instance", { internet_max_bandwidth_out: 5 })],
])("home has no public address on %s: %j", (cloud, graph) => {
  expect(found(cloud, graph)).toEqual(["exposure/address"]);
  expect(found(cloud, graph, { addresses: "entry" })).toEqual(["exposure/address"]);
  expect(found(cloud, graph, { addresses: "any" })).toEqual([]);
});

test.each<[CloudName, Graph]>([
  ["aws", aws("lb", { internal: true })],
  ["aws", aws("instance", { ipv6_address_count: 0, ipv6_addresses: [] })],
  ["alibaba", alibaba("slb_load_balancer", { address_type: "intranet" })],
  ["alibaba", alibaba("slb_load_balancer", { address_type: unknown })],
  ["alibaba", alibaba("slb", { internet: false })],
  ["alibaba", alibaba("alb_load_balancer", { address_type: "Intranet" })],
])("what is private on %s may be at home: %j", (cloud, graph) => {
  expect(found(cloud, graph)).toEqual([]);
});

test.each<[CloudName, Graph]>([
  [
    "aws",
    aws("vpc_security_group_ingress_rule", {
      ip_protocol: "tcp",
      from_port: 7000,
      to_port: 7000,
      prefix_list_id: "pl-1",
    }),
  ],
  ["tencent", tencent("security_group_lite_rule", { ingress: ["ACCEPT#ipm-1#7000#TCP"] })],
])("a list of addresses may come where anyone may, on %s", (cloud, graph) => {
  expect(found(cloud, graph)).toEqual([]);
});

const published = "${data.terraform_remote_state.entry.outputs.entry_id}";
test.each<[string, Graph, readonly string[]]>([
  ["an anycast address", tencent("eip", { type: "AnycastEIP" }), []],
  ["what binds the published one", tencent("eip_association", { eip_id: published }), []],
  ["what binds another", tencent("eip_association", { eip_id: "eip-1a2b3c4d" }), ["exposure/address"]],
  [
    "what binds one made here",
    tencent("eip_association", { eip_id: "${tencentcloud_eip.own.id}" }),
    ["exposure/address"],
  ],
])("the entry's own address may be where that is said: %s", (_what, graph, codes) => {
  expect(found("tencent", graph, { addresses: "entry" })).toEqual(codes);
  expect(found("tencent", graph)).toEqual(["exposure/address"]);
});

test.each<[string, Graph, readonly string[]]>([
  ["the one that is home's", { resource: { tencentcloud_eip: { home: { type: "EIP" } } } }, []],
  ["what binds it", tencent("eip_association", { eip_id: "${tencentcloud_eip.home.id}" }), []],
  ["another", tencent("eip", { type: "EIP" }), ["exposure/address"]],
  ["what binds another", tencent("eip_association", { eip_id: "eip-1a2b3c4d" }), ["exposure/address"]],
  ["a machine with one", tencent("instance", { allocate_public_ip: true }), ["exposure/address"]],
])("home has one public address behind an accelerator: %s", (_what, graph, codes) => {
  expect(found("tencent", graph, { addresses: "home" })).toEqual(codes);
});

test("whatever is opened to the world, it is within what is declared, or it is found", () => {
  const number = fc.integer({ min: 1, max: 65535 });
  const near = fc.oneof(number, fc.integer({ min: 6995, max: 7015 }));
  const protocol = fc.constantFrom("tcp", "udp");
  fc.assert(
    fc.property(fc.constantFrom(...cloudNames), protocol, near, near, (cloud, which, a, b) => {
      const port = [Math.min(a, b), Math.max(a, b)] as const;
      const declared = exposed.world.some(
        (numbers) => numbers.protocol === which && numbers.from <= port[0] && port[1] <= numbers.to,
      );
      expect(found(cloud, letIn[cloud]({ protocol: which, port, source: world }))).toEqual(
        declared ? [] : ["exposure/port"],
      );
    }),
    { numRuns: 2000 },
  );
});

test("what is said names the resource, the port and who may come, and ends without a period", () => {
  const [violation] = violations(
    exposureRules(cloudModels.aws.exposure, exposed),
    letIn.aws({ protocol: "tcp", port: 22, source: world }),
  );
  expect(violation).toEqual({
    code: "exposure/port",
    path: ["resource", "aws_vpc_security_group_ingress_rule", "a", "cidr_ipv4"],
    what: "aws_vpc_security_group_ingress_rule.a: TCP port 22 is open to 0.0.0.0/0, which is not among what the world may reach at home",
    fix: "remove it, write addresses of your own in place of a wide range or a list, or declare the port in `ports`",
  });
});
