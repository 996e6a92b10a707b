import { AnycastEntry, Traffic, type TrafficProps } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { synth } from "../../support/synth";

const place = { cloud: alibaba(), region: "cn-hongkong" };
const dns = { zone: "duel.example", name: "play" };
const web = { name: "web", port: "login" };
const props: TrafficProps = {
  cloud: place.cloud,
  name: "duel-test",
  entry: { entryId: "aeip-1", addresses: ["198.51.100.1"] },
  home: { endpointId: "lb-1", networkId: "vpc-1", hubId: "cen-1", endpointAddress: "10.0.1.2", region: "cn-hongkong" },
  ports: { game: { protocol: "tcp", port: 7000 }, login: { protocol: "tcp", port: 443 } },
  edges: {
    tokyo: { region: "ap-northeast-1", addresses: { a: "192.0.2.1", b: "192.0.2.2" } },
    frankfurt: { region: "eu-central-1", addresses: { a: "192.0.2.3" } },
  },
  dns,
};
const records = (changes: Partial<TrafficProps>, label: string) =>
  Object.values(
    synth((stack) => {
      new Traffic(stack, "traffic", { ...props, ...changes });
    }, place).all("alidns_record"),
  ).filter((record) => record["rr"] === label);

test("one name over the edges chooses by line, where it is asked for", () => {
  expect(records({}, "fallback.play")).toEqual([]);
  const places = { tokyo: ["default"], frankfurt: ["os_euro"] };
  const found = records({ dns: { ...dns, spread: { by: "place", places } } }, "fallback.play");
  expect(found.map((record) => [record["value"], record["line"]]).sort()).toEqual([
    ["192.0.2.1", "default"],
    ["192.0.2.2", "default"],
    ["192.0.2.3", "os_euro"],
  ]);
});

test("one name over the edges is told only where an edge has addresses that it can lead to", () => {
  const spread = { by: "place" as const, places: { tokyo: ["default"], frankfurt: ["os_euro"] } };
  const named = (edges: TrafficProps["edges"]): readonly string[] => {
    let names: readonly string[] = [];
    synth((stack) => {
      names = new Traffic(stack, "traffic", { ...props, edges, dns: { ...dns, spread } }).outputs.names;
    }, place);
    return names;
  };
  const [tokyo, frankfurt] = Object.values(props.edges ?? {}).map((edge) => ({ ...edge, addresses: {} }));
  const none = { ...(tokyo && { tokyo }), ...(frankfurt && { frankfurt }) };
  expect(named(none)).toEqual(["play.duel.example"]);
  expect(named({ ...props.edges, ...(frankfurt && { frankfurt }) })).toEqual([
    "play.duel.example",
    "tokyo.play.duel.example",
    "fallback.play.duel.example",
  ]);
});

test("HTTPS by name leads to the entry's own name", () => {
  expect(records({ https: { ...web, cdn: "none" } }, "web")).toEqual([
    expect.objectContaining({
      domain_name: "duel.example",
      type: "CNAME",
      value: "play.duel.example",
      line: "default",
    }),
  ]);
});

test.each([
  ["capability/cdn-cloudfront", { https: { ...web, cdn: "cloudfront", certificate: "1" } }],
  ["capability/cdn-tencent", { https: { ...web, cdn: "tencent-cdn", certificate: "1" } }],
  ["capability/spread-weight", { dns: { ...dns, spread: { by: "weight", weights: { tokyo: 1, frankfurt: 1 } } } }],
] as const)("fails: %s", (code, changes) => {
  expect(() => records(changes as Partial<TrafficProps>, "")).toThrow(code);
});

test("fails: no zone of the game's own can be made here", () => {
  expect(() =>
    synth((stack) => {
      const zone = { zone: "play.duel.example", name: "tcp", delegate: {} };
      new AnycastEntry(stack, "entry", { ...place, name: "duel-test", dns: zone });
    }, place),
  ).toThrow("capability/dns-delegate");
});
