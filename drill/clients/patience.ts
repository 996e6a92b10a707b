import { client } from "../../simulator/client";
import type { Clock } from "../clock";

/** Real milliseconds that a busy machine may take to answer while nothing has failed. */
const leastBefore = 3000;
/** In so many parts time is counted. */
const parts = 20;

/**
 * How long players wait for an answer: {@link client.connectSeconds}. Before the failure nothing is dead, and what takes longer is
 * only slow because it runs on this machine: then they wait longer, or they would go where nobody would go. Time in which this
 * process does nothing is nobody's silence, and is not counted.
 */
export class Patience {
  private hasFailed = false;

  constructor(private readonly clock: Clock) {}

  failed(): void {
    this.hasFailed = true;
  }

  /** Calls once it is at its end; what it returns ends it before. */
  begin(over: () => void): () => void {
    const part = this.milliseconds / parts;
    let left = parts;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      timer = setTimeout(() => {
        left -= 1;
        if (left > 0) wait();
        else over();
      }, part);
    };
    wait();
    return () => clearTimeout(timer);
  }

  private get milliseconds(): number {
    const declared = this.clock.milliseconds(client.connectSeconds);
    return this.hasFailed ? declared : Math.max(declared, leastBefore);
  }
}
