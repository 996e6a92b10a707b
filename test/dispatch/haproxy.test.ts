import { addressOf } from "./fleets";
import { currentList } from "./lists";
import { Running } from "./running";
import { Stage, type Site } from "../relay/support/stage";
import { until } from "../../drill/until";

/** A dispatcher that asks real relays. */
function asking(body: (running: Running, sites: readonly Site[], stage: Stage) => Promise<void>) {
  return Running.with((running) =>
    Stage.set(async (stage) => {
      // room for four
      const sites = [await stage.tokyo(), await stage.tokyo()];
      const relays = sites.map((_, index) => ({ address: addressOf("e0", index), capacity: 4 }));
      running.write(
        "load.json",
        JSON.stringify(Object.fromEntries(sites.map(({ relay }, index) => [addressOf("e0", index), [relay.loadUrl]]))),
      );
      await running.writeList({
        ...currentList(),
        edges: { tokyo: { weight: 100, relays } },
        order: [["tokyo"], ["entry"]],
        regions: {},
      });
      await running.start({ load: running.path("load.json") });
      await body(running, sites, stage);
    })(),
  );
}

const first = async (running: Running): Promise<string | undefined> => (await running.ask()).try[0]?.address;

const tried = async (running: Running): Promise<(string | undefined)[]> =>
  (await running.ask()).try.map(({ address }) => address);

/** What the dispatcher makes of the relay's report. */
async function connections(running: Running, index: number): Promise<number> {
  const metrics = await (await running.get("/metrics")).text();
  const line = new RegExp(`^dispatch_relay_connections\\{.*address="${addressOf("e0", index)}".*\\} (.*)$`, "m");
  return Number(line.exec(metrics)?.[1]);
}

test(
  "players go where there is room, as real HAProxies tell it",
  asking(async (running, [busy, idle], stage) => {
    if (busy === undefined || idle === undefined) throw new Error("no sites");
    for (let player = 0; player < 4; player += 1) await (await stage.player(busy.game)).greeting();
    await until("the relay has told", async () => (await connections(running, 0)) >= 4);

    // the full one last
    for (let player = 0; player < 3; player += 1) expect(await first(running)).toBe(addressOf("e0", 1));
    expect((await running.ask()).try.at(-2)?.address).toBe(addressOf("e0", 0));
  }),
);

test(
  "a relay that drains is left out, one that is undrained is back",
  asking(async (running, [draining]) => {
    if (draining === undefined) throw new Error("no site");
    const has = async (): Promise<boolean> => (await tried(running)).includes(addressOf("e0", 0));
    expect(await has()).toBe(true);

    const drain = draining.relay.command("drain");
    await until("it is left out", async () => !(await has()));
    await drain.stop();
    expect(await draining.relay.command("undrain").exit()).toBe(0);
    await until("it is back", has);
  }),
);

test(
  "a relay without a home is left out, and one that is gone is tried last",
  asking(async (running, [homeless, gone]) => {
    if (homeless === undefined || gone === undefined) throw new Error("no sites");
    await gone.relay.haproxy.stop("SIGKILL");
    await until("it is tried last", async () => (await running.ask()).try.at(-2)?.address === addressOf("e0", 1));

    await homeless.home().stop();
    await until("the other is left out", async () => !(await tried(running)).includes(addressOf("e0", 0)));
    expect((await tried(running))[0]).toBe("203.0.113.1");
  }),
);

test(
  "the page tells nothing else, and nothing to other paths",
  asking(async (_running, [site]) => {
    if (site === undefined) throw new Error("no site");
    expect(await (await fetch(site.relay.loadUrl)).json()).toEqual({ up: [1, 1, 1], players: [0] });
    expect(await site.relay.health("/load/more")).toBe(403);
    expect(await site.relay.health("/")).toBe(403);
  }),
);
