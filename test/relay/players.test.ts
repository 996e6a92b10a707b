import { X509Certificate } from "node:crypto";
import type { Certificate } from "../../sandbox/plugin/certificate";
import { makeCertificate } from "../../sandbox/plugin/make-certificate";
import type { Player } from "./support/player";
import { Stage } from "./support/stage";
import { tokyo } from "./support/tokyo";
import { until } from "../../drill/until";

const fingerprint = ({ certificate }: Certificate): string => new X509Certificate(certificate).fingerprint256;

/** A file with certificate and key, as relays have them. */
function pem(stage: Stage, name: string, { certificate, key }: Certificate): string {
  return stage.file(`${name}.pem`, `${certificate}\n${key}`);
}

test(
  "home sees the player's own address, and both are heard",
  Stage.set(async (stage) => {
    const { game, home } = await stage.tokyo();

    const player = await stage.player(game, { from: "127.0.0.7" });

    expect(await player.greeting()).toBe("home 127.0.0.7");
    expect(await player.echoes("a move")).toBe(true);
    expect(home().players).toEqual(["127.0.0.7"]);
  }),
);

test(
  "whoever reaches the relay port without a PROXY header of version 2 gets nothing but its end",
  Stage.set(async (stage) => {
    const { homes, home } = await stage.tokyo();
    const [{ address, port } = { address: "", port: 0 }] = homes;
    const before = home().refused;

    for (const words of [
      "a move\r\n",
      "PROXY TCP4 127.0.0.7 127.0.0.1 1 2\r\n",
      "\r\n\r\n\0\r\nQUIT\n\x31\x11\0\x0c",
    ]) {
      const player = await stage.player(port, { to: address });
      player.send(words);
      await player.ended();
      expect(player.received).toBe("");
    }
    expect(home().refused - before).toBe(3);
    expect(home().players).toEqual([]);
  }),
);

test(
  "TLS passes through untouched: players see the certificate of home",
  Stage.set(async (stage) => {
    const certificate = await makeCertificate();
    const { game } = await stage.tokyo({}, { tls: certificate });

    const player = await stage.player(game, { from: "127.0.0.7", tls: true });

    expect(player.certificate).toBe(fingerprint(certificate));
    expect(await player.greeting()).toBe("home 127.0.0.7");
  }),
);

test(
  "a relay ends TLS with its own certificate, and home hears the plain bytes",
  Stage.set(async (stage) => {
    const made = await makeCertificate();
    const { game } = await stage.tokyo({ game: { tls: { certificate: pem(stage, "relay", made) } } });

    const player = await stage.player(game, { from: "127.0.0.7", tls: true });

    expect(player.certificate).toBe(fingerprint(made));
    expect(await player.greeting()).toBe("home 127.0.0.7");
    expect(await player.echoes("a move")).toBe(true);
  }),
);

describe("mutual TLS to home", () => {
  const websocket = { path: "/play", tls: false };

  /** The files of a relay and of another, and a home that trusts the first. */
  async function keys(stage: Stage) {
    const [relay, other, home] = [await makeCertificate(), await makeCertificate(), await makeCertificate()];
    const homeTls = { certificate: pem(stage, "relay", relay), authority: stage.file("home.pem", home.certificate) };
    return { homeTls, other: pem(stage, "other", other), home: { tls: home, authority: relay.certificate } };
  }

  test(
    "carries players who know nothing of it",
    Stage.set(async (stage) => {
      const { homeTls, home } = await keys(stage);
      const { game } = await stage.tokyo({ relays: { homeTls } }, home);

      const player = await stage.player(game, { from: "127.0.0.7" });

      expect(await player.greeting()).toBe("home 127.0.0.7");
      expect(await player.echoes("a move")).toBe(true);
    }),
  );

  test.each([
    ["a connection", {}],
    ["an upgrade", { websocket }],
  ])("home refuses a relay with another certificate, which shows where it is checked by %s", async (_by, game) => {
    await Stage.set(async (stage) => {
      const { homeTls, other, home } = await keys(stage);
      const site = await tokyo({ game, relays: { homeTls: { ...homeTls, certificate: other } } });
      for (const props of site.homes) {
        await stage.home({ ...props, ...home, ...("websocket" in game && { websocket: websocket.path }) });
      }
      const relay = await stage.relay(site);

      await relay.healthy(503);

      expect(await relay.homes("game")).toEqual({ home: "DOWN" });
    })();
  });

  test(
    "a relay refuses a home that its authority has not signed",
    Stage.set(async (stage) => {
      const { homeTls, home } = await keys(stage);
      const site = await tokyo({ relays: { homeTls } });
      for (const props of site.homes) await stage.home({ ...props, ...home, tls: await makeCertificate() });

      const relay = await stage.relay(site);

      await relay.healthy(503);
      expect(await relay.homes("game")).toEqual({ home: "DOWN" });
    }),
  );
});

describe("limits", () => {
  test(
    "one player address gets no more than its share, another still gets in",
    Stage.set(async (stage) => {
      const { game, home } = await stage.tokyo({ relays: { connectionsPerAddress: 2 } });
      const players = [
        await stage.player(game, { from: "127.0.0.7" }),
        await stage.player(game, { from: "127.0.0.7" }),
      ];
      for (const player of players) await player.greeting();

      const third = await stage.player(game, { from: "127.0.0.7" });
      await third.ended();
      expect(third.received).toBe("");
      expect(await (await stage.player(game, { from: "127.0.0.8" })).greeting()).toBe("home 127.0.0.8");

      players[0]?.leave();
      await until("home sees that one has left", () => home().players.length === 3 && home().connections === 2);
      expect(await (await stage.player(game, { from: "127.0.0.7" })).greeting()).toBe("home 127.0.0.7");
    }),
  );

  test(
    "a full relay turns players away at once, so that they can try elsewhere, until another leaves",
    Stage.set(async (stage) => {
      const { game } = await stage.tokyo({ relays: { connections: 100 } });
      const players: Player[] = [];
      // a connection of before may still be counted
      await until("a hundred are greeted", async () => {
        const next = await stage.player(game);
        if ((await next.greeting()) !== "") players.push(next);
        return players.length === 100;
      });

      const late = await stage.player(game);
      await late.ended();
      expect(late.received).toBe("");
      players[0]?.leave();

      await until("one more gets in", async () => (await (await stage.player(game)).greeting()) === "home 127.0.0.1");
    }),
  );
});
