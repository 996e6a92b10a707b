import { relayHealth } from "../../model/relay";
import { Stage } from "./support/stage";
import { until } from "../../drill/until";

test(
  "a session is logged with its player, port and home, and without a byte of what was said",
  Stage.set(async (stage) => {
    const { game, relay } = await stage.tokyo();
    const player = await stage.player(game, { from: "127.0.0.7" });
    await player.echoes("the secret move");

    player.leave();
    await until("the session is logged", () => relay.haproxy.log.includes("127.0.0.7"));

    const line = relay.haproxy.log.split("\n").find((text) => text.includes("127.0.0.7"));
    expect(line).toMatch(/game/);
    expect(line).toMatch(/home/);
    expect(relay.haproxy.log).not.toContain("secret");
  }),
);

test(
  "the health port answers its one path, and nothing else",
  Stage.set(async (stage) => {
    const { relay } = await stage.tokyo();

    expect(await relay.health(relayHealth.path)).toBe(200);
    for (const path of ["/", "/stats", "/haproxy?stats", `${relayHealth.path}/x`, "/metrics"]) {
      expect(await relay.health(path)).not.toBe(200);
    }
  }),
);
