import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { runDispatcher } from "../../dispatch/dispatcher";
import { generateKeys, privateKey } from "../../dispatch/keys";
import type { DispatchList } from "../../dispatch/list";
import { signList } from "../../dispatch/sign";
import { entryWord } from "../../model/dispatch";
import { dispatcherWatch } from "../../model/dispatcher-watch";
import { portRange } from "../../model/port";
import { relayHealth, relayLoadPath } from "../../model/relay";
import { askedRelays } from "../../simulator/failure/asked-relays";
import type { Target } from "../crowd";
import type { RunningEdge } from "./edge";
import { loopback } from "../loopback";
import { Gate } from "../network/gate";
import type { Relay } from "./relay";
import type { Scene } from "./scene";
import { until } from "../until";
import { dispatcherPart } from "./vanishing";
import type { Watcher } from "./watcher";

const who = "the dispatcher";
/** How a relay is taken that players are sent past. */
const past = /^dispatch_relay_standing\{.*address="([^"]+)",standing="(?:silent|out)"\} 1$/gm;
/** A relay that reported in the last round. */
const justHeard = /^dispatch_relay_rounds_missed\{.*address="([^"]+)"\} 0$/gm;
const startSeconds = 20;
/** Between two looks at what the dispatcher says of itself. */
const lookSeconds = 0.25;
const hour = 3_600_000;

const answerSchema = z.object({
  try: z.array(z.object({ kind: z.string(), edge: z.string().optional(), address: z.string().optional() })),
});

/** The real dispatcher, with a list of the drill's addresses. It asks relays that it can reach by a private road. */
export class Dispatcher implements Watcher {
  readonly who = who;
  readonly by = "dispatcher";
  readonly subjects: readonly string[];
  private readonly stopped = new AbortController();
  private port = "";

  private constructor(
    private readonly scene: Scene,
    private readonly asked: ReadonlyMap<string, { readonly relay: Relay; readonly gate: Gate }>,
    private readonly address: string,
  ) {
    this.subjects = [...asked.values()].map(({ relay }) => relay.part);
  }

  /** None where no relay can be asked. */
  static async start(
    scene: Scene,
    edges: readonly RunningEdge[],
    entry: readonly string[],
  ): Promise<Dispatcher | undefined> {
    const { book, network, ends, topology } = scene;
    const asked = new Map<string, { relay: Relay; gate: Gate }>();
    for (const { relays } of edges.filter(({ key }) => askedRelays(topology, key) > 0)) {
      for (const relay of relays) {
        const { address, title } = relay.props;
        const place = { address: book.of(`load of ${title}`), port: relayHealth.port };
        const gate = await Gate.open(network, network.link(dispatcherPart, relay.part), {
          place,
          to: { address, port: relayHealth.port },
          from: book.of("dispatcher"),
        });
        ends.add(() => gate.close());
        asked.set(address, { relay, gate });
      }
    }
    if (asked.size === 0) return undefined;
    const dispatcher = new Dispatcher(scene, asked, book.of("dispatcher"));
    await dispatcher.run(listOf(scene, edges, entry));
    return dispatcher;
  }

  /** What players of a region are told to try. */
  async ask(region: string): Promise<readonly Target[]> {
    const { try: tries } = answerSchema.parse(
      JSON.parse(await this.get(`/v1/dispatch?region=${encodeURIComponent(region)}`)),
    );
    return tries.flatMap(({ kind, edge, address }) => {
      const key = kind === "entry" ? entryWord : edge;
      return key === undefined || address === undefined ? [] : [{ key, address }];
    });
  }

  async passed(subjects: readonly string[]): Promise<void> {
    const gates = [...this.asked.values()].filter(({ relay }) => subjects.includes(relay.part)).map(({ gate }) => gate);
    await Promise.all(gates.map((gate) => once(gate, "answered")));
  }

