import { once } from "node:events";
import { portRange } from "../../model/port";
import { assumed } from "../../simulator/failure/assumed";
import { behindEntry } from "../../simulator/behind-entry";
import { land } from "../../simulator/land";
import { entryRoutes } from "../../simulator/routing/entry-routes";
import type { EdgeState, PartStates } from "../../simulator/routing/part-states";
import { Check } from "./check";
import { Dealer } from "./dealer";
import type { Failure } from "../../simulator/failure/failure";
import { edgePart, type RunningEdge } from "./edge";
import { homePart, type RunningHome } from "./home";
import { Listener } from "../network/listener";
import { splice } from "../network/splice";
import type { Relay } from "./relay";
import type { Scene } from "./scene";
import type { Watcher } from "./watcher";

/** The name of an entry point among the parts; the empty name is of those who come over the Internet all the way. */
export function entryPart(point: string): string {
  return `entry/${point}`;
}

const who = "the entry";

/** Behind the entry. */
interface Behind {
  readonly home: RunningHome;
  readonly edges: readonly RunningEdge[];
}

/** The cloud's entry: its routing rules, with what it knows of health by itself, for each new connection. */
export class Entry implements Watcher {
  readonly who = who;
  readonly by = "stand-in";
  readonly subjects: readonly string[];
  private readonly points = new Map<string, string>();
  private readonly dealers = new Map<string, Dealer<string>>();
  /** GA2 alone checks by itself: home, and relays that have a share. */
  private readonly checks: ReadonlyMap<string, Check>;
  /** Global Accelerator knows what load balancers say only later. */
  private readonly known = new Map<string, boolean>();
  private readonly timers = new Set<NodeJS.Timeout>();
  /** By the player's address: where the newest connection was led. */
  private readonly led = new Map<string, string>();

  constructor(
    private readonly scene: Scene,
    private readonly behind: Behind,
  ) {
    for (const { players, point } of land(scene.topology, scene.atlas)) this.points.set(players, point ?? "");
    this.checks = new Map(scene.topology.entry.rules === "ga2" ? this.checksOf() : []);
    this.subjects = [...this.checks.keys()];
    if (scene.topology.entry.rules === "global-accelerator") this.follow();
  }

  /** @param addresses all that it has */
  async open(addresses: readonly string[]): Promise<void> {
    const { ports, ends, network } = this.scene;
    ends.add(() => this.stop());
    for (const address of addresses) {
      for (const port of Object.values(ports)) {
        const { from: number } = portRange(port);
        const listener = await Listener.start({ address, port: number }, (socket) => {
          const from = socket.remoteAddress ?? "";
          const target = this.target(from, address);
          if (target === undefined) return void socket.destroy();
          const link = network.link(entryPart(target.point), target.part, { roundTripMs: target.roundTripMs });
          splice(socket, network.connect(link, { address: target.address, port: number, from }));
        });
        ends.add(() => listener.stop());
      }
    }
  }

  /** Where the players of a region enter. */
  pointOf(region: string): string {
    return this.points.get(region) ?? "";
  }

  /** Where the newest connection from a player's address was led: `home`, or the key of an edge. */
  ledTo(player: string): string | undefined {
    return this.led.get(player);
  }

  /** Routes lead past an entry point from now on. */
  reroute(failure: Failure): void {
    const { topology, atlas } = this.scene;
    const landings = land(topology, atlas, { down: [failure], noticed: [failure] });
    for (const { players, point } of landings) this.points.set(players, point ?? "");
  }

  async passed(subjects: readonly string[]): Promise<void> {
    const checks = [...this.checks].filter(([part]) => subjects.includes(part)).map(([, check]) => check);
    await Promise.all(checks.map((check) => once(check, "passed")));
  }

  private target(player: string, address: string) {
    const { book, topology, atlas } = this.scene;
    const region = book.regionOf(player);
    if (region === undefined) return undefined;
    const point = this.areaOf(address) ?? this.pointOf(region);
    const states = this.states();
    const behind = behindEntry(topology);
    const routed = entryRoutes({ topology, atlas, states, behind, point: point === "" ? undefined : point });
    const dealer = this.dealers.get(point) ?? new Dealer<string>();
    this.dealers.set(point, dealer);
    const key = dealer.next(
      routed.map(({ target, ...one }) => ({ ...one, ...(target && { target: target.edge ?? homePart }) })),
    );
    if (key === undefined) return undefined;
    this.led.set(player, key);
    const place = topology.edges[key]?.place ?? topology.home.place;
    const roundTripMs = point === "" ? 0 : atlas.roundTrip("backbone", point, place).milliseconds;
    return { point, roundTripMs, ...this.frontOf(key) };
  }

