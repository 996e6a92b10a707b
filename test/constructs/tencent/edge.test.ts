import { Token } from "cdktf";
import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const props: EdgeSiteProps = {
  cloud: tencent(),
  name: "duel-test",
  key: "tokyo",
  tags: { game: "duel" },
  region: "ap-tokyo",
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
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

test("only the players' ports are open, and to private addresses what tells the load", () => {
  expect(build().only("security_group_rule_set")).toMatchObject({
    ingress: [
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "TCP", port: "7000" },
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "UDP", port: "7001" },
      { action: "ACCEPT", cidr_block: "10.0.0.0/8", protocol: "TCP", port: "8404" },
    ],
  });
  expect(build().only("security_group_rule_set")["ingress"]).toHaveLength(3);
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

test("a public road joins nothing, and each relay keeps the address that home admits", () => {
  const tf = build({ backhaul: { public: "addresses" } });
  expect(tf.all("ccn_attachment_v2")).toEqual({});
  expect(tf.all("ccn_bandwidth_limit")).toEqual({});
  expect(tf.text).not.toContain("ccn-1");
  expect(Object.keys(tf.all("eip"))).toEqual(Object.keys(build().all("eip")));
});

test("edge/no-private-road: none leads to a home on another cloud", () => {
  expect(() => build({ homeCloud: alibaba() })).toThrow("edge/no-private-road");
  expect(build({ homeCloud: alibaba(), backhaul: { public: "addresses" } }).all("instance")).not.toEqual({});
});

test("its network is its region's, or the one that is declared", () => {
  expect(build().only("vpc")["cidr_block"]).toMatch(/^10\.(?!0\.)\d+\.0\.0\/16$/);
  expect(build({ cidr: "10.77.0.0/16" }).only("vpc")["cidr_block"]).toBe("10.77.0.0/16");
});

test("one relay is in a placement group too, since one that is dropped again blocks its own destroy", () => {
  expect(withZones({ "ap-tokyo-1": 1 }).only("placement_group")).toMatchObject({ type: "HOST" });
});

test("relays boot with what they run, and a change of it takes effect", () => {
  const tf = build({ relays: { ...props.relays, userData: "#!/bin/sh\necho ${x}" } });
  for (const relay of Object.values(tf.all("instance"))) {
    expect(relay).toMatchObject({ user_data_replace_on_change: true });
    const config = Buffer.from(relay["user_data"] as string, "base64").toString();
    expect(config).toMatch(/^#cloud-config\n/);
    expect(config).toContain("10.0.1.2:17000");
    expect(config).toContain("echo ${x}");
  }
});

test("an address of home that is not known yet is put in by Terraform, and scripts stay as they are", () => {
  const endpointAddress = Token.asString("${data.x.home.address}");
  const tf = build({
    home: { ...props.home, endpointAddress },
    relays: { ...props.relays, userData: "#!/bin/sh\necho ${x}" },
  });
  const [config] = Object.values(tf.all("instance")).map((relay) => relay["user_data"]);
  const [, written = "", placeholder = ""] =
    /^\$\{base64encode\(replace\(base64decode\("([^"]+)"\), "([^"]+)", .*data\.x\.home\.address/.exec(String(config)) ??
    [];
  const decoded = Buffer.from(written, "base64").toString();
  expect(decoded).toContain(`${placeholder}:17000`);
  expect(decoded).toContain("\n    echo ${x}");
});

test.each<[string, Partial<EdgeSiteProps>]>([
  ["name", { name: Token.asString({ ref: "x" }) }],
  ["ports.game.port", { ports: { game: { protocol: "tcp", port: Token.asNumber({ ref: "x" }), relayPort: 17000 } } }],
  ["health.intervalSeconds", { health: { intervalSeconds: Token.asNumber({ ref: "x" }) } }],
  ["relays.userData", { relays: { ...props.relays, userData: Token.asString({ ref: "x" }) } }],
  ["relays.connections", { relays: { ...props.relays, connections: Token.asNumber({ ref: "x" }) } }],
])("edge/boot-unknown: %s becomes a part of what relays boot with", (path, changes) => {
  expect(() => build(changes)).toThrow("edge/boot-unknown");
  expect(() => build(changes)).toThrow(`\`${path}\` must be known`);
});

test("edge/boot-size: what relays boot with fits into what a machine takes", () => {
  const userData = `#!/bin/sh\n${"#".repeat(8000)}`;
  expect(() => build({ relays: { ...props.relays, userData } })).toThrow("edge/boot-size");
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

describe("in edge zones", () => {
  const zones = { "tyo-ez-3": 1, "osa2-ez-12": 1 };
  const inZones: Partial<EdgeSiteProps> = {
    kind: "edge-zone",
    relays: { ...props.relays, zones },
    acknowledge: ["edge-zones"],
  };

  test("machines and subnets are there, and the road home is that of the region", () => {
    const tf = build(inZones);
    const subnets = Object.values(tf.all("subnet")).map((one) => [one["availability_zone"], one["cidr_block"]]);
    expect(subnets).toEqual([
      ["osa2-ez-12", "10.2.12.0/24"],
      ["tyo-ez-3", "10.2.3.0/24"],
    ]);
    expect(Object.values(tf.all("instance")).map((one) => one["availability_zone"])).toEqual([
      "osa2-ez-12",
      "tyo-ez-3",
    ]);
    expect(Object.keys(tf.all("eip"))).toEqual(["relay-osa2-ez-12-1", "relay-tyo-ez-3-1"]);
    expect(tf.only("ccn_attachment_v2")).toMatchObject({ instance_region: "ap-tokyo" });
  });

  test.each<[string, Partial<EdgeSiteProps>]>([
    ["edge/edge-zone", { ...inZones, acknowledge: [] }],
    ["edge/edge-zone-name", { ...inZones, relays: props.relays }],
    ["edge/zone", { ...inZones, kind: "region" }],
    ["capability/lighthouse", { kind: "lighthouse" }],
  ])("fails %s", (code, changes) => {
    expect(() => build(changes)).toThrow(code);
  });
});
