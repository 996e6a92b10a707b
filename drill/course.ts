import { failureText } from "../simulator/failure/failure";
import { noticesOf } from "../simulator/failure/notices-of";
import type { Notice } from "../simulator/failure/story";
import { abortable } from "./abortable";
import { agrees } from "./agrees";
import { startCast, type Cast } from "./cast/cast";
import type { Measurer } from "./cast/watcher";
import type { DrillEvent, DrillInput, DrillResult, MeasuredNotice } from "./drill";
import type { Findings } from "./findings";
import type { Gate } from "./network/gate";
import { Hole } from "./network/hole";
import type { Scene } from "./cast/scene";
import { Stall } from "./stall";
import { until } from "./until";
import { edgePart } from "./cast/edge";
import { vanishing, type Vanishing } from "./cast/vanishing";
import { worldOf } from "./world";

/** How much longer than predicted, and how many real seconds more, it waits for somebody to notice. */
const patience = { times: 1.5, seconds: 3 };
/** Entries that players' connections go through unended: they stall, and go on once routes lead elsewhere. */
const passing: readonly string[] = ["aia", "anycast-eip"];

/** What happens in a drill, one after the other. */
export class Course {
  private readonly stall = new Stall();
  private readonly vanishing: Vanishing;
  private readonly predicted: readonly Notice[];
  private routesLead = true;

  constructor(
    private readonly input: DrillInput,
    private readonly scene: Scene,
    private readonly findings: Findings,
  ) {
    this.vanishing = vanishing(input.failure);
    this.predicted = noticesOf(input.topology, input.failure);
    findings.on("noticed", (who) => this.tell("noticed", `noticed by ${who}`));
  }

  async run(haproxy: string | undefined): Promise<DrillResult> {
    const { input, scene } = this;
    const cast = await startCast(scene, input);
    const relays = cast.edges.flatMap((edge) => edge.relays);
    this.tell(
      "set-up",
      `well: ${counted(cast.home.machines.length, "machine")} of home, ${counted(relays.length, "relay")}`,
    );
    await this.gather(cast);
    this.expect(cast);
    const hole = await this.holeFor(cast);
    // a check that fails for it before the failure counts as well
    this.stall.begin();
    const aligned = input.aligned === false ? undefined : await this.align(cast);
    const failedAtSeconds = await this.makeFail(cast, hole);
    input.crowd?.failed?.();
    await this.wait();
    this.stall.end();
    this.tell("over", "the drill is over");
    const longestStallSeconds = (this.stall.longestMs / 1000) * input.speed;
    const stalled = longestStallSeconds > input.topology.home.health.intervalSeconds / 10;
    return {
      failure: input.failure,
      speed: input.speed,
      aligned,
      failedAtSeconds,
      endedAtSeconds: scene.clock.seconds,
      notices: this.predicted.map((predicted) => this.measured(predicted, cast, { aligned, stalled })),
      longestStallSeconds,
      stalled,
      ran: {
        ...(haproxy !== undefined && { haproxy }),
        relays: relays.length,
        machines: cast.home.machines.length,
        dispatcher: cast.dispatcher !== undefined,
      },
      addresses: scene.book.all,
    };
  }

  /** Players come, and go at the end whatever happens. */
  private async gather(cast: Cast): Promise<void> {
    const { scene, input } = this;
    const { crowd, loss = 0 } = input;
    if (crowd === undefined) return;
    scene.ends.add(() => crowd.leave());
    const noticed = (who: string): void => this.findings.notice(who);
    await abortable(crowd.arrive(worldOf(scene, cast, { loss, noticed })), scene.signal);
  }

  /** Says what it takes until each has noticed. */
  private expect({ relaysWatches, watchers }: Cast): void {
    const { gone, lost } = this.vanishing;
    const cutOff = new Map(relaysWatches.map((watch) => [watch.who, watch.cutOff(lost).filter((part) => !gone(part))]));
    for (const watch of relaysWatches) watch.listen(lost, this.scene.finds);
    for (const { who, subjects } of watchers) {
      this.findings.expect(who, cutOff.get(who) ?? subjects.filter((part) => gone(part) || this.isHomeless(part)));
    }
  }

  /** Whether a relay is there, and says that it is not well. */
  private isHomeless(part: string): boolean {
    const { kind, name } = this.input.failure;
    return kind === "backhaul" && part.startsWith(`${edgePart(name)}/`);
  }

  /** Ways home of relays that stay: HAProxy must neither be taken nor refused there. */
  private silentGates({ edges }: Cast): Gate[] {
    const { gone, lost } = this.vanishing;
    return edges
      .flatMap(({ relays }) => relays)
      .filter(({ part }) => !gone(part))
      .flatMap(({ props: { gates } }) => gates)
      .filter(({ link }) => lost(link.from, link.to));
  }

