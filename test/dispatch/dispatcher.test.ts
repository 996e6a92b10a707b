import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { DispatcherInput } from "../../dispatch/dispatcher";
import { signList } from "../../dispatch/sign";
import { until } from "../../drill/until";
import { currentList, keys } from "./lists";
import { Running, type Answer } from "./running";

/** A dispatcher with a list. */
const ready = (body: (running: Running) => Promise<void>, changes: Partial<DispatcherInput> = {}) =>
  Running.with(async (running) => {
    await running.writeList();
    await running.start(changes);
    await body(running);
  });

/** The folder of what was seen, and the file's name there. */
const memory = (running: Running): Partial<DispatcherInput> => {
  mkdirSync(running.path("seen"), { recursive: true });
  return { seen: running.path("seen/versions.json") };
};

/** No round of questions to relays in the middle of a test. */
const slow = { pollSeconds: 60 };

const places = ({ try: tried }: Answer): string[] =>
  tried.map(({ edge, address, url }) => edge ?? address ?? url ?? "");

test(
  "a player gets the addresses of their region in order, the fallback last, and how long that counts",
  ready(async (running) => {
    const answer = await running.ask("?region=jp");

    expect(places(answer)).toEqual(["tokyo", "tokyo", "203.0.113.1", "frankfurt", "https://web.starfall.example/"]);
    expect(answer).toMatchObject({
      game: "starfall",
      environment: "prod",
      version: 1000,
      region: "jp",
      ttlSeconds: 60,
    });
    expect(answer.ports).toEqual({ game: { protocol: "tcp", from: 7000, to: 7000 } });
    expect(answer.try.map(({ kind }) => kind)).toEqual(["relay", "relay", "entry", "relay", "https"]);
  }),
);

test(
  "a player of no region, or of one that nobody declared, gets the order for those",
  ready(async (running) => {
    for (const query of ["", "?region=mars", "?region="]) {
      const answer = await running.ask(query);
      expect(answer.region).toBeNull();
      expect(places(answer)[0]).toBe("203.0.113.1");
      expect(places(answer).slice(1, 4).sort()).toEqual(["frankfurt", "tokyo", "tokyo"]);
    }
  }),
);

test(
  "an environment with nothing but an entry sends players there: by its name, which leads to the nearest address, first",
  Running.with(async (running) => {
    const entry = { name: "ga2.example", addresses: ["203.0.113.1", "2001:db8::1"] };
    await running.writeList({ entry, edges: {}, order: [["entry"]], regions: {}, https: undefined });
    await running.start();

    expect((await running.ask()).try).toEqual([
      { kind: "entry", name: "ga2.example" },
      { kind: "entry", address: "203.0.113.1" },
      { kind: "entry", address: "2001:db8::1" },
    ]);
  }),
);

test.each<[string, string, string | null]>([
  ["192.0.2.7", "192.0.2.7", "jp"],
  ["an address of IPv6", "2001:db8:a::1", "jp"],
  ["an address elsewhere", "198.51.100.7", null],
  ["what the last trusted proxy says", "192.0.2.7, 127.0.0.1", "jp"],
  ["not what the player claims", "192.0.2.7, 198.51.100.7", null],
  ["not what is no address", "192.0.2.7, unknown", null],
  ["with a port", "192.0.2.7:51234", "jp"],
  ["an address of IPv6 with a port", "[2001:db8:a::1]:443", "jp"],
  ["an address of IPv6 in brackets", "[2001:db8:a::1]", "jp"],
  ["one elsewhere with a port", "192.0.2.7, 198.51.100.7:443", null],
  ["not what is no address with a port", "192.0.2.7, 1.2.3:80", null],
])("a player's address is told by a trusted proxy: %s", (_what, forwarded, region) =>
  ready(
    async (running) => {
      expect((await running.ask("", { "x-forwarded-for": forwarded })).region).toBe(region);
    },
    { proxies: ["127.0.0.0/8"] },
  )(),
);

