import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Stage } from "./support/stage";
import { until } from "../../drill/until";

test(
  "a beat within a relay's patience keeps a connection for many times that patience, silence ends it",
  Stage.set(async (stage) => {
    const { game } = await stage.tokyo({ game: { idleSeconds: 2, heartbeatSeconds: 1 } });
    const [beating, silent] = [await stage.player(game), await stage.player(game)];
    const started = Date.now();
    const cut = silent.ended(4).then(() => (Date.now() - started) / 1000);

    for (let beat = 0; beat < 8; beat += 1) {
      await sleep(1000);
      expect(await beating.echoes(`beat ${beat}`)).toBe(true);
    }

    expect(beating.open).toBe(true);
    expect(await cut).toBeGreaterThan(1.5);
    expect(await cut).toBeLessThan(3.5);
  }),
  20_000,
);

test(
  "who asks how a relay is, and comes to no end with it, does not keep others from asking",
  Stage.set(async (stage) => {
    const { relay } = await stage.tokyo();
    const port = Number(new URL(relay.loadUrl).port);
    const sockets = Array.from({ length: 110 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
    for (const socket of sockets) socket.write("GET /healthz HTTP/1.1\r\nx: ");
    const drip = setInterval(() => sockets.forEach((socket) => socket.write("x")), 1000);
    try {
      await until("its room is full", async () => /^CurrConns: 1\d\d$/m.test(await relay.ask("show info")));
      expect(await Promise.race([relay.health(), sleep(12_000, "no answer", { ref: false })])).toBe(200);
    } finally {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    }
  }),
);