  private async holeFor(cast: Cast): Promise<Hole | undefined> {
    if (this.silentGates(cast).length === 0) return undefined;
    const hole = new Hole();
    this.scene.ends.add(() => hole.close());
    await abortable(hole.ready(), this.scene.signal);
    return hole;
  }

  /** Waits for a check of the first who can notice by himself. */
  private async align(cast: Cast): Promise<string | undefined> {
    const { ports, signal } = this.scene;
    for (const { who, measurable } of this.predicted) {
      const watcher = cast.watchers.find((one) => one.who === who);
      const expected = this.findings.expected(who);
      if (
        !measurable ||
        watcher === undefined ||
        expected.length === 0 ||
        expected.some((part) => this.isFollower(who, part))
      )
        continue;
      await abortable(watcher.passed(expected, this.vanishing.lost), signal);
      // HAProxy checks each port by itself, in no step with the others
      return cast.relaysWatches.some((watch) => watch === watcher) && Object.keys(ports).length > 1 ? undefined : who;
    }
    return undefined;
  }

  /** Whether it is told of this part only after relays have noticed. */
  private isFollower(who: string, part: string): boolean {
    return this.isHomeless(part) && who.startsWith("the load balancer of ");
  }

  private async makeFail(cast: Cast, hole: Hole | undefined): Promise<number> {
    const { gone, lost } = this.vanishing;
    const { network } = this.scene;
    const gates = this.silentGates(cast);
    const at = this.findings.begin();
    network.lose(lost);
    for (const gate of gates) gate.deafen();
    await hole?.open(gates.map(({ place }) => place));
    this.tell("failed", `${failureText(this.input.failure)} fails`);
    const relays = cast.edges.flatMap((edge) => edge.relays).filter(({ part }) => gone(part));
    await Promise.all(relays.map((relay) => relay.kill()));
    await cast.home.stopMachines(cast.home.machines.map(({ part }) => part).filter(gone));
    this.plan(cast);
    return at;
  }

  /** Routes lead past an entry point after the time that is assumed. */
  private plan({ entry }: Cast): void {
    const { scene, input } = this;
    const routes = this.predicted.find(({ who }) => who === "the routes");
    if (routes === undefined) return;
    this.routesLead = false;
    const timer = setTimeout(() => {
      this.routesLead = true;
      entry.reroute(input.failure);
      if (passing.includes(input.topology.entry.rules)) scene.network.restore(this.vanishing.lost);
      this.tell("rerouted", "routes lead past the entry point");
    }, scene.clock.milliseconds(routes.latestSeconds));
    scene.ends.add(() => clearTimeout(timer));
  }

  /** Until all have noticed who can, or could have. */
  private async wait(): Promise<void> {
    const { scene, input, findings } = this;
    const { clock, signal } = scene;
    const began = clock.seconds;
    const { seconds = 0 } = input;
    // how long players are waited for is said by `seconds`
    const awaited = this.predicted.filter((notice) => this.isMeasured(notice) && notice.who !== "players");
    const latest = Math.max(0, ...awaited.map(({ latestSeconds }) => latestSeconds));
    const longest = Math.max(seconds, patience.times * latest) + patience.seconds * clock.speed;
    const isOver = (): boolean => {
      const passed = clock.seconds - began;
      const all = awaited.every(({ who }) => findings.when(who) !== undefined) && this.routesLead;
      return passed >= seconds && (all || passed >= longest);
    };
    await until("the drill is over", isOver, Infinity, signal);
  }

  private isMeasured({ who, measurable }: Notice): boolean {
    return measurable && (who !== "players" || this.input.crowd !== undefined);
  }

  private measured(
    predicted: Notice,
    { watchers }: Cast,
    { aligned, stalled }: { readonly aligned: string | undefined; readonly stalled: boolean },
  ): MeasuredNotice {
    if (!this.isMeasured(predicted)) return { predicted, agrees: "not measurable" };
    const by: Measurer = watchers.find(({ who }) => who === predicted.who)?.by ?? "players";
    const seconds = this.findings.when(predicted.who);
    if (seconds === undefined) return { predicted, by, agrees: stalled ? "stalled" : "not seen" };
    const agreed = agrees(predicted, seconds, predicted.who === aligned);
    return { predicted, by, seconds, agrees: stalled ? "stalled" : agreed ? "yes" : "no" };
  }

  private tell(kind: DrillEvent["kind"], what: string): void {
    this.input.tell({ seconds: this.scene.clock.seconds, kind, what });
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
