import { postureFacts } from "../../cli/posture-facts";
import { edge, loaded } from "./checks/surroundings";

const facts = (changes: Record<string, unknown> = {}): string[] => postureFacts(loaded(changes).environment);
const abroad = { ...edge({ a: 1 }), region: "cn-wuxi-telecom", kind: "ens", cloud: "alibaba" };

test.each([
  ["tencent", "announced at many points", "Anti-DDoS is not declared here"],
  ["aws", "Shield Standard, which every account has", "Shield Advanced is not declared: it is a commitment of a year"],
  ["alibaba", "announced from all access points", "the provider in use has no type for it"],
])("on %s: what the entry has by itself, and what would have to be declared", (cloud, itself, more) => {
  const [entry, declared, home, ...rest] = facts({ cloud });
  expect(entry).toContain(`DDoS, entry: `);
  expect(entry).toContain(itself);
  expect(declared).toContain(`DDoS, declared: `);
  expect(declared).toContain(more);
  expect(home).toBe("DDoS, home: it has no public address but the entry's.");
  expect(rest).toEqual([]);
});

test("Shield Advanced where it is declared, and that it does not cover edges", () => {
  const shield = { entry: { shield: { subscribed: true } }, acknowledge: ["shield-advanced"] };
  expect(facts({ cloud: "aws", ...shield })).toContain(
    "DDoS, declared: Shield Advanced protects the accelerator; the addresses of edges are not among what it protects.",
  );
});

test("edges by what their clouds say, retired ones left out", () => {
  const edges = {
    seoul: edge({ a: 1 }),
    tokyo: edge({ a: 1 }),
    jakarta: { ...edge({ a: 1 }), cloud: "alibaba" },
    wuxi: abroad,
    gone: edge({ a: 1 }, { retired: true }),
  };
  const found = facts({ edges }).filter((fact) => fact.startsWith("DDoS, edges: "));
  expect(found).toEqual([
    expect.stringMatching(/: relays at jakarta have ordinary addresses, which Anti-DDoS Origin Basic covers/),
    "DDoS, edges: relays at seoul, tokyo have ordinary addresses; no document says what filters a flood of one.",
    "DDoS, edges: relays at wuxi have addresses of their node; no document says what filters a flood of one.",
  ]);
});

test("sites that announce a prefix have what their hosters do", () => {
  const site = {
    machines: { a: { address: "198.51.100.11" } },
    neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
  };
  const bgp = {
    asn: 64500,
    prefix: "203.0.113.0/24",
    address: "203.0.113.10",
    sites: { osaka: site, fukuoka: site },
  };
  expect(facts({ entry: { bandwidthMbps: 100, bgp } })).toContain(
    "DDoS, sites: what reaches fukuoka, osaka, by the prefix or by machines' own addresses, is filtered by their hosters alone, if at all.",
  );
});

test("an accelerator of areas leaves home with an address of its own", () => {
  const found = facts({ entry: { kind: "ga2", bandwidthMbps: 100, areas: { "ap-tokyo": { bandwidthMbps: 10 } } } });
  expect(found[0]).toContain("an address for each area");
  expect(found.join(" ")).not.toContain("anycast");
  expect(found.at(-1)).toContain("has a public address of its own");
});

test("whole sentences, whatever is declared", () => {
  for (const cloud of ["tencent", "aws", "alibaba"]) {
    for (const fact of facts({ cloud, edges: { tokyo: edge({ a: 1 }) } })) expect(fact).toMatch(/^DDoS, \w+: .+\.$/);
  }
});
