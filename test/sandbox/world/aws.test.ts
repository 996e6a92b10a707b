import { temporaryFolder } from "../support/temporary-folder";
import { simulated, type Objects } from "./simulated";

const root = temporaryFolder();
const ingress = (group: string, port: number, more: object = { cidr_ipv4: "0.0.0.0/0" }) => ({
  security_group_id: group,
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...more,
});
const endpoint = { endpoint_id: "arn:home", weight: 128 };

/** An accelerator before home's private load balancer, which listens on another number, and an edge's public one. */
const base: Objects = {
  "aws_globalaccelerator_accelerator ga": {
    enabled: true,
    ip_sets: [{ ip_addresses: ["198.18.0.1"] }, { ip_addresses: ["2001:2::1"] }],
  },
  "aws_globalaccelerator_listener tcp": {
    accelerator_arn: "ga",
    protocol: "TCP",
    port_range: [
      { from_port: 443, to_port: 443 },
      { from_port: 7000, to_port: 7002 },
    ],
  },
  "aws_globalaccelerator_endpoint_group home": {
    listener_arn: "tcp",
    traffic_dial_percentage: 100,
    endpoint_configuration: [endpoint],
    port_override: [{ listener_port: 7000, endpoint_port: 9000 }],
  },
  "aws_lb home": { arn: "arn:home", name: "duel-home", security_groups: ["sg-home"] },
  "aws_lb_listener home": {
    load_balancer_arn: "home",
    port: 9000,
    protocol: "TCP",
    default_action: [{ target_group_arn: "tg-home" }],
  },
  "aws_lb_listener relays": {
    load_balancer_arn: "home",
    port: 17000,
    protocol: "TCP",
    default_action: [{ target_group_arn: "tg-home" }],
  },
  "aws_vpc_security_group_ingress_rule game": ingress("sg-home", 9000),
  "aws_vpc_security_group_ingress_rule relays": ingress("sg-home", 17000, { cidr_ipv4: "10.0.0.0/8" }),
  "aws_autoscaling_group home": { desired_capacity: 1, target_group_arns: ["tg-home"] },
  "aws_eip edge": { public_ip: "198.18.0.2" },
  "aws_lb edge": {
    arn: "arn:edge",
    name: "duel-edge",
    security_groups: ["sg-edge"],
    subnet_mapping: [{ allocation_id: "edge" }],
  },
  "aws_lb_listener edge": {
    load_balancer_arn: "edge",
    port: 7000,
    protocol: "TCP_UDP",
    default_action: [{ target_group_arn: "tg-edge" }],
  },
  "aws_vpc_security_group_ingress_rule edge": ingress("sg-edge", 7000),
  "aws_autoscaling_group edge": { desired_capacity: 1, target_group_arns: ["tg-edge"] },
};

const open = (changes: Objects, address: string, port: number, protocol: "tcp" | "udp" = "tcp") =>
  simulated(root, base, changes).open({ address, port, protocol });

test.each([
  ["198.18.0.1", 7000, "tcp", "open"],
  ["2001:2::1", 7000, "tcp", "open"],
  ["198.18.0.1", 7000, "udp", "refused"],
  ["198.18.0.1", 17000, "tcp", "refused"],
  ["198.18.0.1", 443, "tcp", "refused"],
  ["198.18.0.2", 7000, "tcp", "open"],
  ["198.18.0.2", 7000, "udp", "silent"],
  ["198.18.0.2", 8404, "tcp", "refused"],
] as const)("%s %i %s: %s", (address, port, protocol, outcome) => {
  expect(open({}, address, port, protocol)).toMatchObject({ outcome });
});

const group = "aws_globalaccelerator_endpoint_group home";
test.each<[string, Objects, string, RegExp]>([
  [
    "nothing listens",
    { "aws_globalaccelerator_listener tcp": null },
    "refused",
    /no listener on TCP 7000: it is bound to nothing/,
  ],
  ["nothing is sent to", { [group]: null }, "silent", /sends to no endpoint/],
  ["the dial is at 0", { [group]: { traffic_dial_percentage: 0 } }, "silent", /sends to no endpoint/],
  [
    "the endpoint is drained",
    { [group]: { endpoint_configuration: [{ ...endpoint, weight: 0 }] } },
    "silent",
    /sends to no endpoint/,
  ],
  ["the endpoint has gone", { "aws_lb home": null }, "silent", /arn:home has gone/],
  ["the accelerator is disabled", { "aws_globalaccelerator_accelerator ga": { enabled: false } }, "silent", /disabled/],
  [
    "the load balancer does not listen",
    { "aws_lb_listener home": null },
    "refused",
    /duel-home has no listener on TCP 9000/,
  ],
  [
    "the security group admits nobody",
    { "aws_vpc_security_group_ingress_rule game": null },
    "silent",
    /sg-home admits no players/,
  ],
  [
    "it admits private addresses only",
    { "aws_vpc_security_group_ingress_rule game": { cidr_ipv4: "10.0.0.0/8" } },
    "silent",
    /admits no players/,
  ],
  ["the fleet is empty", { "aws_autoscaling_group home": { desired_capacity: 0 } }, "silent", /no machine is behind/],
])("%s", (_case, changes, outcome, why) => {
  expect(open(changes, "198.18.0.1", 7000)).toMatchObject({ outcome, why: expect.stringMatching(why) as unknown });
});

test("where one of several endpoints is well, players get in", () => {
  const other = { endpoint_configuration: [{ endpoint_id: "arn:edge", weight: 128 }], listener_arn: "tcp" };
  const changes: Objects = { "aws_lb home": null, "aws_globalaccelerator_endpoint_group edge": other };
  expect(open(changes, "198.18.0.1", 7000)).toEqual({ outcome: "open" });
});

test("an address of an edge that no load balancer has is bound to nothing", () => {
  expect(open({ "aws_lb edge": null }, "198.18.0.2", 7000)).toEqual({
    outcome: "refused",
    why: "edge is bound to nothing",
  });
});
