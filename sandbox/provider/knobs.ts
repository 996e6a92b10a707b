import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./diagnostic";

/** What is done to an object. */
export type Operation = "create" | "read" | "update" | "delete";

/** Milliseconds between two tries. */
const pause = 50;

/** Trouble on demand, by variables of the environment; see sandbox/README.md. */
export class Knobs {
  private readonly latency: number;
  private readonly patience: number;
  private readonly faults: readonly string[];

  constructor(env: NodeJS.ProcessEnv) {
    this.latency = Number(env["SANDBOX_LATENCY_MS"] ?? 0) || 0;
    // of an API that a provider waits for in minutes, ours are milliseconds
    this.patience = Number(env["SANDBOX_PATIENCE_MS"] ?? 3000 + 20 * this.latency) || 0;
    this.faults = (env["SANDBOX_FAIL"] ?? "").split(",").filter((fault) => fault !== "");
  }

  /** The way to the cloud, or the way back: half the latency each, so that a kill can hit before and after a change. */
  async travel(): Promise<void> {
    if (this.latency > 0) await sleep(this.latency / 2);
  }

  /** Tries again what is refused, as long as patience lasts: what is in the way may be going. @throws Refusal */
  async retry<T>(work: () => T): Promise<T> {
    const end = Date.now() + this.patience;
    while (Date.now() < end) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      await sleep(pause);
    }
    return work();
  }

  /** @throws Refusal when a fault is wanted here */
  fail(type: string, operation: Operation): void {
    const wanted = [`${type}:${operation}`, `${type}:*`, `*:${operation}`, "*:*"];
    if (this.faults.some((fault) => wanted.includes(fault))) {
      throw new Refusal(`[sandbox] ${operation} of ${type} fails because SANDBOX_FAIL says so`);
    }
  }
}