test(
  "what a trusted proxy says in a line of its own counts, also after hundreds of the player's",
  ready(
    async (running) => {
      const more = Array.from({ length: 1500 }, (_, index) => `h${index}: x`);
      const lines = [
        "GET /v1/dispatch HTTP/1.1",
        "Host: x",
        "Connection: close",
        "X-Forwarded-For: 192.0.2.7",
        ...more,
      ];
      const request = [...lines, "X-Forwarded-For: 198.51.100.7", "", ""].join("\r\n");

      expect(await text(connect(Number(running.port), "127.0.0.1").end(request))).toContain('"region":null');
    },
    { proxies: ["127.0.0.0/8"] },
  ),
);

test(
  "without a trusted proxy nobody can claim an address",
  ready(async (running) => {
    expect((await running.ask("", { "x-forwarded-for": "192.0.2.7" })).region).toBeNull();
  }),
);

test(
  "a page may ask, no cache may share the answer, and HEAD has no body",
  ready(async (running) => {
    const { headers } = await running.get("/v1/dispatch");
    const head = await running.get("/v1/dispatch", { method: "HEAD" });

    expect(headers.get("cache-control")).toBe("private, max-age=60");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect({ status: head.status, body: await head.text() }).toEqual({ status: 200, body: "" });
  }),
);

test.each<[string, string, RequestInit, [number, string]]>([
  ["another path", "/v2/dispatch", {}, [404, "dispatch/path"]],
  ["a path that is none", "//", {}, [404, "dispatch/path"]],
  ["another parameter", "/v1/dispatch?regoin=jp", {}, [400, "dispatch/parameter"]],
  ["two regions", "/v1/dispatch?region=jp&region=kr", {}, [400, "dispatch/parameter"]],
  ["a region of any length", `/v1/dispatch?region=${"x".repeat(65)}`, {}, [400, "dispatch/parameter"]],
  ["another method", "/v1/dispatch", { method: "POST", body: "{}" }, [405, "dispatch/method"]],
])("%s is refused, with the way out", (_what, path, init, [status, code]) =>
  ready(async (running) => {
    const response = await running.get(path, init);
    const problem = (await response.json()) as Record<string, string>;

    expect(response.status).toBe(status);
    expect(problem["code"]).toBe(code);
    expect(Object.keys(problem)).toEqual(["code", "what", "fix"]);
    // and the next is answered
    expect((await running.get("/healthz")).status).toBe(200);
  })(),
);

test(
  "what is no HTTP is answered with 400, and the next player is served",
  ready(async (running) => {
    const answer = await text(connect(Number(running.port), "127.0.0.1").end("HELLO\r\n\r\n"));

    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await running.ask()).version).toBe(1000);
  }),
);

test(
  "who begins a request and does not end it is let go after some seconds",
  ready(async (running) => {
    const began = Date.now();
    const dripping = connect(Number(running.port), "127.0.0.1");
    dripping.write("GET / HTTP/1.1\r\n");

    expect(await text(dripping)).toMatch(/^HTTP\/1.1 408 /);
    expect(Date.now() - began).toBeLessThan(15_000);
  }),
);

test(
  "metrics tell the list, the answers by region, and every relay",
  ready(async (running) => {
    await running.ask("?region=jp");
    await running.ask("?region=jp");
    const response = await running.get("/metrics");
    const lines = (await response.text()).split("\n");

    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(lines).toContain('dispatch_list_version{game="starfall",environment="prod"} 1000');
    expect(lines).toContain('dispatch_answers_total{game="starfall",environment="prod",region="jp"} 2');
    expect(lines.filter((line) => /^dispatch_relay_connections\{.*edge="tokyo".*\} 1$/.test(line))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith("dispatch_relay_standing"))).toHaveLength(3);
  }, slow),
);

test(
  "it stops at once, although players keep their connections open",
  ready(async (running) => {
    await running.ask();
    const idle = connect(Number(running.port), "127.0.0.1");
    await new Promise((resolve) => idle.once("connect", resolve));
    const began = Date.now();
    await running.stop();

    expect(Date.now() - began).toBeLessThan(3000);
    expect(running.log.at(-1)).toBe("stopped");
    await expect(running.get("/healthz")).rejects.toThrow("fetch failed");
    idle.destroy();
  }),
);

