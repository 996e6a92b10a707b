import { roadFacts } from "../../cli/road-facts";
import { declared, edge, ensEdge, type Changes } from "../model/declared";

const node = "cn-wuxi-telecom_unicom_cmcc-2";
const wuxi = (changes: Changes = {}) => ensEdge(node, { cloud: "alibaba", ...changes });
const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
const facts = (changes: Changes) => roadFacts(declared(changes));

test("where all roads are private there is nothing to say", () => {
  expect(facts({})).toEqual([]);
  expect(facts({ edges: { wuxi: wuxi({ retired: true }) } })).toEqual([]);
});

test("by addresses nobody else comes in", () => {
  const frankfurt = edge("eu-frankfurt", { backhaul: { public: "addresses", bandwidthMbps: undefined } });
  expect(facts({ edges: { wuxi: wuxi(), frankfurt } })).toEqual([
    "Relays at frankfurt, wuxi reach home over the Internet: home's relay ports admit their addresses, and nobody else from the Internet.",
  ]);
});

test("by TLS it is the game that refuses strangers", () => {
  const byTls = wuxi({ backhaul: { public: "tls" }, relays: { homeTls } });
  expect(facts({ edges: { wuxi: byTls } })).toEqual([
    "Relays at wuxi reach home over the Internet: home's relay ports are open to the world, and the game must refuse whoever has no certificate.",
  ]);
});

test("sites that announce a prefix come the same way", () => {
  const site = {
    machines: { a: { address: "198.51.100.11" } },
    neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
  };
  const bgp = (changes: Changes) => ({
    entry: {
      bgp: { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites: { osaka: { ...site, ...changes } } },
    },
  });
  expect(facts(bgp({}))[0]).toMatch(/^Relays at osaka .+ admit their addresses/);
  expect(facts(bgp({ homeTls }))[0]).toMatch(/^Relays at osaka .+ open to the world/);
});
