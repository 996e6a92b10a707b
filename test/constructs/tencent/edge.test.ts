import { Token } from "cdktf";
import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const props: EdgeSiteProps = {
  cloud: tencent(),
  name: "duel-test",
  key: "tokyo",
  tags: { game: "duel" },
  region: "ap-tokyo",
  ports: { game: { protocol: "tcp", port: 7000 }, sync: { protocol: "udp", port: 7001 } },
  relays: {
    zones: { "ap-tokyo-2": 1, "ap-tokyo-1": 2 },
    instanceType: "S5.MEDIUM4",
    image: "img-1",
    bandwidthMbps: 50,
  },
  backhaul: { bandwidthMbps: 20 },
  home: { endpointId: "lb-1", networkId: "vpc-1", hubId: "ccn-1", endpointAddress: "10.0.1.2" },
  homeRegion: "ap-seoul",
};

const build = (changes: Partial<EdgeSiteProps> = {}) =>
  synth((stack) => {
    new EdgeSite(stack, "edge", { ...props, ...changes });
  });
const withZones = (zones: Record<string, number>) => build({ relays: { ...props.relays, zones } });

test("every relay has an address of its own that outlives it, never NAT", () => {
  const tf = build();
  expect(Object.keys(tf.all("eip"))).toEqual(["relay-ap-tokyo-1-1", "relay-ap-tokyo-1-2", "relay-ap-tokyo-2-1"]);
  expect(Object.values(tf.all("eip"))[0]).toMatchObject({
    type: "EIP",
    internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR",
    internet_max_bandwidth_out: 50,
  });
  expect(Object.keys(tf.all("instance"))).toHaveLength(3);
  for (const relay of Object.values(tf.all("instance"))) expect(relay).toMatchObject({ allocate_public_ip: false });
  expect(Object.values(tf.all("eip_association")).map((binding) => binding["eip_id"])).toEqual([
    "${tencentcloud_eip.relay-ap-tokyo-1-1.id}",
    "${tencentcloud_eip.relay-ap-tokyo-1-2.id}",
    "${tencentcloud_eip.relay-ap-tokyo-2-1.id}",
  ]);
  expect(tf.all("nat_gateway")).toEqual({});
});

test("one more relay in one zone leaves the others alone", () => {
  const before = withZones({ "ap-tokyo-1": 1, "ap-tokyo-2": 1 });
  const after = withZones({ "ap-tokyo-2": 1, "ap-tokyo-1": 2 });
  for (const type of ["instance", "eip", "eip_association"]) {
    expect(after.all(type)).toMatchObject(before.all(type));
  }
  expect(after.addresses.filter((address) => !before.addresses.includes(address))).toHaveLength(3);
});

test("only the players' ports are open", () => {
  expect(build().only("security_group_rule_set")).toMatchObject({
    ingress: [
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "TCP", port: "7000" },
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "UDP", port: "7001" },
    ],
  });
  expect(build().only("security_group_rule_set")["ingress"]).toHaveLength(2);
});

test("the road home joins the hub and has a limit of its own", () => {
  const tf = build();
  expect(tf.only("ccn_attachment_v2")).toMatchObject({ ccn_id: "ccn-1", instance_region: "ap-tokyo" });
  expect(tf.only("ccn_bandwidth_limit")).toEqual({
    ccn_id: "ccn-1",
    region: "ap-tokyo",
    dst_region: "ap-seoul",
    bandwidth_limit: 20,
    depends_on: [expect.stringMatching(/^tencentcloud_ccn_attachment_v2\./) as string],
  });
});

test("its network is its region's, or the one that is declared", () => {
  expect(build().only("vpc")["cidr_block"]).toMatch(/^10\.(?!0\.)\d+\.0\.0\/16$/);
  expect(build({ cidr: "10.77.0.0/16" }).only("vpc")["cidr_block"]).toBe("10.77.0.0/16");
});

test("one relay is in a placement group too, since one that is dropped again blocks its own destroy", () => {
  expect(withZones({ "ap-tokyo-1": 1 }).only("placement_group")).toMatchObject({ type: "HOST" });
});

test("a changed script takes effect", () => {
  const tf = build({ relays: { ...props.relays, userData: "echo ${x}" } });
  for (const relay of Object.values(tf.all("instance"))) {
    expect(relay).toMatchObject({ user_data_replace_on_change: true });
    expect(Buffer.from(relay["user_data"] as string, "base64").toString()).toBe("echo ${x}");
  }
});

test("outputs are keyed by zone and slot", () => {
  synth((stack) => {
    const edge = new EdgeSite(stack, "edge", props);
    expect(Object.keys(edge.outputs.addresses)).toEqual(["ap-tokyo-1-1", "ap-tokyo-1-2", "ap-tokyo-2-1"]);
  });
});

test("edge/relays-unknown: how many relays there are must be known", () => {
  expect(() => withZones({ "ap-tokyo-1": Token.asNumber("${data.x.y}") })).toThrow("edge/relays-unknown");
});
