import type { TrafficProps } from "../../../constructs";
import { Traffic } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { renamedPort } from "../../support/renamed-port";
import { synth } from "../../support/synth";

const cloud = alibaba();
const props: TrafficProps = {
  cloud,
  name: "duel-test",
  entry: { entryId: "aeip-1", addresses: ["192.0.2.1"] },
  home: {
    endpointId: "lb-1",
    networkId: "vpc-1",
    hubId: "cen-1",
    endpointAddress: "10.0.1.2",
    doorId: "sg-door",
    region: "ap-northeast-1",
  },
  ports: {
    game: { protocol: "tcp", port: 7000, relayPort: 17000 },
    chat: { protocol: "tcp", port: 7002, relayPort: 17002 },
    sync: { protocol: "udp", port: 7001 },
  },
};
const singapore = { region: "ap-southeast-1", addresses: { "ap-southeast-1a-1": "192.0.2.2" } };
const wuxi = {
  region: "cn-wuxi-telecom",
  kind: "ens",
  addresses: { "cn-wuxi-telecom-1": "203.0.113.1", "cn-wuxi-telecom-2": "203.0.113.2" },
} as const;
const build = (changes: Partial<TrafficProps> = {}) =>
  synth(
    (stack) => {
      new Traffic(stack, "traffic", { ...props, ...changes });
    },
    { cloud, region: "ap-northeast-1" },
  );
const door = (changes: Partial<TrafficProps>) =>
  Object.values(build(changes).all("security_group_rule")).map((rule) => {
    expect(rule).toMatchObject({ security_group_id: "sg-door", type: "ingress", ip_protocol: "tcp" });
    return [rule["cidr_ip"], rule["port_range"]].join(" ");
  });

test("the entry is bound to home's load balancer, as the one place that all access points send to", () => {
  expect(build().only("eipanycast_anycast_eip_address_attachment")).toEqual({
    anycast_id: "aeip-1",
    bind_instance_id: "lb-1",
    bind_instance_region_id: "ap-northeast-1",
    bind_instance_type: "SlbInstance",
    association_mode: "Default",
  });
  expect(build().addresses).toHaveLength(1);
});

describe("the door", () => {
  test("stays shut while every road is private", () => {
    expect(door({ edges: { singapore } })).toEqual([]);
  });

  test("admits exactly the relays of public edges to every relay port", () => {
    const edges = { singapore, wuxi: { ...wuxi, backhaul: { public: "addresses" } } } as const;
    expect(door({ edges }).sort()).toEqual([
      "203.0.113.1/32 17000/17000",
      "203.0.113.1/32 17002/17002",
      "203.0.113.2/32 17000/17000",
      "203.0.113.2/32 17002/17002",
    ]);
  });

  test("is the same by whatever name a port is called", () => {
    const edges = { wuxi: { ...wuxi, backhaul: { public: "addresses" } } } as const;
    expect(build({ edges, ports: renamedPort(props.ports, "game", "zone") }).addresses).toEqual(
      build({ edges }).addresses,
    );
  });

  test("admits anyone where relays prove by TLS to be some", () => {
    const edges = { wuxi: { ...wuxi, backhaul: { public: "tls" } } } as const;
    expect(door({ edges }).sort()).toEqual(["0.0.0.0/0 17000/17000", "0.0.0.0/0 17002/17002"]);
  });

  test("has rules by edge, relay and port: another edge changes none of them", () => {
    const one = { wuxi: { ...wuxi, backhaul: { public: "addresses" } } } as const;
    const two = { ...one, dalian: { ...singapore, backhaul: { public: "addresses" } } } as const;
    const before = build({ edges: one }).all("security_group_rule");
    expect(build({ edges: two }).all("security_group_rule")).toMatchObject(before);
  });
});

test("players find the entry and every relay by name", () => {
  const records = build({ edges: { singapore, wuxi }, dns: { zone: "duel.example", name: "play" } }).all(
    "alidns_record",
  );
  const rows = Object.values(records).map((record) => [record["rr"], record["value"]]);
  expect(rows.sort()).toEqual([
    ["play", '${element(["192.0.2.1"], 0)}'],
    ["singapore.play", "192.0.2.2"],
    ["wuxi.play", "203.0.113.1"],
    ["wuxi.play", "203.0.113.2"],
  ]);
  for (const record of Object.values(records)) {
    expect(record).toMatchObject({ domain_name: "duel.example", type: "A", line: "default", ttl: 600 });
  }
});

test("no name leads to an edge whose addresses nobody has written down", () => {
  synth(
    (stack) => {
      const edges = { singapore, wuxi: { ...wuxi, addresses: {} } };
      const traffic = new Traffic(stack, "traffic", { ...props, edges, dns: { zone: "duel.example", name: "play" } });
      expect(traffic.outputs.names).toEqual(["play.duel.example", "singapore.play.duel.example"]);
    },
    { cloud, region: "ap-northeast-1" },
  );
});

test("records are keyed by edge and relay", () => {
  const dns = { zone: "duel.example", name: "play" };
  const before = build({ edges: { singapore }, dns }).all("alidns_record");
  expect(build({ edges: { singapore, wuxi }, dns }).all("alidns_record")).toMatchObject(before);
});

test("names tells what players can type", () => {
  synth(
    (stack) => {
      const dns = { zone: "duel.example", name: "play" };
      const traffic = new Traffic(stack, "traffic", { ...props, edges: { singapore, wuxi }, dns });
      expect(traffic.outputs.names).toEqual([
        "play.duel.example",
        "singapore.play.duel.example",
        "wuxi.play.duel.example",
      ]);
    },
    { cloud, region: "ap-northeast-1" },
  );
});
