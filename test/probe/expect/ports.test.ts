import type { Request, World } from "../../../probe/world";
import { declared, declaredOn, edge, type Changes } from "../../model/declared";
import type { Said } from "../support/fake-world";
import { fakeWorld } from "../support/fake-world";
import { home, lookAt, the, verdicts } from "../support/look-at";

const answers = {
  send: () => Promise.resolve({ outcome: "answered", milliseconds: 1, said: Buffer.from("a pong") } as const),
};
const look = (changes: Changes, said: Said = {}) => lookAt(declared(changes), fakeWorld({ talk: answers, ...said }));

test("every address: players' ports open, all others closed, the way told", async () => {
  expect(verdicts(await look({}))).toEqual([
    `ok tcp 7000 of ${home} (game)`,
    `ok udp 7001 of ${home} (sync)`,
    `ok tcp 17000 of ${home} (relays of game)`,
    `ok tcp 22 of ${home} (the machines' own)`,
    `not-looked-at way to ${home}`,
    ...["198.51.100.11", "198.51.100.12"].flatMap((address) => [
      `ok tcp 7000 of ${address} (game)`,
      `ok udp 7001 of ${address} (sync)`,
      ...[22, 53, 8404, 8405].map((port) => `ok tcp ${port} of ${address} (the relay's own)`),
    ]),
  ]);
});

test("an edge that has published nothing is not looked at, by any name that a name may be", async () => {
  const asked = verdicts(await look({ edges: { tokyo: undefined, constructor: edge("ap-bangkok") } }));
  expect(asked.filter((one) => one.includes("198.51.100"))).toEqual([]);
});

test.each([
  [{ outcome: "refused" }, "different", "refused", /nothing is bound there/],
  [{ outcome: "refused", why: "eip-1 is bound to nothing" }, "different", "refused", /^eip-1 is bound to nothing$/],
  [{ outcome: "silent" }, "unreachable", "no answer", /no answer in time/],
  [{ outcome: "unreachable" }, "unreachable", "no way there", /from elsewhere/],
] as const)("a port of the entry that is %j", async (tried, verdict, found, because) => {
  const seen = the(await look({}, { doors: { [`tcp 7000 ${home}`]: tried } }), `tcp 7000 of ${home}`);
  expect(seen).toMatchObject({ verdict, found, expected: "open", fix: "deploy duel-test-traffic" });
  expect(seen.because).toMatch(because);
});

test("a load balancer that has no machines to lead to is home's", async () => {
  const doors = { [`tcp 7000 ${home}`]: { outcome: "silent", why: "no machine", cause: "fleet" } } as const;
  const seen = the(await look({}, { doors }), `tcp 7000 of ${home}`);
  expect(seen).toMatchObject({ verdict: "unreachable", because: "no machine", fix: "deploy duel-test-home" });
});

test("a port of a relay leads to the stack of its edge", async () => {
  const seen = the(
    await look({}, { doors: { "tcp 7000 198.51.100.12": { outcome: "silent" } } }),
    "tcp 7000 of 198.51.100.12",
  );
  expect(seen).toMatchObject({ part: "edge tokyo", verdict: "unreachable", fix: "deploy duel-test-edge-tokyo" });
});

test("what cannot be told from here is neither right nor wrong", async () => {
  const doors = { tcp: { outcome: "unknown", why: "this machine has no IPv6: ENETUNREACH" } } as const;
  const seen = await look({}, { doors });
  expect(seen.filter(({ asks }) => asks.startsWith("tcp")).map(({ verdict }) => verdict)).toEqual(
    expect.not.arrayContaining(["ok", "different", "unreachable"]),
  );
});

test("the handshake is timed three times, and the middle is told", async () => {
  const times = [30, 10, 20];
  const usual = fakeWorld();
  const open: World["open"] = (door, signal) =>
    door.port === 7000
      ? Promise.resolve({ outcome: "open", milliseconds: times.shift() ?? 0 })
      : usual.open(door, signal);
  const world = { ...usual, open };
  const seen = await lookAt(declared({ ports: { sync: undefined }, edges: { tokyo: undefined } }), world, {
    edges: {},
  });
  expect(the(seen, "tcp 7000")).toMatchObject({ milliseconds: 20 });
});

test("of a range its two ends", async () => {
  const ports = { game: { protocol: "tcp", port: { from: 7000, to: 7009 }, relayPort: undefined }, sync: undefined };
  const seen = await look({ ports, acknowledge: ["port-ranges"], edges: { tokyo: undefined } });
  expect(seen.map(({ asks }) => asks)).toEqual(
    expect.arrayContaining([`tcp 7000 of ${home} (game)`, `tcp 7009 of ${home} (game)`]),
  );
});

