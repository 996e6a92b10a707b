import { declared, declaredOn, type Changes } from "../../model/declared";
import { fakeWorld, type Said } from "../support/fake-world";
import { home, lookAt, the, tokyo } from "../support/look-at";
import type { Subject } from "../../../probe/subject";

const zone = "game.example";
const dns = { zone, name: "play" };
const edges = Object.values(tokyo);
const servers = ["ns1.dns.example", "ns2.dns.example"];
const right = { [`NS ${zone}`]: servers, [`A play.${zone}`]: [home], [`A tokyo.play.${zone}`]: edges };

async function look(
  records: Said["records"] = {},
  changes: Changes = {},
  published: Partial<Subject> = {},
  name: "cloud" | "sandbox" = "cloud",
) {
  const world = fakeWorld({ name, records: { ...right, ...records } });
  const looked = await lookAt(declared({ dns, ...changes }), world, published);
  return looked.filter(({ part }) => part === "names");
}

test("every name is asked for at the zone's own servers and at a public resolver", async () => {
  expect((await look()).map(({ verdict, asks }) => `${verdict} ${asks}`)).toEqual([
    `ok NS ${zone}`,
    `ok A play.${zone} at the zone's own servers`,
    `ok A play.${zone} at a public resolver`,
    `ok A tokyo.play.${zone} at the zone's own servers`,
    `ok A tokyo.play.${zone} at a public resolver`,
  ]);
});

test.each([
  [
    "another address",
    ["203.0.113.9"],
    "203.0.113.9",
    /203\.0\.113\.9 is nothing that this environment has published; 192\.0\.2\.1 is not among them/,
  ],
  [
    "one too many",
    [home, "203.0.113.9"],
    `${home}, 203.0.113.9`,
    /^203\.0\.113\.9 is nothing that this environment has published$/,
  ],
  ["none", [], "no A record", /^nobody finds the name$/],
])("the entry's name stands for %s", async (_case, values, found, because) => {
  const seen = the(await look({ [`A play.${zone} zone`]: values }), `A play.${zone} at the zone`);
  expect(seen).toMatchObject({ verdict: "different", found, expected: home, fix: "deploy duel-test-traffic" });
  expect(seen.because).toMatch(because);
});

test("an edge's name stands for all of its relays", async () => {
  const seen = the(
    await look({ [`A tokyo.play.${zone} zone`]: edges.slice(0, 1) }),
    `A tokyo.play.${zone} at the zone`,
  );
  expect(seen).toMatchObject({ verdict: "different", because: "198.51.100.12 is not among them" });
});

test("a resolver may be behind, and it is said for how long", async () => {
  const seen = await look({ [`A play.${zone} public`]: ["203.0.113.9"] });
  expect(the(seen, `A play.${zone} at the zone`).verdict).toBe("ok");
  expect(the(seen, `A play.${zone} at a public`)).toMatchObject({
    verdict: "different",
    because: expect.stringContaining("may keep an old answer for 600 s") as unknown,
  });
});

test.each([
  [{ outcome: "silent", why: "DNS does not answer: ETIMEOUT" }, "unreachable"],
  [{ outcome: "unknown", why: `the world is told no server of ${zone}` }, "not-looked-at"],
] as const)("%j", async (answer, verdict) => {
  expect(the(await look({ [`A play.${zone} zone`]: answer }), `A play.${zone} at the zone`)).toMatchObject({ verdict });
});

describe("delegation", () => {
  test.each([
    ["nobody is told", { [`NS ${zone} public`]: [] }, "different", /none of its names is found/],
    [
      "the zone names other servers",
      { [`NS ${zone} zone`]: ["ns9.dns.example"] },
      "different",
      /names other servers: ns9/,
    ],
    ["the zone names none", { [`NS ${zone} zone`]: [] }, "different", /names other servers: none/],
    [
      "the servers do not answer",
      { [`NS ${zone} zone`]: { outcome: "silent", why: "x" } },
      "different",
      /do not answer for/,
    ],
    ["nobody answers who could", { [`NS ${zone} zone`]: { outcome: "unknown", why: "y" } }, "not-looked-at", undefined],
    ["the resolver does not answer", { [`NS ${zone} public`]: { outcome: "silent", why: "x" } }, "unreachable", /x/],
  ] as const)("%s", async (_case, records, verdict, because) => {
    const seen = the(await look(records), "NS");
    expect(seen).toMatchObject({ verdict, part: "names" });
    expect(seen.because ?? "").toMatch(because ?? /^$/);
  });

  test("to other servers than are declared", async () => {
    const delegate = { parent: "studio.example", nameServers: ["ns7.dns.example", "ns8.dns.example"] };
    expect(the(await look({}, { dns: { ...dns, delegate } }), "NS")).toMatchObject({
      verdict: "different",
      because: "ns7.dns.example, ns8.dns.example are declared",
      fix: "deploy duel-test-entry",
    });
  });

  test("is the same in another case, and with the root's dot", async () => {
    const delegate = { parent: "studio.example", nameServers: ["ns1.dns.example", "ns2.dns.example"] };
    const records = { [`NS ${zone} public`]: ["ns1.DNS.example", "ns2.dns.example."], [`NS ${zone} zone`]: servers };
    expect(the(await look(records, { dns: { ...dns, delegate } }), "NS")).toMatchObject({ verdict: "ok" });
  });

  test("is nothing of the sandbox, unless the zone and what is above it are declared", async () => {
    const delegate = { parent: "studio.example", nameServers: ["ns1.dns.example", "ns2.dns.example"] };
    expect(the(await look({}, {}, {}, "sandbox"), "NS")).toMatchObject({ verdict: "not-looked-at" });
    expect(the(await look({}, { dns: { ...dns, delegate } }, {}, "sandbox"), "NS")).toMatchObject({ verdict: "ok" });
  });
});

