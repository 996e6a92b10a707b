import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryWord } from "../../model/dispatch";
import type { DrillEvent, DrillResult } from "../../drill/drill";
import { runDrill } from "../../drill/run-drill";
import { until } from "../../drill/until";
import { drillInput } from "./support/drill-input";
import { environmentNamed } from "./support/environments";
import { relayPrograms, listeners } from "./support/left-running";
import { socketsOf } from "./support/sockets-of";
import { Visitors } from "./support/visitor";

jest.setTimeout(120_000);

const player = { region: "jp", number: 3 };

const networkOf = ({ addresses }: DrillResult): string => addresses[0]?.address.split(".")[1] ?? "";

/** A drill that is over on the machine, too. */
function expectNothingLeft(network: string): void {
  expect(relayPrograms()).toEqual([]);
  expect(listeners(network)).toEqual([]);
}

test("players who do not use the edge that fails play on, and see nothing of it", async () => {
  const seen: Record<string, unknown> = {};
  const visitors = new Visitors(async (own) => {
    const through = own.visit(player, own.target(player, entryWord));
    const at = own.visit(player, own.target(player, "singapore"));
    const dead = own.visit(player, own.target(player, "tokyo"));
    const greetings = [await through.greeting(), await at.greeting(), await dead.greeting()];
    seen["addresses"] = greetings.map((greeting) => greeting.split(" ")[1] === own.world.addressOf(player));
    void own.failure().then(async () => {
      seen["dead"] = await dead.echoes("hello", 1);
      seen["alive"] = [await through.echoes("a move"), await at.echoes("another")];
      seen["new"] = (await own.visit(player, own.target(player, entryWord)).greeting()).length > 0;
      seen["closed"] = [through.closed, at.closed, dead.closed];
    });
  });

  const result = await runDrill({
    ...drillInput(environmentNamed("starfall dev"), "edge:tokyo", { speed: 4, crowd: visitors }),
    seconds: 10,
  });

  expect(seen).toEqual({
    addresses: [true, true, true],
    dead: false,
    alive: [true, true],
    new: true,
    // a part that vanishes closes nothing
    closed: [false, false, false],
  });
  expectNothingLeft(networkOf(result));
});

test("by Global Accelerator's rules players are led to the edge that is nearest, and keep their address", async () => {
  const led: unknown[] = [];
  const visitors = new Visitors(async (own) => {
    for (const region of ["jp", "kr"]) {
      const visitor = { region, number: 1 };
      const greeting = await own.visit(visitor, own.target(visitor, entryWord)).greeting();
      const address = greeting.split(" ")[1];
      led.push([region, own.world.ledTo(visitor), address === own.world.addressOf(visitor)]);
    }
  });

  await runDrill(drillInput(environmentNamed("skyline dev"), "edge:tokyo", { speed: 10, crowd: visitors, seconds: 1 }));

  expect(led).toEqual([
    ["jp", "tokyo", true],
    ["kr", "home", true],
  ]);
});

test("of an entry point that vanishes, connections stall and go on by the next where the entry passes them on", async () => {
  const seen: Record<string, unknown> = {};
  const events: DrillEvent[] = [];
  const visitors = new Visitors(async (own) => {
    const visit = own.visit(player, own.target(player, entryWord));
    await visit.greeting();
    void own.failure().then(async () => {
      seen["stalled"] = await visit.echoes("a move", 0.5);
      await until("routes lead elsewhere", () => events.some(({ kind }) => kind === "rerouted"), 60);
      await until("it goes on", () => visit.text.includes("a move"));
      seen["new"] = (await own.visit(player, own.target(player, entryWord)).greeting()).length > 0;
    });
  });

  const input = drillInput(environmentNamed("starfall dev"), "entry-pop:tokyo", { speed: 10, crowd: visitors });
  const result = await runDrill({ ...input, seconds: 50, tell: (event) => events.push(event) });

  expect(seen).toEqual({ stalled: false, new: true });
  expect(result.notices.map(({ predicted: { who }, agrees }) => [who, agrees])).toContainEqual([
    "the routes",
    "not measurable",
  ]);
});

test("two drills at the same time do not meet, and the addresses that are deployed are shown beside their own", async () => {
  const published = { entry: ["203.0.113.1"], edges: { tokyo: { "ap-tokyo-1-1": "203.0.113.7" } } };
  const listening: number[] = [];
  const visitors = (): Visitors =>
    new Visitors((own) => {
      const [, network = ""] = own.world.targets("jp")[0]?.address.split(".") ?? [];
      listening.push(listeners(network).length);
      return Promise.resolve();
    });
  const input = drillInput(environmentNamed("starfall dev"), "zone:ap-seoul-1", { published });

  const results = await Promise.all([
    runDrill({ ...input, crowd: visitors() }),
    runDrill({ ...input, crowd: visitors() }),
  ]);

  expect(new Set(results.map(networkOf)).size).toBe(2);
  const [first] = results;
  expect(first.addresses).toContainEqual({
    part: "edge tokyo ap-tokyo-1-1",
    address: expect.stringMatching(/^127\./) as string,
    published: "203.0.113.7",
  });
  expect(first.addresses.every(({ address }) => address.startsWith("127."))).toBe(true);
  expect(Math.min(...listening)).toBeGreaterThan(10);
  for (const result of results) expectNothingLeft(networkOf(result));
});

