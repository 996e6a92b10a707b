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

test("names tells what players can type", () => {
  synth((stack) => {
    const traffic = new Traffic(stack, "traffic", { ...props, edges, dns: { zone: "duel.example", name: "play" } });
    expect(traffic.outputs.names).toEqual(["play.duel.example", "seoul.play.duel.example", "tokyo.play.duel.example"]);
  });
});