describe("names that are published, or not", () => {
  test("a declared name that is not published", async () => {
    const seen = await look({}, {}, { names: [`play.${zone}`] });
    expect(the(seen, `name tokyo.play.${zone}`)).toMatchObject({
      verdict: "different",
      found: "not published",
      fix: "deploy duel-test-traffic",
    });
  });

  test("an edge whose addresses are still to be written down has no name yet, and traffic is not to blame", async () => {
    const published = { edges: { tokyo: { addresses: {} } }, names: [`play.${zone}`] };
    const seen = the(await look({}, {}, published), `name tokyo.play.${zone}`);
    expect(seen).toMatchObject({
      verdict: "not-looked-at",
      found: expect.stringContaining("`relays.addresses`") as unknown,
    });
    expect(seen).not.toHaveProperty("fix");
  });

  test("what is not deployed at all is told once", async () => {
    const seen = await look({}, {}, { names: [], missing: ["duel-test-traffic"] });
    expect(seen.map(({ asks }) => asks)).toEqual([`NS ${zone}`]);
  });

  test.each([{ retired: true }, { drain: true }])(
    "an edge that is to get no players has no name any more: %j",
    async (state) => {
      const changes = { edges: { tokyo: state } };
      expect(the(await look({}, changes), `name tokyo.play.${zone}`)).toMatchObject({
        verdict: "different",
        found: "published",
      });
      const gone = await look({}, changes, { names: [`play.${zone}`] });
      expect(gone.filter(({ asks }) => asks.includes("tokyo"))).toEqual([]);
    },
  );

  test("another published name stands for some of what players may use", async () => {
    const names = [`play.${zone}`, `tokyo.play.${zone}`, `fallback.play.${zone}`];
    const asks = `A fallback.play.${zone} at the zone`;
    const one = await look({ [`A fallback.play.${zone}`]: edges.slice(1) }, {}, { names });
    expect(the(one, asks)).toMatchObject({ verdict: "ok" });
    const strange = await look({ [`A fallback.play.${zone}`]: ["203.0.113.9"] }, {}, { names });
    expect(the(strange, asks)).toMatchObject({ verdict: "different" });
  });

  test("without dns, or with an entry that is given up, no name is asked for", async () => {
    expect(await look({}, { dns: undefined })).toEqual([]);
    expect(await look({}, { entry: { retire: "duel-test-entry" } })).toEqual([]);
  });
});

describe("the name of HTTPS", () => {
  const web = `web.${zone}`;
  const names = [`play.${zone}`, `tokyo.play.${zone}`, web];
  const https = (cdn: string) => ({ https: { name: "web", port: "game", cdn } });

  test.each([
    ["none", { [`CNAME ${web}`]: [`play.${zone}`] }, `CNAME ${web} at the zone`, "ok"],
    ["none", { [`CNAME ${web}`]: [`Play.${zone}.`] }, `CNAME ${web} at the zone`, "ok"],
    ["none", { [`CNAME ${web}`]: ["other.example"] }, `CNAME ${web} at the zone`, "different"],
    ["none", { [`A ${web}`]: [home] }, `A ${web} at a public`, "ok"],
    ["none", { [`A ${web}`]: ["203.0.113.9"] }, `A ${web} at a public`, "different"],
    ["tencent-cdn", { [`CNAME ${web}`]: ["web.cdn.example"] }, `CNAME ${web} at the zone`, "ok"],
    ["tencent-cdn", {}, `CNAME ${web} at a public`, "different"],
  ])("cdn %s, %j", async (cdn, records, asks, verdict) => {
    expect(the(await look(records, https(cdn), { names }), asks)).toMatchObject({ verdict });
  });

  test("that is not published is told", async () => {
    expect(the(await look({}, https("none")), `name ${web}`)).toMatchObject({ verdict: "different" });
  });
});

test("a dual-stack entry has AAAA records too", async () => {
  const environment = declaredOn("aws", {
    dns: { ...dns, zoneId: "Z0123456789ABCDEFGHIJ" },
    entry: { dualStack: true },
    ports: { sync: undefined },
    edges: { tokyo: undefined },
  });
  const world = fakeWorld({ records: { ...right, [`AAAA play.${zone}`]: ["2001:db8::1"] } });
  const looked = await lookAt(environment, world, {
    entry: { addresses: [home, "2001:db8::1"] },
    edges: {},
    names: [`play.${zone}`],
  });
  expect(the(looked, `AAAA play.${zone} at the zone`)).toMatchObject({ verdict: "ok" });
  expect(the(looked, `A play.${zone} at the zone`)).toMatchObject({ verdict: "ok", expected: home });
});

test("the name of a global accelerator is another name for its own, which leads to some of its addresses", async () => {
  const areas = { "ap-tokyo": { bandwidthMbps: 10 }, "ap-seoul": { bandwidthMbps: 10 } };
  const entry = { addresses: [home, "192.0.2.2"], dnsName: "GA-1.ga2.example." };
  const records = { [`CNAME play.${zone}`]: ["ga-1.ga2.example"] };
  const seen = await look(records, { entry: { kind: "ga2", areas } }, { entry });
  expect(the(seen, `CNAME play.${zone} at the zone`)).toMatchObject({ verdict: "ok", expected: "ga-1.ga2.example" });
  const addresses = { verdict: "ok", expected: `some of ${home}, 192.0.2.2` };
  expect(the(seen, `A play.${zone} at a public`)).toMatchObject(addresses);
  const simulated = await look(records, { entry: { kind: "ga2", areas } }, { entry }, "sandbox");
  expect(the(simulated, `A play.${zone} at the zone`)).toMatchObject(addresses);
});
