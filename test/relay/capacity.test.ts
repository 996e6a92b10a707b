import { join } from "node:path";
import { memoryOf } from "./support/memory-of";
import { Stage } from "./support/stage";
import { until } from "../../drill/until";

const crowd = join(__dirname, "support", "crowd.mjs");
const players = 5000;

/** Most memory that an idle connection may take: at this, 60,000 of them are 1.4 GB. */
const mostKb = 24;

test(
  "two relays hold 10,000 idle connections in little memory each",
  Stage.set(async (stage) => {
    // a process may open 20,000 files where nobody has asked for more, and a connection is two of a relay's
    const sites = [await stage.tokyo(), await stage.tokyo()];
    const before = sites.map(({ relay }) => memoryOf(relay.haproxy));

    const crowds = sites.map(({ game }) => stage.program("crowd", process.execPath, [crowd, `${game}`, `${players}`]));
    await until("all players are greeted", () => crowds.every(({ log }) => log.includes("held")), 40);

    expect(sites.map(({ home }) => home().connections >= players)).toEqual([true, true]);
    for (const [index, { relay }] of sites.entries()) {
      const perConnection = (memoryOf(relay.haproxy) - (before[index] ?? 0)) / players / 1024;
      process.stdout.write(`HAProxy: ${perConnection.toFixed(1)} KB for each of ${players} idle connections\n`);
      expect(perConnection).toBeLessThan(mostKb);
    }
    expect(crowds.map(({ running, log }) => [running, log])).toEqual([
      [true, "held\n"],
      [true, "held\n"],
    ]);
  }),
  60_000,
);