describe("while it runs", () => {
  test(
    "a newer list is taken up",
    ready(async (running) => {
      await running.writeList({ version: 1001, entry: { addresses: ["203.0.113.9"] } });
      await until("the newer list is used", async () => (await running.ask()).version === 1001);

      expect(places(await running.ask())[0]).toBe("203.0.113.9");
    }),
  );

  test.each<[string, string, () => Promise<string>]>([
    ["a foreign", "dispatch/unknown-key", async () => signList(currentList({ version: 2000 }), (await keys()).signing)],
    ["no", "dispatch/not-signed", () => Promise.resolve("{")],
  ])("%s list is refused, told once, and changes nothing", (_what, code, forged) =>
    ready(async (running) => {
      running.write("dispatch.json", await forged());
      await until("it is told", () => running.log.some((line) => line.includes(code)));
      await running.twoRounds();

      expect((await running.ask()).version).toBe(1000);
      expect(running.log.filter((line) => line.includes(code))).toEqual([
        expect.stringMatching(/^goes on as before: /),
      ]);
    })(),
  );

  test.each<[string, Parameters<Running["writeList"]>[0], string]>([
    ["an older list", { version: 999 }, "dispatch/older"],
    ["another environment's list", { version: 1001, environment: "dev" }, "dispatch/other-environment"],
    ["a stale list", { version: 1001, expires: "2026-01-01T00:00:00Z" }, "dispatch/expired"],
  ])("%s is refused", (_what, changes, code) =>
    ready(async (running) => {
      await running.writeList(changes);
      await until("it is told", () => running.log.some((line) => line.includes(code)));

      expect((await running.ask()).version).toBe(1000);
    })(),
  );

  test(
    "a list that was refused for a reason that is gone is taken up, and was told once",
    Running.with(async (running) => {
      let clock = Date.now();
      await running.writeList();
      await running.start({ now: () => new Date(clock), ...memory(running) });
      const issued = new Date(clock + 306_000).toISOString();
      await running.writeList({ version: 1001, issued });
      await until("it is told", () => running.log.some((line) => line.includes("dispatch/from-the-future")));
      await running.twoRounds();
      rmSync(running.path("seen"), { recursive: true });
      clock += 16_000;
      await until("the next is told", () => running.log.some((line) => line.includes("dispatch/seen-unwritable")));
      await running.twoRounds();
      memory(running);
      await until("it is used", async () => (await running.ask()).version === 1001);

      expect(running.log.filter((line) => line.startsWith("goes on"))).toHaveLength(2);
    }),
  );

  test(
    "what another has seen meanwhile counts, and stays",
    Running.with(async (running) => {
      const seen = running.path("seen.json");
      await running.writeList();
      await running.start({ seen });
      running.write("seen.json", '{ "starfall-prod": 1005, "starfall-dev": 7 }');
      await running.writeList({ version: 1001 });
      await until("it is told", () => running.log.some((line) => line.includes("dispatch/older")));
      await running.writeList({ version: 1006 });
      await until("a newer one is used", async () => (await running.ask()).version === 1006);

      expect(JSON.parse(readFileSync(seen, "utf8"))).toEqual({ "starfall-prod": 1006, "starfall-dev": 7 });
    }),
  );

  test(
    "what is no file in the list's place changes nothing, and it stops at once as ever",
    ready(async (running) => {
      rmSync(running.path("dispatch.json"));
      spawnSync("mkfifo", [running.path("dispatch.json")]);
      await until("it is told", () => running.log.some((line) => line.includes("is no file")));

      expect((await running.ask()).version).toBe(1000);
    }),
  );

  test(
    "a list is not even read when it has megabytes",
    ready(async (running) => {
      running.write("dispatch.json", " ".repeat(4_000_001));
      await until("it is told", () =>
        running.log.some((line) => line.includes("more than 4000000 bytes (dispatch/unreadable)")),
      );

      expect((await running.ask()).version).toBe(1000);
    }),
  );

  test(
    "a list that is removed changes nothing",
    ready(async (running) => {
      rmSync(running.path("dispatch.json"));
      await until("it is told", () => running.log.some((line) => line.includes("dispatch/unreadable")));

      expect((await running.ask()).version).toBe(1000);
    }),
  );

  test(
    "a list that becomes stale is not answered from, and says so to whoever looks after it",
    Running.with(async (running) => {
      let clock = Date.now();
      const expires = new Date(clock + 60_000).toISOString();
      await running.writeList({ expires });
      await running.start({ now: () => new Date(clock) });
      expect((await running.get("/healthz")).status).toBe(200);
      clock += 60_000;
      expect((await running.get("/healthz")).status).toBe(503);
      const response = await running.get("/v1/dispatch");

      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: "dispatch/expired" });
      await running.writeList({ version: 1001 });
      await until("it is well again", async () => (await running.get("/healthz")).status === 200);
    }),
  );
});

