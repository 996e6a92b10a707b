import { Token } from "cdktf";
import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { without } from "../../../constructs/without";
import { renamedPort } from "../../support/renamed-port";
import { synth } from "../../support/synth";

const cloud = alibaba();
const props: EdgeSiteProps = {
  cloud,
  name: "duel-test",
  key: "singapore",
  tags: { game: "duel" },
  region: "ap-southeast-1",
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
  relays: {
    zones: { "ap-southeast-1b": 1, "ap-southeast-1a": 2 },
    instanceType: "ecs.c7.large",
    image: "m-1",
    bandwidthMbps: 50,
  },
  backhaul: { bandwidthMbps: 20 },
  home: {
    endpointId: "lb-1",
    networkId: "vpc-1",
    hubId: "cen-1",
    routerId: "tr-1",
    routesId: "vtb-1",
    endpointAddress: "10.0.1.2",
  },
  homeRegion: "ap-northeast-1",
};

const build = (changes: Partial<EdgeSiteProps> = {}) =>
  synth(
    (stack) => {
      new EdgeSite(stack, "edge", { ...props, ...changes });
    },
    { cloud, region: "ap-southeast-1" },
  );
const withZones = (zones: Record<string, number>) => build({ relays: { ...props.relays, zones } });
const triggers = (changes: Partial<EdgeSiteProps> = {}) =>
  Object.values(build(changes).all("terraform_data")).map((data) => data["input"]);

test("every relay has an address of its own that outlives it, never NAT", () => {
  const tf = build();
  const relays = ["relay-ap-southeast-1a-1", "relay-ap-southeast-1a-2", "relay-ap-southeast-1b-1"];
  expect(Object.keys(tf.all("eip_address"))).toEqual(relays);
  for (const address of Object.values(tf.all("eip_address"))) {
    expect(address).toMatchObject({
      payment_type: "PayAsYouGo",
      internet_charge_type: "PayByTraffic",
      isp: "BGP",
      bandwidth: "50",
    });
  }
  expect(Object.values(tf.all("eip_association")).map((binding) => binding["allocation_id"])).toEqual(
    relays.map((relay) => `\${alicloud_eip_address.${relay}.id}`),
  );
  expect(Object.keys(tf.all("instance"))).toHaveLength(3);
  for (const relay of Object.values(tf.all("instance"))) {
    expect(relay).toMatchObject({
      internet_max_bandwidth_out: 0,
      instance_charge_type: "PostPaid",
      http_tokens: "required",
    });
  }
  expect(tf.all("nat_gateway")).toEqual({});
});

test("one more relay in one zone leaves the others alone", () => {
  const before = withZones({ "ap-southeast-1a": 1, "ap-southeast-1b": 1 });
  const after = withZones({ "ap-southeast-1b": 1, "ap-southeast-1a": 2 });
  for (const type of ["instance", "eip_address", "eip_association"]) {
    expect(after.all(type)).toMatchObject(before.all(type));
  }
  // a machine, its trigger, its address, its binding
  expect(after.addresses.filter((address) => !before.addresses.includes(address))).toHaveLength(4);
});

test("a port under another name is the same rules", () => {
  expect(build({ ports: renamedPort(props.ports, "game", "zone") }).addresses).toEqual(build().addresses);
});

test("only the players' ports are open, and to private addresses what tells the load", () => {
  const rules = Object.values(build().all("security_group_rule"));
  expect(rules.map((rule) => [rule["type"], rule["cidr_ip"], rule["ip_protocol"], rule["port_range"]])).toEqual([
    ["ingress", "10.0.0.0/8", "tcp", "8404/8404"],
    ["ingress", "0.0.0.0/0", "tcp", "7000/7000"],
    ["ingress", "0.0.0.0/0", "udp", "7001/7001"],
  ]);
});