  private async run(list: DispatchList): Promise<void> {
    const { folder, clock, ends, fail, signal } = this.scene;
    const keys = generateKeys();
    const path = (name: string): string => join(folder, name);
    writeFileSync(path("dispatch.pub.pem"), keys.publicKey);
    writeFileSync(
      path("dispatch.json"),
      await signList(list, await privateKey(keys.privateKey, "the drill's own key")),
    );
    const load = [...this.asked].map(([address, { gate }]) => [
      address,
      [`http://${gate.place.address}:${gate.place.port}${relayLoadPath}`],
    ]);
    writeFileSync(path("load.json"), JSON.stringify(Object.fromEntries(load)));
    const { roundSeconds, patienceSeconds } = dispatcherWatch;
    const running = runDispatcher({
      file: path("dispatch.json"),
      keys: [path("dispatch.pub.pem")],
      load: path("load.json"),
      listen: `${this.address}:0`,
      proxies: [],
      pollSeconds: clock.milliseconds(roundSeconds) / 1000,
      patienceSeconds: clock.milliseconds(patienceSeconds) / 1000,
      signal: this.stopped.signal,
      log: (line) => (this.port ||= /^listens on .* port (\d+)$/.exec(line)?.[1] ?? ""),
    });
    running.catch((error: unknown) => fail(error as Error));
    ends.add(async () => {
      this.stopped.abort();
      await running.catch(() => undefined);
    });
    await until("the dispatcher listens", () => this.port !== "", startSeconds, signal);
    await until("all relays have told the dispatcher how they are", () => this.hasHeardAll(), startSeconds, signal);
    // it ends with the dispatcher
    this.look().catch((error: unknown) => {
      if (!this.stopped.signal.aborted) fail(error as Error);
    });
  }

  private async hasHeardAll(): Promise<boolean> {
    const heard = [...(await this.get("/metrics")).matchAll(justHeard)].map(([, address = ""]) => address);
    return [...this.asked.keys()].every((address) => heard.includes(address));
  }

  /** Sees what it thinks of the relays, until it is stopped. */
  private async look(): Promise<void> {
    const { clock, finds } = this.scene;
    const { signal } = this.stopped;
    while (!signal.aborted) {
      // where this machine has no socket left for it, the next look tells: one that has ended tells so itself
      const told = await this.get("/metrics").catch(() => "");
      for (const [, address = ""] of told.matchAll(past)) {
        const found = this.asked.get(address);
        if (found !== undefined) finds(who, found.relay.part);
      }
      await sleep(clock.milliseconds(lookSeconds), undefined, { signal });
    }
  }

  private async get(path: string): Promise<string> {
    const response = await fetch(`http://${loopback(this.address)}:${this.port}${path}`, {
      // one of its own: thousands of players who ask at once are no leak
      signal: AbortSignal.any([this.stopped.signal]),
    });
    return response.text();
  }
}

function listOf({ topology, ports }: Scene, edges: readonly RunningEdge[], entry: readonly string[]): DispatchList {
  const { game, environment, answerSeconds, order, weights } = topology;
  const now = Date.now();
  const taking = edges.filter(({ edge }) => !edge.drain);
  return {
    schema: "dispatch/v1",
    game,
    environment,
    version: 1,
    issued: new Date(now).toISOString(),
    expires: new Date(now + hour).toISOString(),
    ttlSeconds: answerSeconds,
    ports: Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [name, { protocol: port.protocol, ...portRange(port) }]),
    ),
    entry: { addresses: [...entry] },
    edges: Object.fromEntries(
      taking.map(({ key, edge, relays, addresses }) => [
        key,
        {
          weight: weights[key] ?? 100,
          relays: addresses.map((address) => ({
            address,
            capacity: edge.connections * Math.max(1, Math.floor(relays.length / addresses.length)),
          })),
        },
      ]),
    ),
    order: order.usual.map((tier) => [...tier]),
    regions: Object.fromEntries(
      Object.entries(order.regions).map(([region, tiers]) => [
        region,
        { networks: [], order: tiers.map((tier) => [...tier]) },
      ]),
    ),
  };
}