test("no relay has a socket that leads out of 127.0.0.0/8", async () => {
  const ends: string[] = [];
  const visitors = new Visitors(async (own) => {
    await own.visit(player, own.target(player, "tokyo")).greeting();
    ends.push(...relayPrograms().flatMap(socketsOf));
  });

  await runDrill({
    ...drillInput(environmentNamed("starfall dev"), "zone:ap-seoul-1", { speed: 10 }),
    crowd: visitors,
  });

  expect(ends.length).toBeGreaterThan(10);
  // the other end of one that listens is none
  expect(ends.filter((address) => !address.startsWith("127.") && address !== "0.0.0.0")).toEqual([]);
});

test("folders of drills whose process was killed are swept, and those of one that goes on are not", async () => {
  const began = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ")[19] ?? "";
  const killed = spawnSync("true").pid;
  const folder = (pid: number, since: string): string =>
    mkdtempSync(join(tmpdir(), `anycast-edge-drill-${pid}-${since}-`));
  const [gone, older, mine] = [folder(killed, "1"), folder(process.pid, "1"), folder(process.pid, began)];
  try {
    await runDrill(drillInput(environmentNamed("starfall dev"), "zone:ap-seoul-1", { speed: 10 }));
    expect([gone, older, mine].map((one) => existsSync(one))).toEqual([false, false, true]);
  } finally {
    for (const one of [gone, older, mine]) rmSync(one, { recursive: true, force: true });
  }
});

describe("nothing is left running", () => {
  test.each(["while it is set up", "while it waits"])("when it is ended %s, and the next drill works", async (when) => {
    const ended = new AbortController();
    const reason = new Error("somebody has had enough");
    const end = (): void => ended.abort(reason);
    const input = drillInput(environmentNamed("starfall dev"), "edge:tokyo", { signal: ended.signal });

    const drill = runDrill({ ...input, tell: ({ kind }) => when === "while it waits" && kind === "failed" && end() });
    if (when === "while it is set up") setTimeout(end, 100);

    await expect(drill).rejects.toBe(reason);
    expect(relayPrograms()).toEqual([]);
    const next = await runDrill(drillInput(environmentNamed("starfall dev"), "zone:ap-seoul-1"));
    expectNothingLeft(networkOf(next));
  });

  test("when a relay dies by itself, which is told", async () => {
    const visitors = new Visitors(() => {
      const [pid] = relayPrograms();
      process.kill(pid ?? 0, "SIGKILL");
      return new Promise(() => undefined);
    });

    const drill = runDrill(drillInput(environmentNamed("starfall dev"), "home", { crowd: visitors }));

    await expect(drill).rejects.toThrow("drill/haproxy-ended");
    expect(relayPrograms()).toEqual([]);
  });

  test("when players fail", async () => {
    const visitors = new Visitors(() => Promise.reject(new Error("no players today")));

    const drill = runDrill(drillInput(environmentNamed("starfall dev"), "home", { crowd: visitors }));

    await expect(drill).rejects.toThrow("no players today");
    expect(relayPrograms()).toEqual([]);
  });
});

describe("is refused", () => {
  test("where relays need certificates", async () => {
    const input = drillInput(environmentNamed("starfall dev"), "home");
    const game = { ...input.ports["game"], tls: { certificate: "/etc/game.pem" } };

    await expect(runDrill({ ...input, ports: { ...input.ports, game } as typeof input.ports })).rejects.toThrow(
      "drill/tls",
    );
  });

  test("where relays are told to trust certificates of home", async () => {
    const input = drillInput(environmentNamed("starfall dev"), "home");
    const { tokyo } = input.relayRequests;
    if (tokyo === undefined) throw new Error("there is no tokyo");
    const homeTls = { certificate: "/etc/own.pem", authority: "/etc/home.pem" };
    const relayRequests = { ...input.relayRequests, tokyo: { ...tokyo, relays: { ...tokyo.relays, homeTls } } };

    await expect(runDrill({ ...input, relayRequests })).rejects.toThrow("drill/tls");
  });

  test("where players would have to speak WebSocket", async () => {
    const input = drillInput(environmentNamed("websocket"), "backhaul:tokyo", { crowd: new Visitors() });
    await expect(runDrill(input)).rejects.toThrow("drill/websocket");
  });

  test("without TCP", async () => {
    const input = drillInput(environmentNamed("starfall dev"), "home");
    const { sync } = input.ports;

    await expect(runDrill({ ...input, ports: sync ? { sync } : {} })).rejects.toThrow("drill/no-tcp");
  });
});
