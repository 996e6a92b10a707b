import { temporaryFolder } from "../support/temporary-folder";
import { simulated, type Objects } from "./simulated";

const root = temporaryFolder();
const rule = (protocol: string, port: string, cidr_block: string, action = "ACCEPT") => ({
  action,
  protocol,
  port,
  cidr_block,
});
const players = rule("TCP", "7000", "0.0.0.0/0");

/** An anycast address before a load balancer before a fleet, and a relay with an address of its own. */
const base: Objects = {
  "tencentcloud_eip entry": { public_ip: "198.18.0.1" },
  "tencentcloud_eip_association entry": { eip_id: "entry", instance_id: "lb-1" },
  "tencentcloud_clb_instance lb-1": { security_groups: ["sg-home"] },
  "tencentcloud_clb_listener game": { clb_id: "lb-1", listener_id: "lbl-1", protocol: "TCP", port: 7000 },
  "tencentcloud_clb_listener relays": { clb_id: "lb-1", listener_id: "lbl-2", protocol: "TCP", port: 17000 },
  "tencentcloud_clb_listener range": {
    clb_id: "lb-1",
    listener_id: "lbl-3",
    protocol: "UDP",
    port: 8000,
    end_port: 8009,
  },
  "tencentcloud_as_scaling_group fleet": {
    configuration_id: "asc-1",
    desired_capacity: 2,
    forward_balancer_ids: [
      { listener_id: "lbl-1", target_attribute: [{ port: 7000 }] },
      { listener_id: "lbl-2", target_attribute: [{ port: 17000 }] },
      { listener_id: "lbl-3", target_attribute: [{ port: 8000 }] },
    ],
  },
  "tencentcloud_as_scaling_config asc-1": { security_group_ids: ["sg-home"] },
  "tencentcloud_security_group_rule_set home": {
    security_group_id: "sg-home",
    ingress: [rule("TCP", "17000", "10.0.0.0/8"), players, rule("UDP", "8000-8009", "0.0.0.0/0")],
  },
  "tencentcloud_eip relay": { public_ip: "198.18.0.2" },
  "tencentcloud_eip_association relay": { eip_id: "relay", instance_id: "ins-1" },
  "tencentcloud_instance ins-1": { orderly_security_groups: ["sg-relay"] },
  "tencentcloud_security_group_rule_set relay": { security_group_id: "sg-relay", ingress: [players] },
};

const open = (changes: Objects, address: string, port: number, protocol: "tcp" | "udp" = "tcp") =>
  simulated(root, base, changes).open({ address, port, protocol });

test.each([
  ["198.18.0.1", 7000, "tcp", "open"],
  ["198.18.0.1", 8000, "udp", "open"],
  ["198.18.0.1", 8009, "udp", "open"],
  ["198.18.0.1", 8010, "udp", "refused"],
  ["198.18.0.1", 7000, "udp", "refused"],
  ["198.18.0.1", 17000, "tcp", "silent"],
  ["198.18.0.1", 22, "tcp", "refused"],
  ["198.18.0.2", 7000, "tcp", "open"],
  ["198.18.0.2", 8404, "tcp", "silent"],
] as const)("%s %i %s: %s", (address, port, protocol, outcome) => {
  expect(open({}, address, port, protocol)).toMatchObject({ outcome });
});

test.each<[string, Objects, string, RegExp]>([
  [
    "the address is bound to nothing",
    { "tencentcloud_eip_association entry": null },
    "refused",
    /^entry is bound to nothing$/,
  ],
  ["what it is bound to has gone", { "tencentcloud_clb_instance lb-1": null }, "silent", /lb-1, which has gone/],
  ["the listener has gone", { "tencentcloud_clb_listener game": null }, "refused", /lb-1 has no listener on TCP 7000/],
  [
    "the fleet is empty",
    { "tencentcloud_as_scaling_group fleet": { desired_capacity: 0 } },
    "silent",
    /no machine is behind/,
  ],
  [
    "machines have another group, which admits nobody",
    { "tencentcloud_as_scaling_config asc-1": { security_group_ids: ["sg-other"] } },
    "silent",
    /sg-other admits no players to tcp 7000/,
  ],
  [
    "an earlier rule drops players",
    {
      "tencentcloud_security_group_rule_set home": {
        security_group_id: "sg-home",
        ingress: [rule("ALL", "ALL", "192.0.2.0/24", "DROP"), players],
      },
    },
    "silent",
    /sg-home admits no players/,
  ],
])("%s", (_case, changes, outcome, why) => {
  const passage = open(changes, "198.18.0.1", 7000);
  expect(passage).toMatchObject({ outcome, why: expect.stringMatching(why) as unknown });
});

test("a second group of the load balancer can let somebody in", () => {
  const changes: Objects = {
    "tencentcloud_clb_instance lb-1": { security_groups: ["sg-home", "sg-door"] },
    "tencentcloud_as_scaling_config asc-1": { security_group_ids: ["sg-home", "sg-door"] },
    "tencentcloud_security_group_rule_set door": {
      security_group_id: "sg-door",
      ingress: [rule("TCP", "17000", "0.0.0.0/0")],
    },
  };
  expect(open(changes, "198.18.0.1", 17000)).toEqual({ outcome: "open" });
});

test("a machine without a group is open", () => {
  expect(open({ "tencentcloud_instance ins-1": { orderly_security_groups: [] } }, "198.18.0.2", 22)).toEqual({
    outcome: "open",
  });
});

test("an address that nothing has cannot be reached, and one of something unknown cannot be told", () => {
  expect(open({}, "198.18.0.9", 7000)).toMatchObject({ outcome: "unreachable" });
  const record: Objects = { "tencentcloud_dnspod_record r": { value: "198.18.0.9" } };
  expect(open(record, "198.18.0.9", 7000)).toMatchObject({ outcome: "unreachable" });
  expect(open({ "some_box b": { address: "198.18.0.9" } }, "198.18.0.9", 7000)).toEqual({
    outcome: "unknown",
    why: "the sandbox does not know how some_box passes players on",
  });
});
