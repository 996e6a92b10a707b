import type { Request } from "../../../probe/world";
import { declared, type Changes } from "../../model/declared";
import { fakeWorld } from "../support/fake-world";
import { lookAt } from "../support/look-at";

const dns = { zone: "game.example", name: "play" };
const https = { name: "web", port: "game", cdn: "tencent-cdn", certificate: "cert-1" };

async function look(changes: Changes, status: number) {
  const asked: Request[] = [];
  const ask = (request: Request) => {
    if (request.host.startsWith("web.")) asked.push(request);
    return Promise.resolve({ outcome: "answered", milliseconds: 1, said: status } as const);
  };
  const looked = await lookAt(declared({ dns, https, ...changes }), fakeWorld({ talk: { ask } }));
  return { asked, seen: looked.filter(({ part }) => part === "https") };
}

test.each([
  [
    "a CDN answers on the usual port",
    "https",
    {},
    { address: "web.game.example", port: 443, path: "/", websocket: false },
  ],
  [
    "without one the entry answers on the port itself",
    "https",
    { https: { ...https, cdn: "none", certificate: undefined } },
    { port: 7000 },
  ],
  [
    "the path of the check is asked for",
    "https",
    { https: { ...https, check: { path: "/ok" } } },
    { path: "/ok", websocket: false },
  ],
  [
    "a port that speaks WebSocket is upgraded",
    "wss",
    { ports: { game: { websocket: { path: "/play" } } } },
    { path: "/play", websocket: true },
  ],
])("%s", async (_case, scheme, changes, request) => {
  const { asked, seen } = await look(changes, 101);
  expect(asked).toEqual([expect.objectContaining({ host: "web.game.example", tls: true, ...request })]);
  expect(seen.map(({ asks }) => asks.split(/[ :]/)[0])).toEqual(["certificate", scheme]);
});

test.each([
  [{}, 404, "ok"],
  [{}, 502, "different"],
  [{ https: { ...https, check: { path: "/ok" } } }, 200, "ok"],
  [{ https: { ...https, check: { path: "/ok" } } }, 404, "different"],
  [{ ports: { game: { websocket: { path: "/play" } } } }, 101, "ok"],
  [{ ports: { game: { websocket: { path: "/play" } } } }, 200, "different"],
])("%j answered with %d", async (changes, status, verdict) => {
  const { seen } = await look(changes, status);
  expect(seen[1]).toMatchObject({ verdict, found: String(status) });
});

test("where nothing is declared nothing is asked", async () => {
  expect((await look({ https: undefined }, 200)).seen).toEqual([]);
});