describe("exposure", () => {
  test.each([
    [`tcp 17000 of ${home}`, "tcp 17000", "deploy duel-test-home", /claim to be any player/],
    [`tcp 22 of ${home}`, `tcp 22 ${home}`, "deploy duel-test-home", /no servers of the Internet/],
    ["tcp 8404 of 198.51.100.11", "tcp 8404 198.51.100.11", "deploy duel-test-edge-tokyo", /nobody on others/],
  ])("%s is open to the world", async (asks, door, fix, because) => {
    const seen = the(await look({}, { doors: { [door]: { outcome: "open" } } }), asks);
    expect(seen).toMatchObject({ verdict: "different", found: "open", expected: "closed to the world", fix });
    expect(seen.because).toMatch(because);
  });

  const road = (kind: string) => ({ edges: { tokyo: { backhaul: { bandwidthMbps: undefined, public: kind } } } });
  const site = (homeTls?: object) => ({
    entry: {
      bgp: {
        asn: 64500,
        prefix: "203.0.113.0/24",
        address: "203.0.113.7",
        sites: { osaka: { machines: {}, neighbours: {}, homeTls } },
      },
    },
  });

  test.each([
    ["relays prove who they are", road("tls"), "ok", "open"],
    ["relays are known by their addresses", road("addresses"), "different", "closed to the world"],
    ["machines of a site prove who they are", site({ certificate: "/a.pem", authority: "/b.pem" }), "ok", "open"],
    ["machines of a site are known by their addresses", site(), "different", "closed to the world"],
  ])("a relay port that is open where %s", async (_case, changes, verdict, expected) => {
    const doors = { "tcp 17000": { outcome: "open" } } as const;
    expect(the(await look(changes, { doors }), "tcp 17000")).toMatchObject({ verdict, expected });
  });
});

test("an address of home's own is the relays' gate, and no players' door", async () => {
  const own = "192.0.2.50";
  const edges = { tokyo: { backhaul: { bandwidthMbps: undefined, public: "tls" } } };
  const world = fakeWorld({ talk: answers, doors: { [`tcp 17000 ${own}`]: { outcome: "open" } } });
  const seen = await lookAt(declared({ edges }), world, { homeAddress: own });
  expect(seen.filter(({ asks }) => asks.includes(own)).map(({ asks, expected }) => `${asks} ${expected}`)).toEqual([
    `tcp 17000 of ${own} (relays of game) open`,
    `tcp 22 of ${own} (the machines' own) closed to the world`,
  ]);
  expect(the(seen, `tcp 17000 of ${home}`)).toMatchObject({ verdict: "ok", expected: "closed to the world" });
});

test("an address that was copied from a console is not looked for in the sandbox", async () => {
  const address = "198.51.100.30";
  const edges = { tokyo: { kind: "ens", relays: { addresses: { "cn-wuxi-1": address } } } };
  const look = (name: "cloud" | "sandbox") =>
    lookAt(declared({ edges }), fakeWorld({ name, talk: answers }), {
      edges: { tokyo: { addresses: { a: address } } },
    });
  expect(verdicts(await look("sandbox")).filter((one) => !one.includes(home))).toEqual(["not-looked-at ports"]);
  expect(the(await look("cloud"), `tcp 7000 of ${address}`)).toMatchObject({ verdict: "ok" });
});

test("an edge that has published no address yet is told as not looked at", async () => {
  const seen = await lookAt(declared(), fakeWorld({ talk: answers }), { edges: { tokyo: { addresses: {} } } });
  expect(seen.filter(({ part }) => part === "edge tokyo")).toMatchObject([
    { verdict: "not-looked-at", found: expect.stringMatching(/no address/) as unknown },
  ]);
});

describe("UDP", () => {
  const reply = (text: string) => ({
    send: () => Promise.resolve({ outcome: "answered", milliseconds: 1, said: Buffer.from(text) } as const),
  });

  test("sends what the port declares, and judges the answer", async () => {
    const sent: string[] = [];
    const talk = {
      send: (_door: unknown, message: Buffer) => {
        sent.push(message.toString("hex"));
        return Promise.resolve({ outcome: "answered", milliseconds: 1, said: Buffer.from("0002ff", "hex") } as const);
      },
    };
    const ports = { sync: { probe: { send: "01ff", expect: "02ff", format: "hex" } } };
    expect(the(await look({ ports }, { talk }), `udp 7001 of ${home}`)).toMatchObject({
      verdict: "ok",
      found: "answers",
    });
    expect(new Set(sent)).toEqual(new Set(["01ff"]));
  });

  test("another answer is different", async () => {
    expect(the(await look({}, { talk: reply("busy") }), `udp 7001 of ${home}`)).toMatchObject({
      verdict: "different",
      found: "answers busy",
      expected: "answers ping with pong",
    });
  });

  test.each([
    [{ outcome: "silent" }, "unreachable"],
    [{ outcome: "refused" }, "different"],
  ] as const)("%j", async (spoken, verdict) => {
    const talk = { send: () => Promise.resolve(spoken) };
    expect(the(await look({}, { talk }), `udp 7001 of ${home}`)).toMatchObject({ verdict });
  });

  test.each([undefined, "ping"])("without a message nothing is sent and nothing judged (probe: %s)", async (probe) => {
    const talk = { send: () => Promise.reject(new Error("sent")) };
    const seen = await look({ ports: { sync: { probe } } }, { talk });
    expect(the(seen, `udp 7001 of ${home}`)).toMatchObject({ verdict: "not-looked-at" });
  });

  test("where nobody can answer the way to it is seen", async () => {
    const doors = { [`udp 7001 ${home}`]: { outcome: "refused", why: "no listener" } } as const;
    const seen = await look({}, { name: "sandbox", doors });
    expect(the(seen, `udp 7001 of ${home}`)).toMatchObject({ verdict: "different", because: "no listener" });
    expect(the(seen, "udp 7001 of 198.51.100.11")).toMatchObject({ verdict: "ok" });
  });
});

