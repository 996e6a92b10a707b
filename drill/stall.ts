import { monitorEventLoopDelay } from "node:perf_hooks";

const resolutionMs = 10;

/** How long this process does nothing at most: then what it measures is late. */
export class Stall {
  private readonly histogram = monitorEventLoopDelay({ resolution: resolutionMs });

  begin(): void {
    this.histogram.reset();
    this.histogram.enable();
  }

  end(): void {
    this.histogram.disable();
  }

  /** The longest since it began. */
  get longestMs(): number {
    return Math.max(0, this.histogram.max / 1e6 - resolutionMs);
  }
}
