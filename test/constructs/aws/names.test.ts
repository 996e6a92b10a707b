import fc from "fast-check";
import { AnycastEntry, Traffic, type TrafficProps } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { without } from "../../../constructs/without";
import { synth } from "../../support/synth";

const cloud = aws();
const region = "ap-northeast-2";
const zoneId = "Z0123456789ABCDEFGHIJ";
const dns = { zone: "duel.example", name: "play", zoneId };
const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c";
const web = { name: "web", port: "login" };
const cloudFront = { ...web, cdn: "cloudfront", certificate } as const;
const props: TrafficProps = {
  cloud,
  name: "duel-test",
  tags: { game: "duel" },
  ports: { game: { protocol: "tcp", port: 7000 }, login: { protocol: "tcp", port: 443 } },
  entry: {
    entryId: "arn:aws:globalaccelerator::123456789012:accelerator/abc",
    addresses: [],
    dnsName: "abc.example",
    zoneId: "Z1MADE",
  },
  home: { endpointId: "arn:home", networkId: "vpc-1", hubId: "rtb-1", endpointAddress: "home.example", region },
  edges: {
    tokyo: { addresses: { a: "192.0.2.1", c: "192.0.2.2" }, endpointId: "arn:tokyo", region: "ap-northeast-1" },
    frankfurt: { addresses: { a: "192.0.2.3" }, endpointId: "arn:frankfurt", region: "eu-central-1" },
  },
  dns,
};
const build = (changes: Partial<TrafficProps> = {}) =>
  synth(
    (stack) => {
      new Traffic(stack, "traffic", { ...props, ...changes });
    },
    { cloud, region },
  );
const records = (changes: Partial<TrafficProps>, name: string) =>
  Object.values(build(changes).all("route53_record")).filter((record) => record["name"] === name);
const names = (changes: Partial<TrafficProps>) => {
  let told: readonly string[] = [];
  synth(
    (stack) => {
      told = new Traffic(stack, "traffic", { ...props, ...changes }).outputs.names;
    },
    { cloud, region },
  );
  return told;
};