describe("TLS and WebSocket", () => {
  const day = 86_400_000;
  const certificate = (more: object = {}) => ({
    certificate: () =>
      Promise.resolve({
        outcome: "answered" as const,
        milliseconds: 1,
        said: {
          subject: "play.game.example",
          issuer: "An Authority",
          validFrom: new Date(Date.now() - day),
          validTo: new Date(Date.now() + 90 * day),
          ...more,
        },
      }),
  });
  const ports = { game: { tls: { certificate: "/etc/relay.pem" } }, sync: undefined };
  const seen = async (more?: object) =>
    the(await look({ ports }, { talk: certificate(more) }), "certificate on 7000 of 198.51.100.11");

  test("relays that end players' TLS show a certificate; the entry passes it through", async () => {
    expect(await seen()).toMatchObject({
      verdict: "ok",
      found: expect.stringMatching(/^play\.game\.example, signed by An Authority, to \d/) as unknown,
    });
    const all = await look({ ports }, { talk: certificate() });
    expect(all.filter(({ asks }) => asks.startsWith("certificate")).map(({ part }) => part)).toEqual([
      "edge tokyo",
      "edge tokyo",
    ]);
  });

  test.each([
    [{ validTo: new Date(Date.now() - day) }, "different", /it ended on/],
    [{ validFrom: new Date(Date.now() + day) }, "different", /begins on/],
    [{ mismatch: "DNS:other.example" }, "different", /for other names: DNS:other\.example/],
    [{ validTo: new Date(Date.now() + 5.5 * day) }, "ok", /ends in 5 days/],
  ])("%j", async (more, verdict, because) => {
    const found = await seen(more);
    expect(found).toMatchObject({ verdict });
    expect(found.because).toMatch(because);
  });

  test.each([
    [101, "ok"],
    [400, "different"],
    [200, "different"],
  ])("an upgrade that is answered with %d", async (status, verdict) => {
    const ask = (request: unknown) => {
      asked.push(request);
      return Promise.resolve({ outcome: "answered", milliseconds: 1, said: status } as const);
    };
    const asked: unknown[] = [];
    const websocket = { path: "/play", host: "game.example" };
    const all = await look({ ports: { game: { websocket } } }, { talk: { ...answers, ask } });
    expect(the(all, "ws://game.example/play at 192.0.2.1 ")).toMatchObject({ verdict });
    expect(asked).toContainEqual({
      address: home,
      port: 7000,
      host: "game.example",
      path: "/play",
      tls: false,
      websocket: true,
    });
  });
});

test.each([
  [
    "the name that players use",
    { dns: { zone: "game.example", name: "play" } },
    "play.game.example",
    "tokyo.play.game.example",
  ],
  ["the address where there is no name", {}, home, "198.51.100.11"],
])("without a host of its own an upgrade asks for %s", async (_case, changes, atEntry, atEdge) => {
  const hosts: Record<string, string> = {};
  const ask = ({ address, host }: Request) => {
    hosts[address] = host;
    return Promise.resolve({ outcome: "answered", milliseconds: 1, said: 101 } as const);
  };
  await look({ ports: { game: { websocket: { path: "/play" } } }, ...changes }, { talk: { ...answers, ask } });
  expect(hosts).toMatchObject({ [home]: atEntry, "198.51.100.11": atEdge });
});

test("IPv6 addresses of an accelerator are opened too", async () => {
  const environment = declaredOn("aws", { ports: { sync: undefined }, entry: { dualStack: true } });
  const seen = await lookAt(environment, fakeWorld(), { entry: { addresses: [home, "2001:db8::1"] }, edges: {} });
  expect(the(seen, "tcp 7000 of 2001:db8::1")).toMatchObject({ verdict: "ok" });
});

test("nothing is expected of an entry that is given up, nor of an edge that is retired", async () => {
  const given = await look({ entry: { retire: "duel-test-entry" }, edges: { tokyo: { retired: true } } });
  expect(verdicts(given)).toEqual(["not-looked-at ports", "not-looked-at ports"]);
});

test("a stack that is not deployed is told, with the way out", async () => {
  const seen = await lookAt(declared(), fakeWorld({ talk: answers }), { edges: {}, missing: ["duel-test-edge-tokyo"] });
  expect(seen[0]).toMatchObject({ verdict: "different", found: "not deployed", fix: "deploy duel-test-edge-tokyo" });
});
