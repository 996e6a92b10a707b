import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { EventEmitter, once } from "node:events";
import { createServer as http } from "node:http";
import { createServer as https } from "node:https";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as tls } from "node:tls";
import { WebSocketServer } from "ws";
import { networkWorld } from "../../../probe/network/network-world";
import type { Answer, Door, Question, Request, Talk, Tried } from "../../../probe/world";
import { certificateFor } from "../support/certificates";
import { dnsAnswers, type ZoneData } from "../support/dns-server";
import { Servers } from "../support/servers";

const servers = new Servers();
afterEach(() => servers.close());

/** Long enough for a busy machine where an answer comes, short where none does. */
const patience = { long: 5000, short: 150 };
const never = new AbortController().signal;

function world(milliseconds = patience.long, resolvers = ["127.0.0.1"], port = 53, env = process.env) {
  const { talk, ...rest } = networkWorld({ resolvers, port, milliseconds, env });
  if (talk === undefined) throw new Error("nobody to talk to");
  return { ...rest, talk };
}

describe("a TCP port", () => {
  const open = (door: Door, milliseconds?: number): Promise<Tried> => world(milliseconds).open(door, never);

  test("is opened, timed and closed again", async () => {
    const seen = new EventEmitter();
    const gone = once(seen, "gone");
    const door = await servers.tcp((socket) => socket.once("close", () => seen.emit("gone")));

    expect(await open(door)).toEqual({ outcome: "open", milliseconds: expect.any(Number) as unknown });
    await gone;
  });

  test("that nobody listens on is refused", async () => {
    expect(await open(await servers.closed())).toEqual({ outcome: "refused" });
  });

  test("that drops who comes is silent, and not waited for longer than was said", async () => {
    const door = await servers.deaf();
    const began = performance.now();

    expect(await open(door, patience.short)).toEqual({ outcome: "silent" });
    expect(performance.now() - began).toBeLessThan(patience.long);
  });

  test("of a name that does not exist cannot be reached", async () => {
    const door = { address: "nowhere.invalid", port: 7000, protocol: "tcp" } as const;
    expect(await open(door)).toEqual({ outcome: "unreachable", why: "the name nowhere.invalid is not found" });
  });
});

describe("a certificate", () => {
  const shown = (door: Door, name?: string, milliseconds?: number): ReturnType<Talk["certificate"]> =>
    world(milliseconds).talk.certificate(door, name, never);

  test("is told whoever signed it, with its days", async () => {
    const door = await servers.listen(tls(await certificateFor({ name: "play.example", toDay: 5 })));
    const spoken = await shown(door, "play.example");

    expect(spoken).toMatchObject({
      outcome: "answered",
      said: { subject: "play.example", issuer: "play.example", validTo: expect.any(Date) as unknown },
    });
    expect(spoken).not.toHaveProperty("said.mismatch");
  });

  test("that names nobody but its hosts is told as well", async () => {
    const door = await servers.listen(tls(await certificateFor({ name: "play.example", subject: "" })));
    const spoken = await shown(door, "play.example");
    expect(spoken).toMatchObject({ said: { subject: "no name", issuer: "no name" } });
    expect(spoken).not.toHaveProperty("said.mismatch");
  });

  test("for other names is told as that", async () => {
    const door = await servers.listen(tls(await certificateFor({ name: "other.example" })));
    expect(await shown(door, "play.example")).toMatchObject({ said: { mismatch: "DNS:other.example" } });
  });

  test.each([
    ["takes the connection and says nothing", () => undefined, "silent"],
    ["speaks something else", (socket: Socket) => socket.end("hello\r\n"), "refused"],
    ["closes at once", (socket: Socket) => socket.destroy(), "refused"],
  ] as const)("is none where somebody %s", async (_case, serve, outcome) => {
    const door = await servers.tcp(serve);
    expect(await shown(door, undefined, outcome === "silent" ? patience.short : patience.long)).toMatchObject({
      outcome,
    });
  });
});

describe("a web request", () => {
  const ask = (door: Door, more: Partial<Request> = {}, milliseconds?: number): ReturnType<Talk["ask"]> => {
    const { address, port } = door;
    const request = { address, port, host: "play.example", path: "/play", tls: false, websocket: false, ...more };
    return world(milliseconds).talk.ask(request, never);
  };

  test("asks for the path and the host it was told", async () => {
    const door = await servers.listen(
      http(({ url, headers: { host } }, response) =>
        response.writeHead(url === "/play" && host === "play.example" ? 204 : 404).end(),
      ),
    );
    expect(await ask(door)).toMatchObject({ outcome: "answered", said: 204 });
    expect(await ask(door, { path: "/other" })).toMatchObject({ outcome: "answered", said: 404 });
  });

  test.each([false, true])("an upgrade is a real one, with TLS: %s", async (encrypted) => {
    const server = encrypted ? https(await certificateFor({ name: "play.example" })) : http();
    const sockets = new WebSocketServer({ server, path: "/play" });
    const door = await servers.listen(server);

    expect(await ask(door, { websocket: true, tls: encrypted })).toMatchObject({ outcome: "answered", said: 101 });
    expect(await ask(door, { websocket: true, tls: encrypted, path: "/no" })).toMatchObject({ said: 400 });
    sockets.close();
  });

  test("that is never answered ends in time", async () => {
    expect(await ask(await servers.tcp(), {}, patience.short)).toMatchObject({ outcome: "silent" });
  });

  test("that is answered with something else is no answer", async () => {
    const door = await servers.tcp((socket) => void socket.end("SSH-2.0-x\r\n"));
    expect(await ask(door)).toMatchObject({
      outcome: "refused",
      why: expect.stringContaining("not as was hoped") as unknown,
    });
  });
});