test("the road home joins two routers, and each learns what lies behind the other", () => {
  const tf = build();
  expect(tf.only("cen_transit_router_peer_attachment")).toMatchObject({
    cen_id: "cen-1",
    transit_router_id: "${alicloud_cen_transit_router.router.transit_router_id}",
    peer_transit_router_id: "tr-1",
    peer_transit_router_region_id: "ap-northeast-1",
    bandwidth: 20,
    bandwidth_type: "DataTransfer",
    auto_publish_route_enabled: true,
  });
  const here = "${alicloud_cen_transit_router_route_table.routes.transit_router_route_table_id}";
  for (const type of ["association", "propagation"]) {
    const tables = Object.values(tf.all(`cen_transit_router_route_table_${type}`));
    expect(tables.map((one) => one["transit_router_route_table_id"]).sort()).toEqual([here, here, "vtb-1"]);
  }
});

test("no road is laid to a home that is not one of Alibaba Cloud", () => {
  expect(() => build({ home: without(props.home, "routerId") })).toThrow("publishes its router");
});

test("over the Internet there is no router, and relays go to the address that they are told", () => {
  const home = { ...props.home, endpointAddress: "192.0.2.1" };
  const tf = build({ backhaul: { public: "addresses" }, home });
  expect(tf.addresses.filter((address) => address.includes("cen_"))).toEqual([]);
  for (const relay of Object.values(tf.all("instance"))) {
    expect(Buffer.from(relay["user_data"] as string, "base64").toString()).toContain("192.0.2.1:17000");
  }
});

test("its network is its region's, or the one that is declared", () => {
  expect(build().only("vpc")["cidr_block"]).toMatch(/^10\.(?!0\.)\d+\.0\.0\/16$/);
  expect(build({ cidr: "10.77.0.0/16" }).only("vpc")["cidr_block"]).toBe("10.77.0.0/16");
});

describe("what a relay boots with", () => {
  test("is replaced with it, since a script runs at the first start only", () => {
    const relays = { ...props.relays, userData: "#!/bin/sh\necho ${x}" };
    expect(triggers({ relays })).not.toEqual(triggers());
    expect(triggers({ relays: { ...props.relays, image: "m-2" } })).not.toEqual(triggers());
    expect(triggers({ relays: { ...props.relays, bandwidthMbps: 60 } })).toEqual(triggers());
    for (const relay of Object.values(build({ relays }).all("instance"))) {
      const { replace_triggered_by: by } = relay["lifecycle"] as { replace_triggered_by: string[] };
      expect(by).toEqual([expect.stringMatching(/^terraform_data\./) as string]);
      const config = Buffer.from(relay["user_data"] as string, "base64").toString();
      expect(config).toMatch(/^#cloud-config\n/);
      expect(config).toContain("10.0.1.2:17000");
      expect(config).toContain("echo ${x}");
    }
  });

  test("has an address of home put in by Terraform where it is not known yet", () => {
    const endpointAddress = Token.asString("${data.x.home.address}");
    const tf = build({ home: { ...props.home, endpointAddress } });
    for (const relay of Object.values(tf.all("instance"))) {
      expect(relay["user_data"]).toMatch(/^\$\{base64encode\(replace\(base64decode\(.*data\.x\.home\.address/);
    }
    for (const data of Object.values(tf.all("terraform_data"))) {
      expect(data["input"]).toMatch(/^m-1 \$\{sha256\(.*data\.x\.home\.address/);
    }
  });
});

test("outputs are keyed by zone and slot", () => {
  synth(
    (stack) => {
      const edge = new EdgeSite(stack, "edge", props);
      expect(Object.keys(edge.outputs.addresses)).toEqual([
        "ap-southeast-1a-1",
        "ap-southeast-1a-2",
        "ap-southeast-1b-1",
      ]);
    },
    { cloud, region: "ap-southeast-1" },
  );
});

test("edge/addresses-told: addresses of a region are not written down", () => {
  const relays = { ...props.relays, addresses: { "ap-southeast-1a-1": "203.0.113.5" } };
  expect(() => build({ relays })).toThrow("edge/addresses-told");
});
