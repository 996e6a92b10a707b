import { Stage, type Site } from "./support/stage";
import { until } from "../../drill/until";

/** Whether a new player is greeted by home. */
async function admits(stage: Stage, { game }: Site): Promise<boolean> {
  try {
    const player = await stage.player(game);
    const greeting = await player.greeting();
    player.leave();
    return greeting !== "";
  } catch {
    return false;
  }
}

async function closed(stage: Stage, site: Site): Promise<void> {
  await until("new players are turned away", async () => !(await admits(stage, site)), 15);
}

test.concurrent(
  "a drain first says so to the cloud, then takes nobody new, keeps whom it has, and ends with the last of them",
  Stage.set(async (stage) => {
    const site = await stage.tokyo();
    const player = await stage.player(site.game);
    await player.greeting();

    const drain = site.relay.command("drain");
    await site.relay.healthy(503);
    const late = await stage.player(site.game);
    expect(await late.greeting()).toBe("home 127.0.0.1");
    await closed(stage, site);

    expect(await player.echoes("a move")).toBe(true);
    expect(await late.echoes("another move")).toBe(true);
    expect(drain.running).toBe(true);
    player.leave();
    late.leave();
    expect(await drain.exit()).toBe(0);
    expect(await site.relay.health()).toBe(503);
  }),
);

test.concurrent(
  "a drain ends at its deadline, and who is there then is not cut off by it",
  Stage.set(async (stage) => {
    const site = await stage.tokyo({ relays: { drainSeconds: 2 } });
    const player = await stage.player(site.game);
    await player.greeting();

    expect(await site.relay.command("drain").exit()).toBe(0);

    expect(await admits(stage, site)).toBe(false);
    expect(await player.echoes("a move")).toBe(true);
  }),
);

test.concurrent(
  "undrain takes players again; each may be said twice",
  Stage.set(async (stage) => {
    const site = await stage.tokyo();

    for (const word of ["drain", "drain"]) expect(await site.relay.command(word).exit()).toBe(0);
    expect(await admits(stage, site)).toBe(false);
    for (const word of ["undrain", "undrain"]) expect(await site.relay.command(word).exit()).toBe(0);

    await site.relay.healthy(200);
    expect(await admits(stage, site)).toBe(true);
  }),
);

test.concurrent.each(["SIGINT", "SIGTERM"] as const)(
  "a drain that is interrupted by %s drops nobody and can be undone",
  (signal) =>
    Stage.set(async (stage) => {
      const site = await stage.tokyo();
      const player = await stage.player(site.game);
      await player.greeting();

      const drain = site.relay.command("drain");
      await closed(stage, site);
      await drain.stop(signal);

      expect(await player.echoes("a move")).toBe(true);
      expect(await site.relay.command("undrain").exit()).toBe(0);
      await site.relay.healthy(200);
      expect(await admits(stage, site)).toBe(true);
      expect(await player.echoes("another move")).toBe(true);
    })(),
);

test.concurrent.each(["SIGINT", "SIGHUP"] as const)(
  "a drain that %s interrupts before checks have noticed holds all the same",
  (signal) =>
    Stage.set(async (stage) => {
      const site = await stage.tokyo();
      const drain = site.relay.command("drain");
      await site.relay.healthy(503);

      await drain.stop(signal);

      expect(await admits(stage, site)).toBe(false);
      expect(await site.relay.health()).toBe(503);
    })(),
);

test.concurrent(
  "a drained relay stays so when HAProxy is started again, and a relay that is not drained takes players then",
  Stage.set(async (stage) => {
    const site = await stage.tokyo();
    expect(await site.relay.command("drain").exit()).toBe(0);
    await site.relay.restartHaproxy();
    expect(await admits(stage, site)).toBe(false);

    expect(await site.relay.command("undrain").exit()).toBe(0);
    await site.relay.restartHaproxy();
    expect(await admits(stage, site)).toBe(true);
  }),
);

test.concurrent(
  "status tells connections, homes and whether the relay drains",
  Stage.set(async (stage) => {
    const site = await stage.tokyo();
    await (await stage.player(site.game)).greeting();
    const status = async (): Promise<string> => {
      const command = site.relay.command("status");
      expect(await command.exit()).toBe(0);
      return command.log;
    };

    const [before, drain] = [await status(), site.relay.command("drain")];
    await site.relay.healthy(503);

    expect(before).toContain("home");
    expect(await status()).not.toBe(before);
    await drain.stop();
  }),
);

test.concurrent(
  "another word is answered with the words there are",
  Stage.set(async (stage) => {
    const { relay } = await stage.tokyo();
    const command = relay.command("dance");

    expect(await command.exit()).toBe(1);
    expect(command.log).toMatch(/status.*drain.*undrain/s);
  }),
);
