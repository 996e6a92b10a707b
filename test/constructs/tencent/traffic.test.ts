import type { TrafficProps } from "../../../constructs";
import { Traffic } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const props: TrafficProps = {
  cloud: tencent(),
  name: "duel-test",
  entry: { entryId: "eip-1", addresses: ["192.0.2.1"] },
  home: { endpointId: "lb-1", networkId: "vpc-1", hubId: "ccn-1", endpointAddress: "10.0.1.2", region: "ap-seoul" },
  ports: { game: { protocol: "tcp", port: 7000 } },
};
const edges = {
  tokyo: { region: "ap-tokyo", addresses: { "ap-tokyo-1-1": "192.0.2.2", "ap-tokyo-2-1": "192.0.2.3" } },
  seoul: { region: "ap-seoul", addresses: { "ap-seoul-1-1": "192.0.2.4" } },
};
const build = (changes: Partial<TrafficProps> = {}) =>
  synth((stack) => {
    new Traffic(stack, "traffic", { ...props, ...changes });
  });

test("the entry is bound to home, and never by a second binding beside the first", () => {
  expect(build().only("eip_association")).toEqual({ eip_id: "eip-1", instance_id: "lb-1" });
  expect(build().addresses).toHaveLength(1);
});

test("players find the entry and every relay by name", () => {
  const records = build({ edges, dns: { zone: "duel.example", name: "play" } }).all("dnspod_record");
  const rows = Object.values(records).map((record) => [record["sub_domain"], record["value"]]);
  expect(rows.sort()).toEqual([
    ["play", '${element(["192.0.2.1"], 0)}'],
    ["seoul.play", "192.0.2.4"],
    ["tokyo.play", "192.0.2.2"],
    ["tokyo.play", "192.0.2.3"],
  ]);
  for (const record of Object.values(records)) {
    expect(record).toMatchObject({ domain: "duel.example", record_type: "A", record_line: "默认", ttl: 600 });
    expect(record).not.toHaveProperty("weight");
  }
});

test("records are keyed by edge and relay", () => {
  const dns = { zone: "duel.example", name: "play" };
  const before = build({ edges: { tokyo: edges.tokyo }, dns }).all("dnspod_record");
  expect(build({ edges, dns }).all("dnspod_record")).toMatchObject(before);
});

describe("home's door", () => {
  const home = { ...props.home, doorId: "sg-door" };
  const open = (how: "addresses" | "tls") => ({
    tokyo: { ...edges.tokyo, backhaul: { public: how } },
    seoul: { ...edges.seoul, backhaul: { bandwidthMbps: 20 } },
  });
  const ports: TrafficProps["ports"] = {
    game: { protocol: "tcp", port: 7000, relayPort: 17000 },
    chat: { protocol: "tcp", port: 6000, relayPort: 16000 },
    lobby: { protocol: "tcp", port: 5000 },
    sync: { protocol: "udp", port: 7001 },
  };
  const rules = (changes: Partial<TrafficProps>) => build({ home, ports, ...changes }).all("security_group_rule_set");
  const rule = (cidr: string, port: string, description: string) => ({
    action: "ACCEPT",
    cidr_block: cidr,
    protocol: "TCP",
    port,
    description,
  });

  test("admits each relay of a public road on each relay port, and nobody else", () => {
    expect(Object.values(rules({ edges: open("addresses") }))).toEqual([
      {
        security_group_id: "sg-door",
        ingress: [
          rule("192.0.2.2/32", "16000", "tokyo-ap-tokyo-1-1 on chat"),
          rule("192.0.2.2/32", "17000", "tokyo-ap-tokyo-1-1 on game"),
          rule("192.0.2.3/32", "16000", "tokyo-ap-tokyo-2-1 on chat"),
          rule("192.0.2.3/32", "17000", "tokyo-ap-tokyo-2-1 on game"),
        ],
      },
    ]);
  });

  test("admits everyone where relays prove who they are", () => {
    expect(Object.values(rules({ edges: open("tls") }))).toEqual([
      {
        security_group_id: "sg-door",
        ingress: [rule("0.0.0.0/0", "16000", "anyone on chat"), rule("0.0.0.0/0", "17000", "anyone on game")],
      },
    ]);
  });

  describe("relays of sites, which no stack deploys", () => {
    const machines = { b: { address: "198.51.100.12" }, a: { address: "198.51.100.11" } };
    const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
    const admitted = (changes: Partial<TrafficProps>) =>
      (Object.values(rules(changes))[0]?.["ingress"] as { cidr_block: string; description: string }[]).map(
        ({ cidr_block: from, description }) => `${from} ${description}`,
      );

    test("are admitted by their addresses, after those of edges", () => {
      const game = { game: { protocol: "tcp" as const, port: 7000, relayPort: 17000 } };
      expect(admitted({ sites: { osaka: { machines } }, edges: open("addresses"), ports: game })).toEqual([
        "192.0.2.2/32 tokyo-ap-tokyo-1-1 on game",
        "192.0.2.3/32 tokyo-ap-tokyo-2-1 on game",
        "198.51.100.11/32 osaka-a on game",
        "198.51.100.12/32 osaka-b on game",
      ]);
    });

    test("or by their certificates", () => {
      expect(admitted({ sites: { osaka: { machines, homeTls } } })).toEqual([
        "0.0.0.0/0 anyone on chat",
        "0.0.0.0/0 anyone on game",
      ]);
    });
  });

  test("traffic/door-missing: is needed where relays come over the Internet", () => {
    expect(() => build({ ports, edges: open("addresses") })).toThrow("traffic/door-missing");
    expect(() => build({ ports, edges })).not.toThrow();
  });

  test("has no rules where all roads are private", () => {
    expect(rules({ edges })).toEqual({});
    expect(rules({})).toEqual({});
  });
});

test("names tells what players can type", () => {
  synth((stack) => {
    const traffic = new Traffic(stack, "traffic", { ...props, edges, dns: { zone: "duel.example", name: "play" } });
    expect(traffic.outputs.names).toEqual(["play.duel.example", "seoul.play.duel.example", "tokyo.play.duel.example"]);
  });
});
