import { once } from "node:events";
import type { Health } from "../../model/health";
import { loadBalancer } from "../../simulator/routing/load-balancer";
import { Check, type Asked } from "./check";
import type { Clock } from "../clock";
import { Dealer } from "./dealer";
import { Listener, type Place } from "../network/listener";
import type { Network } from "../network/network";
import { splice } from "../network/splice";
import type { Finds, Watcher } from "./watcher";

/** A machine or relay behind a load balancer. */
export interface BalancedTarget {
  /** Its name among the parts. */
  readonly part: string;
  readonly zone: string;
  /** Beside the others. */
  readonly weight: number;
  readonly address: string;
  /** What is asked of it; all must be answered. */
  readonly asked: readonly Omit<Asked, "from">[];
}

export interface BalancerProps {
  readonly who: string;
  /** Its name among the parts: connections through it come from there. */
  readonly part: string;
  /** Where its checks come from. */
  readonly checksFrom: { readonly part: string; readonly address: string };
  readonly health: Health;
  readonly targets: readonly BalancedTarget[];
  readonly network: Network;
  readonly clock: Clock;
  readonly finds: Finds;
}

/** Where a load balancer takes connections, and what it makes of them. */
export interface Front extends Place {
  /** Number at the targets. */
  readonly to: number;
  /** Takes targets of this zone alone. Default: of all. */
  readonly zone?: string;
}

/** A regional load balancer: players keep their address through it. */
export class Balancer implements Watcher {
  readonly who: string;
  readonly by = "stand-in";
  readonly subjects: readonly string[];
  private readonly checks: ReadonlyMap<BalancedTarget, readonly Check[]>;
  private readonly listeners: Listener[] = [];

  constructor(private readonly props: BalancerProps) {
    const { who, targets } = props;
    this.who = who;
    this.subjects = targets.map(({ part }) => part);
    const began = performance.now();
    this.checks = new Map(targets.map((target) => [target, this.checksOf(target, began)]));
  }

  /** Whether any target is. */
  get well(): boolean {
    return this.props.targets.some((target) => this.isWell(target));
  }

  async open(front: Front): Promise<void> {
    const { network, part, targets } = this.props;
    const dealer = new Dealer<BalancedTarget>();
    const behind = targets.filter(({ zone }) => front.zone === undefined || front.zone === zone);
    const listener = await Listener.start(front, (socket) => {
      const endpoints = behind.map((target) => ({ target, weight: target.weight, healthy: this.isWell(target) }));
      const target = dealer.next(loadBalancer(endpoints));
      if (target === undefined || socket.remoteAddress === undefined) return void socket.destroy();
      const link = network.link(part, target.part);
      splice(socket, network.connect(link, { address: target.address, port: front.to, from: socket.remoteAddress }));
    });
    this.listeners.push(listener);
  }

  async passed(subjects: readonly string[]): Promise<void> {
    const checks = this.props.targets
      .filter(({ part }) => subjects.includes(part))
      .flatMap((target) => this.checks.get(target) ?? []);
    await Promise.all(checks.map((check) => once(check, "passed")));
  }

  async stop(): Promise<void> {
    for (const check of [...this.checks.values()].flat()) check.stop();
    await Promise.all(this.listeners.map((listener) => listener.stop()));
  }

  private isWell(target: BalancedTarget): boolean {
    return this.checks.get(target)?.every(({ well }) => well) ?? false;
  }

  private checksOf(target: BalancedTarget, began: number): readonly Check[] {
    const { network, clock, health, checksFrom, who, finds } = this.props;
    const link = network.link(checksFrom.part, target.part);
    return target.asked.map((asked) => {
      const check = new Check({ network, link, clock, health, asked: { ...asked, from: checksFrom.address } }, began);
      return check.on("changed", (well) => {
        if (!well && !this.isWell(target)) finds(who, target.part);
      });
    });
  }
}