  /** Of an entry that has an address for each area: the area's. */
  private areaOf(address: string): string | undefined {
    const { topology, book } = this.scene;
    if (topology.entry.rules !== "ga2") return undefined;
    return topology.entry.areas
      .map((area) => `${topology.cloud}/${area}`)
      .find((id) => book.of(`entry ${id}`) === address);
  }

  private frontOf(key: string): { readonly part: string; readonly address: string } {
    const edge = this.behind.edges.find((one) => one.key === key);
    if (edge === undefined) return { part: homePart, address: this.behind.home.fronts[0]?.address ?? "" };
    if (edge.balancer !== undefined) return { part: edgePart(key), address: edge.front };
    const dealer = this.dealers.get(edgePart(key)) ?? new Dealer<string>();
    this.dealers.set(edgePart(key), dealer);
    const well = edge.relays.filter((relay) => this.isWell(relay));
    const among = well.length > 0 ? well : edge.relays;
    const part = dealer.next(among.map((relay) => ({ target: relay.part, share: 1 / among.length, reason: "weight" })));
    const relay = among.find((one) => one.part === part);
    return { part: relay?.part ?? "", address: relay?.props.address ?? "" };
  }

  private states(): PartStates {
    const { topology } = this.scene;
    const home = { well: this.checks.get(homePart)?.well ?? this.known.get(homePart) ?? true, answers: 1 };
    const edges = this.behind.edges
      .filter(({ key }) => behindEntry(topology).includes(key))
      .map(({ key, relays }): [string, EdgeState] => {
        const zones = relays.map((relay) => ({ relays: 1, healthy: this.isWell(relay), answers: 1 }));
        const known = { well: this.known.get(edgePart(key)) ?? true, answers: 1 };
        return [key, { behindEntry: known, byAddress: { ...known, relays: relays.length }, zones }];
      });
    return { home, edges: new Map(edges), deadPoints: new Set(), leftPoints: new Set() };
  }

  private isWell(relay: Relay): boolean {
    return this.checks.get(relay.part)?.well ?? true;
  }

  private checksOf(): [string, Check][] {
    const { topology, book, network, clock, ports, finds } = this.scene;
    const { health } = topology.home;
    const from = book.of("checks of the entry");
    const [first] = Object.values(ports);
    const port = health.port === undefined ? first : ports[health.port];
    if (port === undefined) return [];
    const began = performance.now();
    const targets = [
      { part: homePart, address: this.behind.home.fronts[0]?.address ?? "" },
      ...this.behind.edges
        .filter(({ edge }) => edge.entryWeight !== undefined)
        .flatMap(({ relays }) => relays.map(({ part, props: { address } }) => ({ part, address }))),
    ];
    return targets.map(({ part, address }) => {
      const asked = { address, port: portRange(port).from, from };
      const link = network.link("checks of the entry", part);
      const check = new Check({ network, link, clock, health, asked }, began);
      check.on("changed", (well) => {
        if (!well) finds(who, part);
      });
      return [part, check];
    });
  }

  /** Looks at the load balancers, and takes what they say for true some seconds later. */
  private follow(): void {
    const { clock } = this.scene;
    const balancers = [
      { part: homePart, balancer: this.behind.home.balancer },
      ...this.behind.edges.flatMap(({ key, balancer }) => (balancer ? [{ part: edgePart(key), balancer }] : [])),
    ];
    const look = setInterval(() => {
      for (const { part, balancer } of balancers) {
        const { well } = balancer;
        this.later(() => this.known.set(part, well), clock.milliseconds(assumed.acceleratorFollows.seconds));
      }
    }, clock.milliseconds(1));
    this.timers.add(look);
  }

  private later(act: () => void, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, milliseconds);
    this.timers.add(timer);
  }

  private stop(): void {
    for (const check of this.checks.values()) check.stop();
    for (const timer of this.timers) clearTimeout(timer);
  }
}
