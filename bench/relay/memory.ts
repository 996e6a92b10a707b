import { join } from "node:path";
import { Home } from "../../test/relay/support/home";
import { memoryOf } from "../../test/relay/support/memory-of";
import { Program } from "../../drill/program";
import { until } from "../../drill/until";
import { Contest } from "./contest";

const crowd = join(__dirname, "..", "..", "test", "relay", "support", "crowd.mjs");

/** KB of HAProxy's memory for each of so many idle connections. */
export interface Memory {
  readonly relay: number;
  readonly minimal: number;
}

/** @param folder a folder of its own */
export async function memory(players: number, folder: string): Promise<Memory> {
  const contest = await Contest.set(folder);
  const home = await Home.start({ name: "home", address: "127.0.1.1", port: contest.target });
  try {
    const { relay, minimal } = await contest.start();
    return {
      relay: await perConnection(relay, contest.site.game, players),
      minimal: await perConnection(minimal, contest.minimalPort, players),
    };
  } finally {
    await contest.end();
    await home.stop();
  }
}

async function perConnection(haproxy: Program, port: number, players: number): Promise<number> {
  const before = memoryOf(haproxy);
  const held = new Program("crowd", process.execPath, [crowd, `${port}`, `${players}`]);
  try {
    await until("all players are greeted", () => held.log.includes("held"), 60);
    return (memoryOf(haproxy) - before) / players / 1024;
  } finally {
    await held.stop();
  }
}