describe("load", () => {
  const idle = '{"up":[1],"players":[0]}';
  const endless = "begins, and does not end";

  /** A relay's page, with what it answers. */
  async function page(answer: () => string | undefined): Promise<{ url: string; close: () => void }> {
    const server = createServer((_request, response) => {
      const body = answer();
      if (body === undefined) response.destroy();
      else if (body === endless) response.write(idle);
      else response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const close = (): void => {
      server.close();
      server.closeAllConnections();
    };
    return { url: `http://127.0.0.1:${port}/load`, close };
  }

  const tokyo = ({ try: tried }: Answer): string[] =>
    tried.flatMap(({ edge, address = "" }) => (edge === "tokyo" ? [address] : []));

  test.each<[string, string | undefined, string[]]>([
    ["that is full comes last", '{"up":[1],"players":[20000]}', ["198.51.100.1", "198.51.100.2"]],
    ["that drains is left out", '{"up":[0,1],"players":[3]}', ["198.51.100.1"]],
    ["that has no home is left out", '{"up":[1,0],"players":[3]}', ["198.51.100.1"]],
    ["that is mute comes last", undefined, ["198.51.100.1", "198.51.100.2"]],
    ["that talks nonsense comes last", "<html>", ["198.51.100.1", "198.51.100.2"]],
    ["that says more than is read comes last", idle.padEnd(100_000), ["198.51.100.1", "198.51.100.2"]],
    ["that never stops talking comes last", endless, ["198.51.100.1", "198.51.100.2"]],
  ])("a relay %s", (_what, said, order) =>
    Running.with(async (running) => {
      const pages = [await page(() => idle), await page(() => said)];
      const targets = pages.map(({ url }, index) => [`198.51.100.${index + 1}`, [url]] as const);
      running.write("load.json", JSON.stringify(Object.fromEntries(targets)));
      await running.writeList();
      await running.start({ load: running.path("load.json") });
      await until("rounds have passed", async () => tokyo(await running.ask("?region=jp")).join() === order.join());

      for (let player = 0; player < 10; player += 1) expect(tokyo(await running.ask("?region=jp"))).toEqual(order);
      for (const { close } of pages) close();
    })(),
  );

  test(
    "machines behind one address count together, and one of them that drains takes its part of the room along",
    Running.with(async (running) => {
      const pages = [await page(() => '{"up":[1],"players":[5000, 40]}'), await page(() => '{"up":[0],"players":[7]}')];
      running.write("load.json", JSON.stringify({ "198.51.100.1": pages.map(({ url }) => url) }));
      await running.writeList();
      await running.start({ load: running.path("load.json") });
      const metrics = await (await running.get("/metrics")).text();
      const of = (name: string): string | undefined =>
        new RegExp(`^dispatch_relay_${name}\\{.*address="198.51.100.1".*\\} (.*)$`, "m").exec(metrics)?.[1];

      expect({ connections: of("connections"), capacity: of("capacity") }).toEqual({
        connections: "5000",
        capacity: "10000",
      });
      for (const { close } of pages) close();
    }),
  );

  test(
    "a file of places that is written anew is taken up, and one that is wrong changes nothing",
    Running.with(async (running) => {
      const { url, close } = await page(() => '{"up":[0],"players":[0]}');
      running.write("load.json", "{}");
      await running.writeList();
      await running.start({ load: running.path("load.json") });
      expect(tokyo(await running.ask("?region=jp"))).toHaveLength(2);

      running.write("load.json", JSON.stringify({ "198.51.100.1": [url] }));
      await until("the relay is out", async () => tokyo(await running.ask("?region=jp")).length === 1);
      running.write("load.json", '{ "tokyo": [] }');
      await until("it is told", () => running.log.some((line) => line.includes("dispatch/load-file")));
      expect(tokyo(await running.ask("?region=jp"))).toHaveLength(1);

      await running.writeList({ version: 1001 });
      await until("a newer list is used all the same", async () => (await running.ask()).version === 1001);
      close();
    }),
  );

  test(
    "addresses that are no relay's are told once, and again when they are others",
    Running.with(async (running) => {
      const nobody = ["http://127.0.0.1:1/load"];
      const told = (): string[] => running.log.filter((line) => line.includes("no relay of the list"));
      running.write("load.json", JSON.stringify({ "198.51.100.1": nobody, "198.51.100.77": nobody }));
      await running.writeList();
      await running.start({ load: running.path("load.json") });
      await running.twoRounds();
      expect(told()).toEqual([expect.stringContaining("load.json names 198.51.100.77: ")]);

      running.write("load.json", JSON.stringify({ "198.51.100.78": nobody, "198.51.100.79": nobody }));
      await until("others are told", () => told().length === 2);
      expect(told()[1]).toContain("load.json names 198.51.100.78, 198.51.100.79: ");
    }),
  );
});

describe("does not begin with", () => {
  test.each<[string, string, (running: Running) => Partial<DispatcherInput>]>([
    ["a port that is none", "dispatch/listen", () => ({ listen: "127.0.0.1:x" })],
    ["a port that is too high", "dispatch/listen", () => ({ listen: "127.0.0.1:65536" })],
    ["a name in place of an address", "dispatch/listen", () => ({ listen: "localhost:8080" })],
    ["an address alone", "dispatch/listen", () => ({ listen: "127.0.0.1" })],
    ["a place with more", "dispatch/listen", () => ({ listen: "127.0.0.1:80/x:80" })],
    ["an address of another machine", "dispatch/no-listening", () => ({ listen: "192.0.2.1:0" })],
    ["a proxy that is none", "dispatch/proxy", () => ({ proxies: ["10.0.0.0/33"] })],
    ["no list", "dispatch/unreadable", (running) => ({ file: running.path("none.json") })],
    ["a list that is none", "dispatch/not-signed", (running) => ({ file: running.path("a.pub.pem") })],
    ["no key", "dispatch/unreadable", (running) => ({ keys: [running.path("none.pem")] })],
    ["a private key", "dispatch/key", (running) => ({ keys: [running.path("a.key.pem")] })],
    ["a key that is none", "dispatch/key", (running) => ({ keys: [running.path("dispatch.json")] })],
    ["no file of places", "dispatch/unreadable", (running) => ({ load: running.path("none.json") })],
    ["a file of places that is none", "dispatch/load-file", (running) => ({ load: running.path("a.pub.pem") })],
    [
      "a memory that cannot be kept",
      "dispatch/seen-unwritable",
      (running) => ({ seen: running.path("none/seen.json") }),
    ],
    ["an environment that is none", "dispatch/of", () => ({ of: "starfall-prod" })],
    ["another environment's list", "dispatch/other-environment", () => ({ of: "starfall/dev" })],
    ["a memory that is none", "dispatch/seen-unreadable", (running) => ({ seen: running.path("a.pub.pem") })],
  ])("%s", (_what, code, changes) =>
    Running.with(async (running) => {
      running.write("a.key.pem", running.keys.privatePem);
      await running.writeList();
      await expect(running.start(changes(running))).rejects.toThrow(`(${code})`);
    })(),
  );

  test(
    "a port that is in use",
    ready(async (running) => {
      const second = Running.with(async (other) => {
        await other.writeList();
        await expect(other.start({ listen: `127.0.0.1:${running.port ?? ""}` })).rejects.toThrow(
          "(dispatch/port-in-use)",
        );
      });
      await second();
      expect((await running.ask()).version).toBe(1000);
    }),
  );

  test(
    "a list older than one it has seen before it was started anew",
    Running.with(async (running) => {
      const seen = running.path("seen.json");
      await running.writeList({ version: 1000 });
      await running.start({ seen });
      await running.stop();
      await running.writeList({ version: 999 });

      await expect(running.start({ seen })).rejects.toThrow("(dispatch/older)");
    }),
  );
});
