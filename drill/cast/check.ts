import { EventEmitter } from "node:events";
import type { Health } from "../../model/health";
import type { Clock } from "../clock";
import type { Link } from "../network/link";
import type { Network } from "../network/network";
import type { Call } from "../network/wire";

/** What is asked. */
export interface Asked extends Call {
  /** By HTTP GET, which 2xx answers. Default: a connection is enough. */
  readonly path?: string;
}

interface CheckProps {
  readonly network: Network;
  readonly link: Link;
  readonly clock: Clock;
  readonly health: Pick<Health, "intervalSeconds" | "timeoutSeconds" | "unhealthyAfter" | "healthyAfter">;
  readonly asked: Asked;
}

/** A cloud's health check of one target: it begins at a fixed pace, whatever the one before does. It is taken for well at first. */
export class Check extends EventEmitter<{ passed: []; changed: [well: boolean] }> {
  private isWell = true;
  private otherwise = 0;
  private begun = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly stopped = new AbortController();

  /** @param began when the first of it began: checks with the same keep in step */
  constructor(
    private readonly props: CheckProps,
    private readonly began: number,
  ) {
    super();
    this.plan();
  }

  get well(): boolean {
    return this.isWell;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stopped.abort();
  }

  private plan(): void {
    const { clock, health } = this.props;
    const due = this.began + this.begun * clock.milliseconds(health.intervalSeconds);
    this.timer = setTimeout(() => {
      this.begun += 1;
      this.plan();
      void this.check();
    }, due - performance.now());
  }

  private async check(): Promise<void> {
    const { network, link, clock, health, asked } = this.props;
    const passed = await ask({ network, link, asked }, clock.milliseconds(health.timeoutSeconds));
    if (this.stopped.signal.aborted) return;
    this.count(passed, health);
    if (passed) this.emit("passed");
  }

  private count(passed: boolean, { unhealthyAfter, healthyAfter }: CheckProps["health"]): void {
    this.otherwise = passed === this.isWell ? 0 : this.otherwise + 1;
    if (this.otherwise < (this.isWell ? unhealthyAfter : healthyAfter)) return;
    this.isWell = passed;
    this.otherwise = 0;
    this.emit("changed", passed);
  }
}

/** Whether it answers in time. */
export function ask(
  { network, link, asked }: Pick<CheckProps, "network" | "link" | "asked">,
  milliseconds: number,
): Promise<boolean> {
  const { path } = asked;
  const wire = network.connect(link, asked);
  return new Promise((resolve) => {
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      resolve(answer);
      wire.destroy();
    };
    const timer = setTimeout(() => end(false), milliseconds);
    wire.on("error", () => end(false)).on("close", () => end(false));
    if (path === undefined) {
      wire.once("connect", () => end(true));
    } else {
      wire.once("data", (answer: Buffer) => end(/^HTTP\/1\.[01] 2/.test(answer.toString("latin1"))));
      wire.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    }
  });
}
