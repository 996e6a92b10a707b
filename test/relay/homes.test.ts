import { Stage, type Site } from "./support/stage";
import { until } from "../../drill/until";

const both = { home: 100, next: 100 };

/** How many of so many new players each home gets. */
async function shares(stage: Stage, { game }: Site, count: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (let index = 0; index < count; index += 1) {
    const [name = ""] = (await (await stage.player(game)).greeting()).split(" ");
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}

test.concurrent(
  "players are spread by the weights of the homes",
  Stage.set(async (stage) => {
    const site = await stage.tokyo({ homes: { home: 75, next: 25 } });

    const { home = 0, next = 0 } = await shares(stage, site, 80);

    expect(home + next).toBe(80);
    expect(home / next).toBeGreaterThan(2.5);
    expect(home / next).toBeLessThan(3.5);
  }),
);

test.concurrent(
  "when a home dies, new players go to the other, whose players notice nothing",
  Stage.set(async (stage) => {
    const site = await stage.tokyo({ homes: both });
    const players = [await stage.player(site.game), await stage.player(site.game)];
    const greetings = await Promise.all(players.map((player) => player.greeting()));
    expect(greetings.sort()).toEqual(["home 127.0.0.1", "next 127.0.0.1"]);

    await site.home("next").stop();
    await until("the relay has noticed", async () => (await site.relay.homes("game"))["next"] === "DOWN");

    expect(await site.relay.health()).toBe(200);
    expect(await shares(stage, site, 6)).toEqual({ home: 6 });
    const kept = players.filter(({ received }) => received.startsWith("home"));
    expect(await Promise.all(kept.map((player) => player.echoes("a move")))).toEqual([true]);
  }),
);

test.concurrent(
  "a relay is not well while no home is, and well again once one is",
  Stage.set(async (stage) => {
    const { relay, home } = await stage.tokyo({ homes: both });

    await home("home").stop();
    await home("next").stop();
    await relay.healthy(503);
    await home("next").listen();
    await relay.healthy(200);

    expect(await relay.homes("game")).toEqual({ home: "DOWN", next: "UP" });
  }),
);

test.concurrent(
  "a player who connects while a home is down and not yet known to be gets to the other",
  Stage.set(async (stage) => {
    const site = await stage.tokyo({ homes: both });

    await site.home("next").stop();

    expect(await shares(stage, site, 4)).toEqual({ home: 4 });
  }),
);

test.concurrent(
  "a relay whose nginx has died is not well: its UDP players would be lost",
  Stage.set(async (stage) => {
    const { relay } = await stage.tokyo();

    await relay.nginx?.stop();
    await relay.healthy(503);

    expect(await relay.homes("game")).toEqual({ home: "UP" });
  }),
);