describe("a datagram", () => {
  const send = (door: Door, milliseconds?: number): ReturnType<Talk["send"]> =>
    world(milliseconds).talk.send(door, Buffer.from("ping"), never);

  test("is answered", async () => {
    const door = await servers.udp((message, { port, address }, socket) =>
      socket.send(`${message.toString()}-pong`, port, address),
    );
    expect(await send(door)).toMatchObject({ outcome: "answered", said: Buffer.from("ping-pong") });
  });

  test("is sent again where one is lost", async () => {
    let count = 0;
    const door = await servers.udp((_message, { port, address }, socket) => {
      count++;
      if (count === 2) socket.send("late", port, address);
    });
    expect(await send(door, 3000)).toMatchObject({ outcome: "answered", said: Buffer.from("late") });
  });

  test("is silent where nobody answers, and refused where nobody listens", async () => {
    expect(await send(await servers.udp(() => undefined), patience.short)).toEqual({ outcome: "silent" });
    expect(await send({ ...(await servers.closed()), protocol: "udp" })).toEqual({ outcome: "refused" });
  });
});

describe("DNS", () => {
  const zone = "game.example";
  const resolve = async (
    question: Partial<Question>,
    outside: ZoneData,
    inside: ZoneData = outside,
  ): Promise<{ answer: Answer }> => {
    const own = await servers.udp(dnsAnswers(inside));
    const resolver = await servers.udp(dnsAnswers(outside));
    const seen = world(patience.long, [`127.0.0.1:${resolver.port}`], own.port);
    return { answer: await seen.resolve({ name: `play.${zone}`, type: "A", zone, at: "zone", ...question }, never) };
  };
  const delegated = { [`NS ${zone}`]: ["ns1.dns.example"], "A ns1.dns.example": ["127.0.0.1"] };

  test("the zone's own servers are found and asked", async () => {
    const old = { ...delegated, [`A play.${zone}`]: ["198.51.100.9"] };
    const current = { [`A play.${zone}`]: ["198.51.100.1", "198.51.100.2"] };

    const { answer } = await resolve({}, old, current);
    expect(answer).toEqual({ outcome: "answered", values: ["198.51.100.1", "198.51.100.2"] });
    expect((await resolve({ at: "public" }, old, current)).answer).toEqual({
      outcome: "answered",
      values: ["198.51.100.9"],
    });
  });

  test("a name that does not exist, and one without such a record, stand for nothing", async () => {
    const none = { outcome: "answered", values: [] };
    expect((await resolve({ name: `no.${zone}` }, delegated)).answer).toEqual(none);
    expect((await resolve({ name: zone, type: "A" }, delegated)).answer).toEqual(none);
  });

  test("a zone that the world is told nothing of has no servers to ask", async () => {
    expect((await resolve({}, {})).answer).toEqual({
      outcome: "unknown",
      why: `the world is told no server of ${zone}`,
    });
  });

  test("the servers of a zone", async () => {
    expect((await resolve({ name: zone, type: "NS", at: "public" }, delegated)).answer).toEqual({
      outcome: "answered",
      values: ["ns1.dns.example"],
    });
  });

  test("a server that says nothing is not waited for longer than was said", async () => {
    const mute = await servers.udp(() => undefined);
    const seen = world(patience.short, [`127.0.0.1:${mute.port}`]);
    const question = { name: zone, type: "A", zone, at: "public" } as const;

    expect(await seen.resolve(question, never)).toEqual({ outcome: "silent", why: "DNS does not answer: ETIMEOUT" });
  });

  test("a zone's servers are together not waited for longer than was said, however many there are", async () => {
    const numbers = [1, 2, 3, 4];
    const addresses = (server: number) => [0, 4, 8].map((more) => `127.0.1.${server + more}`);
    const mute = await servers.udp(() => undefined, "0.0.0.0");
    const resolver = await servers.udp(
      dnsAnswers({
        [`NS ${zone}`]: numbers.map((number) => `ns${number}.dns.example`),
        ...Object.fromEntries(numbers.map((number) => [`A ns${number}.dns.example`, addresses(number)])),
      }),
    );
    const seen = world(500, [`127.0.0.1:${resolver.port}`], mute.port);
    const began = performance.now();

    expect(await seen.resolve({ name: zone, type: "A", zone, at: "zone" }, never)).toMatchObject({ outcome: "silent" });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test("a server that says nothing leaves time for the next", async () => {
    const own = await servers.udp(dnsAnswers({ [`A play.${zone}`]: ["198.51.100.1"] }));
    await servers.udp(() => undefined, "127.0.0.2", own.port);
    const addresses = ["127.0.0.2", "127.0.0.1"];
    const resolver = await servers.udp(dnsAnswers({ ...delegated, "A ns1.dns.example": addresses }));
    const seen = world(2000, [`127.0.0.1:${resolver.port}`], own.port);

    expect(await seen.resolve({ name: `play.${zone}`, type: "A", zone, at: "zone" }, never)).toEqual({
      outcome: "answered",
      values: ["198.51.100.1"],
    });
  });

  test("one name of a server that leads nowhere does not take the others away", async () => {
    const outside = { ...delegated, [`NS ${zone}`]: ["ns0.dns.example", "ns1.dns.example"] };
    const inside = { [`A play.${zone}`]: ["198.51.100.1"] };
    expect((await resolve({}, { ...outside, "A ns0.dns.example": "failed" }, inside)).answer).toEqual({
      outcome: "answered",
      values: ["198.51.100.1"],
    });
  });

  test("servers that could not be found are looked for again at the next question", async () => {
    const data: Record<string, readonly string[] | "failed"> = { ...delegated, "A ns1.dns.example": "failed" };
    const own = await servers.udp(dnsAnswers({ [`A play.${zone}`]: ["198.51.100.1"] }));
    const resolver = await servers.udp(dnsAnswers(data));
    const seen = world(patience.long, [`127.0.0.1:${resolver.port}`], own.port);
    const ask = () => seen.resolve({ name: `play.${zone}`, type: "A", zone, at: "zone" }, never);

    expect(await ask()).toEqual({ outcome: "silent", why: "DNS does not answer: ESERVFAIL" });
    data["A ns1.dns.example"] = ["127.0.0.1"];
    expect(await ask()).toEqual({ outcome: "answered", values: ["198.51.100.1"] });
  });
});

describe("the way", () => {
  const folder = mkdtempSync(join(tmpdir(), "anycast-edge-route-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const follow = (script: string | undefined): ReturnType<Talk["route"]> => {
    rmSync(join(folder, "traceroute"), { force: true });
    if (script !== undefined) {
      writeFileSync(join(folder, "traceroute"), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, "traceroute"), 0o755);
    }
    return world(undefined, undefined, undefined, { PATH: folder }).talk.route("198.51.100.1", never);
  };
  const hops = (...lines: string[]): string => lines.map((line) => `echo '${line}'`).join("\n");

  test("is told to its end", async () => {
    const script = hops(
      "traceroute to 198.51.100.1, 20 hops max",
      " 1  10.0.0.1  0.3 ms",
      " 2  *",
      " 3  198.51.100.1  9.1 ms",
    );
    expect(await follow(script)).toMatchObject({ said: { hops: 3, last: "198.51.100.1", arrived: true } });
  });

  test("is told as far as somebody answers", async () => {
    expect(await follow(hops(" 1  10.0.0.1  0.3 ms", " 2  *", " 3  *"))).toMatchObject({
      said: { hops: 1, last: "10.0.0.1", arrived: false },
    });
    expect(await follow(hops(" 1  *"))).toMatchObject({ said: { hops: 0, arrived: false } });
  });

  test("is not told without the program, or when it fails", async () => {
    expect(await follow(undefined)).toEqual({ outcome: "unknown", why: "the program traceroute is not installed" });
    expect(await follow("echo not allowed >&2; exit 1")).toEqual({
      outcome: "unknown",
      why: "traceroute fails: not allowed",
    });
  });
});

test("everything ends at once when somebody stops it", async () => {
  const stopped = new Error("stopped");
  const door = await servers.tcp();
  const mute = await servers.udp(() => undefined);
  const { talk, open, resolve } = world(patience.long, [`127.0.0.1:${mute.port}`]);
  const request = { ...door, host: "x", path: "/", tls: false, websocket: false };
  const looks = [
    async (signal: AbortSignal) => open(await servers.deaf(), signal),
    (signal: AbortSignal) => talk.certificate(door, undefined, signal),
    (signal: AbortSignal) => talk.ask(request, signal),
    (signal: AbortSignal) => talk.send(mute, Buffer.from("x"), signal),
    (signal: AbortSignal) => resolve({ name: "a.example", type: "A", zone: "example", at: "public" }, signal),
  ];
  for (const look of looks) {
    const controller = new AbortController();
    const looked = look(controller.signal);
    setImmediate(() => controller.abort(stopped));
    await expect(looked).rejects.toBe(stopped);
  }
});
