import fc from "fast-check";
import { AnycastEntry, Traffic, type TrafficProps } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const cloud = tencent();
const dns = { zone: "duel.example", name: "play" };
const web = { name: "web", port: "login" };
const relays = (region: string, count: number) => ({
  region,
  addresses: Object.fromEntries(Array.from({ length: count }, (_, n) => [`${region}-1-${n}`, `192.0.2.${n + 1}`])),
});
const props: TrafficProps = {
  cloud,
  name: "duel-test",
  entry: { entryId: "eip-1", addresses: ["198.51.100.1"] },
  home: { endpointId: "lb-1", networkId: "vpc-1", hubId: "ccn-1", endpointAddress: "10.0.1.2", region: "ap-seoul" },
  ports: { game: { protocol: "tcp", port: 7000 }, login: { protocol: "tcp", port: 443 } },
  edges: { tokyo: relays("ap-tokyo", 2), frankfurt: relays("eu-frankfurt", 1) },
  dns,
};
const build = (changes: Partial<TrafficProps> = {}) =>
  synth((stack) => {
    new Traffic(stack, "traffic", { ...props, ...changes });
  });
const records = (changes: Partial<TrafficProps>, label: string) =>
  Object.values(build(changes).all("dnspod_record")).filter((record) => record["sub_domain"] === label);

describe("one name over the edges", () => {
  test("is there only when it is asked for", () => {
    expect(records({}, "fallback.play")).toEqual([]);
  });

  test("by place: the cloud's own lines, and its word for the rest of the world", () => {
    const places = { tokyo: ["日本"], frankfurt: ["default", "德国"] };
    const found = records({ dns: { ...dns, spread: { by: "place", places } } }, "fallback.play");
    expect(found.map((record) => [record["value"], record["record_line"]]).sort()).toEqual([
      ["192.0.2.1", "德国"],
      ["192.0.2.1", "日本"],
      ["192.0.2.1", "默认"],
      ["192.0.2.2", "日本"],
    ]);
    for (const record of found) expect(record).not.toHaveProperty("weight");
  });

  test("is told only where an edge has addresses that it can lead to", () => {
    const spread = { by: "place" as const, places: { tokyo: ["default"], frankfurt: ["德国"] } };
    const named = (edges: TrafficProps["edges"]): readonly string[] => {
      let names: readonly string[] = [];
      synth((stack) => {
        names = new Traffic(stack, "traffic", { ...props, edges, dns: { ...dns, spread } }).outputs.names;
      });
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

  test("by weight: the relays of an edge share what the edge has", () => {
    const spread = { by: "weight", weights: { tokyo: 60, frankfurt: 40 } } as const;
    const found = records({ dns: { ...dns, spread }, acknowledge: ["dns-weights"] }, "fallback.play");
    expect(found.map((record) => record["weight"])).toEqual([40, 30, 30]);
  });

  test("by weight: whatever the shares and the number of relays, DNSPod takes the weights, and shares come out", () => {
    const edge = fc.record({ weight: fc.integer({ min: 1, max: 100 }), count: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(edge, edge, (one, other) => {
        const changes: Partial<TrafficProps> = {
          edges: { tokyo: relays("ap-tokyo", one.count), frankfurt: relays("eu-frankfurt", other.count) },
          dns: { ...dns, spread: { by: "weight", weights: { tokyo: one.weight, frankfurt: other.weight } } },
          acknowledge: ["dns-weights"],
        };
        const weights = Object.entries(build(changes).all("dnspod_record"))
          .filter(([id]) => id.includes("spread-tokyo"))
          .map(([, record]) => Number(record["weight"]));
        expect(weights).toHaveLength(one.count);
        for (const weight of weights) {
          expect(Number.isInteger(weight) && weight >= 1 && weight <= 100).toBe(true);
          // to the nearest whole number
          expect(Math.abs(weight - Math.max(1, one.weight / one.count))).toBeLessThanOrEqual(0.5);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("HTTPS by name", () => {
  const cdn = { ...web, cdn: "tencent-cdn", certificate: "leVhlnZb" } as const;

  test("without a CDN leads to the entry's own name", () => {
    expect(records({ https: { ...web, cdn: "none" } }, "web")).toEqual([
      expect.objectContaining({ record_type: "CNAME", value: "play.duel.example", record_line: "默认" }),
    ]);
  });

  test("leads to the CDN, which caches nothing and asks the entry", () => {
    const built = build({ https: { ...cdn, origin: "http", port: "game" } });
    expect(built.only("cdn_domain")).toMatchObject({
      domain: "web.duel.example",
      area: "overseas",
      origin: {
        origin_type: "domain",
        origin_list: ["play.duel.example:7000"],
        server_name: "web.duel.example",
        origin_pull_protocol: "http",
      },
      https_config: { https_switch: "on", server_certificate_config: { certificate_id: "leVhlnZb" } },
      rule_cache: [expect.objectContaining({ rule_type: "all", no_cache_switch: "on", switch: "off" })],
      range_origin_switch: "off",
    });
    expect(records({ https: cdn }, "web")).toEqual([
      expect.objectContaining({ record_type: "CNAME", value: expect.stringMatching(/cdn_domain.*cname/) as string }),
    ]);
  });

  test("changes nothing of what is there already", () => {
    expect(build({ https: cdn }).all("dnspod_record")).toMatchObject(build().all("dnspod_record"));
  });
});

describe("a zone of the game's own", () => {
  const entry = (delegate: object) =>
    synth((stack) => {
      new AnycastEntry(stack, "entry", {
        cloud,
        name: "duel-test",
        region: "ap-seoul",
        bandwidthMbps: 100,
        dns: { zone: "play.duel.example", name: "tcp", delegate },
      });
    });

  test("has a fixed address and is protected as the entry is", () => {
    expect(entry({}).addresses).toEqual([
      "tencentcloud_dnspod_domain_instance.zone",
      "tencentcloud_eip.anycast",
      expect.stringMatching(/^terraform_data\.entry_zone-name_/),
    ]);
    expect(entry({}).only("dnspod_domain_instance")).toMatchObject({
      domain: "play.duel.example",
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: ["group_id"],
        replace_triggered_by: [expect.stringMatching(/^terraform_data\.entry_zone-name_/)],
      },
    });
  });

  test("is told to the world by the parent, server by server", () => {
    const nameServers = ["ns1.dnspod.example", "ns2.dnspod.example"];
    const found = Object.values(entry({ parent: "duel.example", nameServers }).all("dnspod_record"));
    expect(found).toEqual(
      nameServers.map((server) => ({
        domain: "duel.example",
        sub_domain: "play",
        record_type: "NS",
        record_line: "默认",
        value: `${server}.`,
        ttl: 86_400,
      })),
    );
  });
});

describe("fails", () => {
  const socket = { protocol: "tcp", port: 443, websocket: { path: "/" } } as const;
  test.each([
    ["https/websocket", { https: { ...web, cdn: "tencent-cdn", certificate: "1" }, ports: { login: socket } }],
    ["capability/cdn-cloudfront", { https: { ...web, cdn: "cloudfront", certificate: "1" } }],
    ["capability/https-check", { https: { ...web, cdn: "none", check: { path: "/" } } }],
    ["capability/spread-latency", { dns: { ...dns, spread: { by: "latency" } } }],
    ["dns/weights-plan", { dns: { ...dns, spread: { by: "weight", weights: { tokyo: 1, frankfurt: 1 } } } }],
    ["capability/shield-advanced", { shield: { subscribed: true } }],
  ] as const)("%s", (code, changes) => {
    expect(() => build(changes as Partial<TrafficProps>)).toThrow(code);
  });
});
