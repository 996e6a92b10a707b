import { setMaxListeners } from "node:events";
import type { Player } from "../crowd";
import { pause } from "./pause";
import type { Arrival } from "./record";
import { walk, type Surroundings } from "./walk";

export interface NewcomersProps extends Surroundings {
  /** Regions they come from, in this order, again and again. */
  readonly regions: readonly string[];
  /** Numbers below are others'. */
  readonly firstNumber: number;
  /** Real milliseconds between two of them. */
  readonly everyMs: number;
}

/** By when a number comes again its owner has gone long since. */
const mostNumbers = 50_000;

/** Players who connect anew all the time, and leave once home has greeted: by them it is seen where new connections go. */
export class Newcomers {
  readonly arrivals: Arrival[] = [];
  private readonly leaving = new AbortController();
  private readonly trying = new Set<Promise<void>>();
  private running: Promise<void> | undefined;

  constructor(private readonly props: NewcomersProps) {
    // as many listen to it as are on their way
    setMaxListeners(0, this.leaving.signal);
  }

  begin(): void {
    this.running = this.run();
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.running;
    await Promise.all(this.trying);
  }

  private async run(): Promise<void> {
    const { regions, firstNumber, everyMs } = this.props;
    const { signal } = this.leaving;
    for (let count = 0; !signal.aborted; count += 1) {
      const region = regions[count % regions.length];
      if (region === undefined) return;
      const one = this.come({ region, number: firstNumber + (count % mostNumbers) });
      this.trying.add(one);
      void one.finally(() => this.trying.delete(one));
      await pause(everyMs, signal);
    }
  }

  private async come(player: Player): Promise<void> {
    const { world, doors } = this.props;
    const { signal } = this.leaving;
    const atSeconds = world.clock.seconds;
    const found = await walk(this.props, player, await doors.of(player.region, signal), signal);
    found?.session.close();
    // who is stopped on the way has not been turned away
    if (found === undefined && signal.aborted) return;
    this.arrivals.push({
      region: player.region,
      atSeconds,
      ...(found && {
        tookSeconds: world.clock.seconds - atSeconds,
        through: found.through,
      }),
    });
  }
}