describe("one name over the edges", () => {
  const fallback = (spread: NonNullable<TrafficProps["dns"]>["spread"]) =>
    records({ dns: { ...dns, spread } }, "fallback.play.duel.example");

  test("by weight: a share for each edge, with its health check", () => {
    expect(fallback({ by: "weight", weights: { tokyo: 70, frankfurt: 30 } })).toEqual([
      expect.objectContaining({
        set_identifier: "frankfurt",
        weighted_routing_policy: { weight: 30 },
        records: ["192.0.2.3"],
      }),
      expect.objectContaining({ set_identifier: "tokyo", weighted_routing_policy: { weight: 70 } }),
    ]);
  });

  test("by place: a record for each place, and one for the rest of the world", () => {
    const found = fallback({ by: "place", places: { tokyo: ["JP", "continent-AS"], frankfurt: ["default"] } });
    expect(found.map((record) => [record["set_identifier"], record["geolocation_routing_policy"]])).toEqual([
      ["JP", { country: "JP" }],
      ["continent-AS", { continent: "AS" }],
      ["default", { country: "*" }],
    ]);
    for (const record of found) expect(record).toHaveProperty("health_check_id");
  });

  test("a place that goes to another edge stays the same record; another way has other records", () => {
    const ids = (spread: NonNullable<TrafficProps["dns"]>["spread"]) =>
      Object.keys(build({ dns: { ...dns, spread } }).all("route53_record")).filter((id) => id.includes("fallback"));
    const before = ids({ by: "place", places: { tokyo: ["JP"], frankfurt: ["default"] } });
    expect(ids({ by: "place", places: { tokyo: ["default"], frankfurt: ["JP"] } })).toEqual(before);
    const weights = { tokyo: 1, frankfurt: 1 };
    const ways = [before, ids({ by: "latency" }), ids({ by: "weight", weights })].flat();
    expect(new Set(ways).size).toBe(ways.length);
  });

  test("by latency: written down or not, it is the same", () => {
    expect(build({ dns: { ...dns, spread: { by: "latency" } } }).json).toEqual(build().json);
  });

  test("each edge is chosen by exactly what it was given", () => {
    const weight = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(weight, weight, (tokyo, frankfurt) => {
        const found = fallback({ by: "weight", weights: { tokyo, frankfurt } });
        expect(found.map((record) => record["weighted_routing_policy"])).toEqual([
          { weight: frankfurt },
          { weight: tokyo },
        ]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("HTTPS by name", () => {
  test("without a CDN leads to the entry's own name", () => {
    expect(records({ https: { ...web, cdn: "none" } }, "web.duel.example")).toEqual([
      { zone_id: zoneId, name: "web.duel.example", type: "CNAME", ttl: 600, records: ["play.duel.example"] },
    ]);
    expect(build({ https: { ...web, cdn: "none" } }).all("cloudfront_distribution")).toEqual({});
  });

  test("behind CloudFront nothing is cached, and all that the player sends arrives, so WebSocket does", () => {
    const distribution = build({ https: cloudFront }).only("cloudfront_distribution");
    expect(distribution).toMatchObject({
      enabled: true,
      aliases: ["web.duel.example"],
      wait_for_deployment: false,
      default_cache_behavior: {
        viewer_protocol_policy: "https-only",
        cache_policy_id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        origin_request_policy_id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
      },
      viewer_certificate: { acm_certificate_arn: certificate, ssl_support_method: "sni-only" },
      tags: { game: "duel", Name: "duel-test-https" },
    });
    const behavior = distribution["default_cache_behavior"] as { allowed_methods: string[] };
    expect(behavior.allowed_methods).toHaveLength(7);
  });

  test.each([
    ["https", "login", { https_port: 443, http_port: 80, origin_protocol_policy: "https-only" }],
    ["http", "game", { https_port: 443, http_port: 7000, origin_protocol_policy: "http-only" }],
    ["https", "game", { https_port: 7000, http_port: 80, origin_protocol_policy: "https-only" }],
  ] as const)("the origin is the entry, by %s on port %s", (origin, port, config) => {
    const { origin: origins } = build({ https: { ...cloudFront, origin, port } }).only("cloudfront_distribution");
    expect(origins).toEqual([
      expect.objectContaining({
        domain_name: "play.duel.example",
        custom_origin_config: expect.objectContaining(config) as object,
      }),
    ]);
  });

  test("with a check the name leads to the entry while the CDN does not answer", () => {
    const https = { ...cloudFront, check: { path: "/ready" } };
    const [secondary, primary, ...more] = records({ https }, "web.duel.example");
    expect(more).toEqual([]);
    expect(primary).toMatchObject({
      set_identifier: "cdn",
      failover_routing_policy: { type: "PRIMARY" },
      health_check_id: expect.stringContaining("health-https") as string,
      ttl: 60,
    });
    expect(secondary).toMatchObject({
      set_identifier: "entry",
      failover_routing_policy: { type: "SECONDARY" },
      records: ["play.duel.example"],
    });
    expect(secondary).not.toHaveProperty("health_check_id");
    // Route 53 takes no secondary beside a simple record, which the primary is until it is changed
    expect(secondary).toMatchObject({
      depends_on: [expect.stringMatching(/^aws_route53_record\.traffic_record-https_/)],
    });
    const checks = Object.values(build({ https }).all("route53_health_check")).filter(({ type }) => type === "HTTPS");
    expect(checks).toEqual([
      expect.objectContaining({
        fqdn: expect.stringMatching(/cloudfront_distribution.*domain_name/) as string,
        resource_path: "/ready",
        port: 443,
      }),
    ]);
  });

  test("is among the names players can use", () => {
    expect(names({ https: cloudFront })).toEqual([...names({}), "web.duel.example"]);
  });

  test("changes nothing of what is there already", () => {
    const before = build().json.resource ?? {};
    const after = build({ https: cloudFront }).json.resource ?? {};
    for (const [type, byId] of Object.entries(before)) expect(after[type]).toMatchObject(byId);
  });
});

describe("a zone of the game's own", () => {
  const entry = (delegate: object, retire?: string) =>
    synth(
      (stack) => {
        new AnycastEntry(stack, "entry", {
          cloud,
          name: "duel-test",
          region,
          dns: { zone: "play.duel.example", name: "tcp", delegate },
          ...(retire !== undefined && { retire }),
        });
      },
      { cloud, region, id: "duel-test-entry" },
    );

  test("has a fixed address and is protected as the entry is", () => {
    expect(entry({}).addresses).toEqual(["aws_globalaccelerator_accelerator.anycast", "aws_route53_zone.zone"]);
    expect(entry({}).only("route53_zone")).toMatchObject({
      name: "play.duel.example",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(entry({}, "duel-test-entry").only("route53_zone")).toMatchObject({ lifecycle: { prevent_destroy: false } });
  });

  test("is told to the world by the parent", () => {
    expect(entry({ parent: "duel.example", parentZoneId: zoneId }).only("route53_record")).toEqual({
      zone_id: zoneId,
      name: "play.duel.example",
      type: "NS",
      ttl: 86_400,
      records: "${aws_route53_zone.zone.name_servers}",
    });
  });

  test("is where the names are then", () => {
    const found = Object.values(build({ dns: { ...without(dns, "zoneId"), delegate: {} } }).all("route53_record"));
    expect(new Set(found.map((record) => record["zone_id"]))).toEqual(new Set(["Z1MADE"]));
  });
});

test("Shield Advanced protects the accelerator, where the account has it, and never by itself", () => {
  const shield = { subscribed: true } as const;
  expect(build({ shield, acknowledge: ["shield-advanced"] }).only("shield_protection")).toEqual({
    name: "duel-test-entry",
    resource_arn: props.entry.entryId,
    tags: { game: "duel" },
  });
  expect(build({ acknowledge: ["shield-advanced"] }).all("shield_protection")).toEqual({});
  expect(() => build({ shield })).toThrow("entry/shield");
});

describe("fails", () => {
  test.each([
    ["https/no-zone", { dns: undefined, https: cloudFront }],
    ["https/certificate", { https: { ...web, cdn: "cloudfront" } }],
    ["capability/cdn-tencent", { https: { ...cloudFront, cdn: "tencent-cdn" } }],
    ["dns/spread-missing", { dns: { ...dns, spread: { by: "weight", weights: { tokyo: 1 } } } }],
    ["props/wrong-value", { https: { ...cloudFront, check: { path: "ready" } } }],
  ] as const)("%s", (code, changes) => {
    expect(() => build(changes as Partial<TrafficProps>)).toThrow(code);
  });
});
