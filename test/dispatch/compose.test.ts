import { composeList, type Published } from "../../dispatch/compose";
import { listSchema } from "../../dispatch/list";
import { declaredOn, edge, awsEdge, declared, type Changes } from "../model/declared";
import { now } from "./lists";

const issue = { version: 7, now };
const entry = { addresses: ["203.0.113.1"] };
const tokyo = { addresses: { "ap-tokyo-1-2": "198.51.100.2", "ap-tokyo-1-1": "198.51.100.1" } };
const frankfurt = { addresses: { "eu-frankfurt-1-1": "198.51.100.3" } };
const all: Published = { entry, edges: { tokyo, frankfurt } };
const two = (changes: Changes = {}) => declared({ edges: { frankfurt: edge("eu-frankfurt") }, ...changes });

test("an environment that says nothing of dispatch sends players to the entry, then to any edge", () => {
  const list = composeList(two(), all, issue);

  expect(list).toMatchObject({
    schema: "dispatch/v1",
    game: "duel",
    environment: "test",
    version: 7,
    issued: "2026-11-26T12:00:00.000Z",
    expires: "2026-12-26T12:00:00.000Z",
    ttlSeconds: 60,
    ports: { game: { protocol: "tcp", from: 7000, to: 7000 }, sync: { protocol: "udp", from: 7001, to: 7001 } },
    entry: { addresses: ["203.0.113.1"] },
    order: [["entry"], ["frankfurt", "tokyo"]],
    regions: {},
  });
  expect(list.edges["tokyo"]).toEqual({
    weight: 100,
    relays: [
      { address: "198.51.100.1", capacity: 20000 },
      { address: "198.51.100.2", capacity: 20000 },
    ],
  });
  expect(listSchema.safeParse(list).success).toBe(true);
});

test.each<[string, unknown[], string[][]]>([
  ["nothing", [], [["entry"], ["frankfurt", "tokyo"]]],
  ["an edge", ["tokyo"], [["tokyo"], ["entry"], ["frankfurt"]]],
  ["an edge, then the entry", ["tokyo", "entry"], [["tokyo"], ["entry"], ["frankfurt"]]],
  ["two edges together", [["tokyo", "frankfurt"]], [["tokyo", "frankfurt"], ["entry"]]],
  ["two edges, then the entry", ["tokyo", "frankfurt", "entry"], [["tokyo"], ["frankfurt"], ["entry"]]],
])("prefer: %s", (_what, prefer, order) => {
  const list = composeList(two({ dispatch: { prefer, regions: { kr: { prefer } } } }), all, issue);

  expect(list.order).toEqual(order);
  expect(list.regions["kr"]?.order).toEqual(order);
});

test("an edge of any name that a name may be has the weight that is said of it, or the usual one", () => {
  const environment = two({ edges: { constructor: edge("ap-bangkok"), frankfurt: undefined } });
  const { edges } = composeList(environment, { entry, edges: { tokyo, constructor: frankfurt } }, issue);

  expect(Object.values(edges).map(({ weight }) => weight)).toEqual([100, 100]);
});

test.each(["retired", "drain"])("an edge with `%s` is in no order, though it is preferred", (word) => {
  const environment = declaredOn("aws", {
    edges: { tokyo: { [word]: true }, frankfurt: awsEdge("eu-central-1") },
    dispatch: { prefer: ["tokyo", ["tokyo", "frankfurt"]] },
  });
  const list = composeList(environment, { entry, edges: { frankfurt } }, issue);

  expect(Object.keys(list.edges)).toEqual(["frankfurt"]);
  expect(list.order).toEqual([["frankfurt"], ["entry"]]);
});

test("an address that is a zone's has the room of all its relays; weights are as declared", () => {
  const environment = declaredOn("aws", {
    edges: { tokyo: { relays: { zones: { "ap-northeast-1a": 3 }, connections: 5000 } } },
    dispatch: { weights: { tokyo: 250 } },
  });
  const published = {
    entry: { ...entry, dnsName: "a.awsglobalaccelerator.com" },
    edges: { tokyo: { addresses: { "ap-northeast-1a": "198.51.100.9" } } },
  };

  expect(composeList(environment, published, issue)).toMatchObject({
    entry,
    edges: { tokyo: { weight: 250, relays: [{ address: "198.51.100.9", capacity: 15000 }] } },
  });
});

test("only an entry of several areas goes by its name: every address of another leads to the nearest", () => {
  const areas = { "ap-seoul": { bandwidthMbps: 50 }, "ap-tokyo": { bandwidthMbps: 50 } };
  const published = { ...all, entry: { addresses: ["203.0.113.1", "203.0.113.2"], dnsName: "ga-1.example" } };
  const listed = (changes: Changes) => composeList(two(changes), published, issue).entry;

  const { addresses } = published.entry;
  expect(listed({ entry: { kind: "ga2", areas } })).toEqual({ addresses, name: "ga-1.example" });
  expect(listed({})).toEqual({ addresses });
});

test("the list counts as long as it is declared to", () => {
  const { expires, ttlSeconds } = composeList(two({ dispatch: { maxAgeSeconds: 3600, ttlSeconds: 5 } }), all, issue);
  expect({ expires, ttlSeconds }).toEqual({ expires: "2026-11-26T13:00:00.000Z", ttlSeconds: 5 });
});

test.each<[string, string, string]>([
  ["a CDN answers on the usual port", "cloudfront", "https://web.duel.example/"],
  ["the entry answers on the port's own", "none", "https://web.duel.example:7000/"],
])("HTTPS by name: %s", (_what, cdn, url) => {
  const https = { name: "web", port: "game", cdn, certificate: cdn === "none" ? undefined : "arn" };
  const environment = two({ dns: { zone: "duel.example", name: "play" }, https });

  expect(composeList(environment, all, issue).https).toEqual({ url });
});

test("an address of a prefix of one's own is tried after the cloud's", () => {
  const neighbours = { up: { address: "198.51.100.101", asn: 64515 } };
  const sites = { osaka: { machines: { a: { address: "198.51.100.111" } }, neighbours } };
  const bgp = { asn: 64500, prefix: "192.0.2.0/24", address: "192.0.2.1", sites };

  expect(composeList(two({ entry: { bgp } }), all, issue).entry.addresses).toEqual(["203.0.113.1", "192.0.2.1"]);
});

test("an edge that is not deployed is told, with the stack", () => {
  expect(() => composeList(two(), { entry, edges: { tokyo } }, issue)).toThrow(
    "of duel-test duel-test-edge-frankfurt has published no address (dispatch/edge-not-deployed)",
  );
});
