import { setImmediate } from "node:timers/promises";
import type { DrillInput } from "../drill";
import { Dispatcher } from "./dispatcher";
import { setUpEdge, startEdgeBalancer, type Names, type RunningEdge } from "./edge";
import { Entry } from "./entry";
import { startHome, type RunningHome } from "./home";
import { NameServer } from "./name-server";
import { namesPort } from "./relay";
import { RelaysWatch } from "./relays-watch";
import type { Scene } from "./scene";
import type { Watcher } from "./watcher";

/** Everybody in a drill but the players. */
export interface Cast {
  readonly home: RunningHome;
  readonly edges: readonly RunningEdge[];
  readonly entry: Entry;
  readonly entryAddresses: readonly string[];
  readonly dispatcher: Dispatcher | undefined;
  readonly relaysWatches: readonly RelaysWatch[];
  readonly watchers: readonly Watcher[];
}

/** Starts all of it, and waits until all of it is well. */
export async function startCast(scene: Scene, { relayRequests, published, failure }: DrillInput): Promise<Cast> {
  const { topology, book, ends } = scene;
  const entryAddresses = entryNames(scene).map((name, index, all) => {
    const address =
      published?.entry.length === all.length && topology.entry.rules !== "ga2" ? published.entry[index] : undefined;
    return book.of(name, address);
  });
  const home = await startHome(scene, failure);
  const names: Names = new Map();
  const setUp: RunningEdge[] = [];
  for (const [key, edge] of Object.entries(topology.edges)) {
    const request = relayRequests[key];
    if (request === undefined)
      throw new Error(`nothing is known of the relays of ${key}: this is a bug in anycast-edge`);
    setUp.push(await setUpEdge(scene, names, { key, edge, request, home, published: published?.edges[key] ?? {} }));
  }
  if (names.size > 0) {
    const server = await NameServer.start(book.of("names"), namesPort, names);
    ends.add(() => server.stop());
  }
  await startRelays(setUp);
  const edges: RunningEdge[] = [];
  for (const edge of setUp) edges.push(await startEdgeBalancer(scene, edge));
  const entry = new Entry(scene, { home, edges });
  await entry.open(entryAddresses);
  const dispatcher = await Dispatcher.start(scene, edges, entryAddresses);
  const relaysWatches = edges.map((edge) => new RelaysWatch(edge.key, edge.relays));
  const balancers = [home.balancer, ...edges.flatMap(({ balancer }) => balancer ?? [])];
  const watchers = [...balancers, entry, ...(dispatcher ? [dispatcher] : []), ...relaysWatches];
  return { home, edges, entry, entryAddresses, dispatcher, relaysWatches, watchers };
}

/** All at once, but for the start of each program, for which this process stands still. */
async function startRelays(edges: readonly RunningEdge[]): Promise<void> {
  const starting: Promise<void>[] = [];
  for (const relay of edges.flatMap(({ relays }) => relays)) {
    starting.push(relay.start());
    await setImmediate();
  }
  for (const one of await Promise.allSettled(starting)) if (one.status === "rejected") throw one.reason;
}

/** Global Accelerator has two addresses, an accelerator of GA2 one for each area. */
function entryNames({ topology: { cloud, entry } }: Scene): string[] {
  if (entry.rules === "ga2") return entry.areas.map((area) => `entry ${cloud}/${area}`);
  return entry.rules === "global-accelerator" ? ["entry 1", "entry 2"] : ["entry"];
}
