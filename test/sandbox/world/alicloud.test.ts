import { temporaryFolder } from "../support/temporary-folder";
import { simulated, type Objects } from "./simulated";

const root = temporaryFolder();
const rule = (group: string, number: number, cidr_ip: string, more: object = {}) => ({
  security_group_id: group,
  type: "ingress",
  policy: "accept",
  priority: 1,
  ip_protocol: "tcp",
  port_range: `${number}/${number}`,
  cidr_ip,
  ...more,
});
const permission = (direction: string, more: object = {}) => ({
  direction,
  policy: "Accept",
  priority: 1,
  ip_protocol: "TCP",
  port_range: "7000/7000",
  source_cidr_ip: "0.0.0.0/0",
  ...more,
});

/** An anycast address before a load balancer before a fleet, a relay in a Region and one at an ENS node. */
const base: Objects = {
  "alicloud_eipanycast_anycast_eip_address entry": { ip_address: "198.18.0.1" },
  "alicloud_eipanycast_anycast_eip_address_attachment a": { anycast_id: "entry", bind_instance_id: "lb-1" },
  "alicloud_slb_load_balancer lb-1": {},
  "alicloud_slb_listener game": { load_balancer_id: "lb-1", protocol: "tcp", frontend_port: 7000, backend_port: 9000 },
  "alicloud_slb_listener relays": {
    load_balancer_id: "lb-1",
    protocol: "tcp",
    frontend_port: 17000,
    backend_port: 17000,
  },
  "alicloud_ess_scaling_group asg-1": { loadbalancer_ids: ["lb-1"], min_size: 1 },
  "alicloud_ess_scaling_configuration asc-1": {
    scaling_group_id: "asg-1",
    active: true,
    security_group_ids: ["sg-home", "sg-door"],
  },
  "alicloud_security_group_rule players": rule("sg-home", 9000, "0.0.0.0/0"),
  "alicloud_security_group_rule relays": rule("sg-home", 17000, "10.0.0.0/8"),
  "alicloud_eip_address relay": { ip_address: "198.18.0.2" },
  "alicloud_eip_association relay": { allocation_id: "relay", instance_id: "i-1" },
  "alicloud_instance i-1": { security_groups: ["sg-relay"] },
  "alicloud_security_group_rule relay": rule("sg-relay", 7000, "0.0.0.0/0"),
  "alicloud_ens_eip node": { ip_address: "198.18.0.3" },
  "alicloud_ens_eip_instance_attachment node": { allocation_id: "node", instance_id: "i-2" },
  "alicloud_ens_instance i-2": { security_id: "sg-node" },
  "alicloud_ens_security_group sg-node": {
    permissions: [permission("egress", { ip_protocol: "ALL", port_range: "-1/-1" }), permission("ingress")],
  },
};

const open = (changes: Objects, address: string, port: number, protocol: "tcp" | "udp" = "tcp") =>
  simulated(root, base, changes).open({ address, port, protocol });

test.each([
  ["198.18.0.1", 7000, "tcp", "open"],
  ["198.18.0.1", 7000, "udp", "refused"],
  ["198.18.0.1", 9000, "tcp", "refused"],
  ["198.18.0.1", 17000, "tcp", "silent"],
  ["198.18.0.2", 7000, "tcp", "open"],
  ["198.18.0.2", 8404, "tcp", "silent"],
  ["198.18.0.3", 7000, "tcp", "open"],
  ["198.18.0.3", 8404, "tcp", "silent"],
] as const)("%s %i %s: %s", (address, port, protocol, outcome) => {
  expect(open({}, address, port, protocol)).toMatchObject({ outcome });
});

test.each<[string, Objects, string, RegExp]>([
  [
    "the entry is bound to nothing",
    { "alicloud_eipanycast_anycast_eip_address_attachment a": null },
    "198.18.0.1",
    /^refused: entry is bound to nothing$/,
  ],
  [
    "the load balancer has gone",
    { "alicloud_slb_load_balancer lb-1": null },
    "198.18.0.1",
    /^silent: .*lb-1, which has gone/,
  ],
  [
    "nothing listens",
    { "alicloud_slb_listener game": null },
    "198.18.0.1",
    /^refused: .*lb-1 has no listener on TCP 7000/,
  ],
  [
    "the fleet is empty",
    { "alicloud_ess_scaling_group asg-1": { min_size: 0 } },
    "198.18.0.1",
    /^silent: .*no machine is behind/,
  ],
  [
    "the fleet has no active configuration",
    { "alicloud_ess_scaling_configuration asc-1": { active: false } },
    "198.18.0.1",
    /^silent: .*no machine/,
  ],
  [
    "the machines admit nobody",
    { "alicloud_security_group_rule players": null },
    "198.18.0.1",
    /^silent: .*sg-home, sg-door admits no players to tcp 9000/,
  ],
  [
    "a rule of the same priority drops",
    { "alicloud_security_group_rule no": rule("sg-door", 9000, "0.0.0.0/0", { policy: "drop" }) },
    "198.18.0.1",
    /^silent: .*admits no players/,
  ],
  [
    "a relay's address is bound to nothing",
    { "alicloud_eip_association relay": null },
    "198.18.0.2",
    /^refused: relay is bound to nothing$/,
  ],
  ["a relay has gone", { "alicloud_instance i-1": null }, "198.18.0.2", /^silent: .*i-1, which has gone/],
  [
    "a node's address is bound to nothing",
    { "alicloud_ens_eip_instance_attachment node": null },
    "198.18.0.3",
    /^refused: node is bound to nothing$/,
  ],
  ["a node's relay has gone", { "alicloud_ens_instance i-2": null }, "198.18.0.3", /^silent: .*i-2, which has gone/],
])("%s", (_case, changes, address, told) => {
  const passage = open(changes, address, 7000);
  expect("why" in passage ? `${passage.outcome}: ${passage.why}` : passage.outcome).toMatch(told);
});

test("a rule that comes before one that drops lets in", () => {
  const changes: Objects = {
    "alicloud_security_group_rule no": rule("sg-door", 9000, "0.0.0.0/0", { policy: "drop", priority: 2 }),
  };
  expect(open(changes, "198.18.0.1", 7000)).toEqual({ outcome: "open" });
});
