import { WebSocket } from "ws";
import { makeCertificate } from "../../sandbox/plugin/make-certificate";
import { Stage } from "./support/stage";
import { tokyo } from "./support/tokyo";
import { until } from "../../drill/until";

const websocket = { path: "/play", host: "play.starfall.example", tls: false };

/** What the first two messages are, to a player who says something at once. */
async function conversation(url: string): Promise<string[]> {
  const socket = new WebSocket(url, { rejectUnauthorized: false, localAddress: "127.0.0.7" });
  const messages: string[] = [];
  socket.on("message", (message: Buffer) => messages.push(message.toString()));
  socket.on("open", () => socket.send("a move"));
  await until("two messages", () => messages.length === 2).finally(() => socket.terminate());
  return messages;
}

test(
  "a player's upgrade and messages pass through, with the player's address",
  Stage.set(async (stage) => {
    const { game, home } = await stage.tokyo({ game: { websocket } }, { websocket: "/play" });

    expect(await conversation(`ws://127.0.0.1:${game}/play`)).toEqual(["home 127.0.0.7\n", "a move"]);
    expect(home().requests).toContain("GET /play play.starfall.example");
  }),
);

test(
  "with TLS of home too",
  Stage.set(async (stage) => {
    const certificate = await makeCertificate();
    const changes = { game: { websocket: { ...websocket, tls: true } } };
    const { game } = await stage.tokyo(changes, { websocket: "/play", tls: certificate });

    expect(await conversation(`wss://127.0.0.1:${game}/play`)).toEqual(["home 127.0.0.7\n", "a move"]);
  }),
);

test(
  "a relay that ends TLS carries players' wss to home's ws",
  Stage.set(async (stage) => {
    const { certificate, key } = await makeCertificate();
    const file = stage.file("relay.pem", certificate + "\n" + key);
    const { game } = await stage.tokyo({ game: { websocket, tls: { certificate: file } } }, { websocket: "/play" });

    expect(await conversation(`wss://127.0.0.1:${game}/play`)).toEqual(["home 127.0.0.7\n", "a move"]);
  }),
);

test(
  "a home that takes connections and refuses the upgrade counts as down",
  Stage.set(async (stage) => {
    const site = await tokyo({ game: { websocket } });
    for (const props of site.homes) await stage.home({ ...props, websocket: "/play", refusesWith: 503 });
    const relay = await stage.relay(site);

    await relay.healthy(503);

    expect(await relay.homes("game")).toEqual({ home: "DOWN" });
  }),
);
