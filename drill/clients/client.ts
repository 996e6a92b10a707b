import { client as behaviour } from "../../simulator/client";
import type { Player } from "../crowd";
import { pause } from "./pause";
import type { Life, Stay } from "./record";
import { walk, type Surroundings, type Way } from "./walk";

/** Nobody begins anew sooner, where nothing led home and all of it was refused at once. */
const roundSeconds = 1;
/** Messages one after the other when a connection is new: the shortest of them is what the way takes. */
const pings = 3;

/** Heartbeats after which an echo is missed: the player himself waits longer. */
const overdue = 1.25;

const why = {
  silence: `has heard nothing for ${behaviour.silentHeartbeats} heartbeats`,
  end: "is cut off",
} as const;

/** On the way it had when the failure came; the same while nothing comes back any more; with none; on another. */
export type State = "playing" | "silent" | "connecting" | "moved";

export interface ClientProps extends Surroundings {
  readonly player: Player;
  readonly heartbeatSeconds: number;
  /** Where in a heartbeat it sends, 0 up to 1. */
  readonly phase: number;
  readonly tell: (what: string) => void;
  /** It has taken its connection for dead. */
  readonly silence: () => void;
}

/** A way that goes on. */
interface Current extends Way {
  readonly fromSeconds: number;
}

/**
 * A player who stays: one long connection with heartbeats. Silence of so many of them is taken for its end, and the player
 * asks where to go and connects anew.
 */
export class Client {
  private readonly leaving = new AbortController();
  private readonly past: Stay[] = [];
  private readonly roundTrips: number[] = [];
  private current: Current | undefined;
  private measures = true;
  private heardAt = 0;
  private running: Promise<void> | undefined;

  constructor(private readonly props: ClientProps) {}

  begin(): void {
    this.running = this.run();
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.running;
  }

  /** From now on round trips say nothing of how it is when all is well. */
  failed(): void {
    this.measures = false;
  }

  /** Whether the connection it has is known to carry what it says. */
  get settled(): boolean {
    return (this.current?.session.echoes ?? 0) >= pings;
  }

  /** How it is at this moment. */
  state(failedAt: number): State {
    const { world, heartbeatSeconds } = this.props;
    if (this.current === undefined) return "connecting";
    if (world.clock.seconds - this.heardAt > overdue * heartbeatSeconds) return "silent";
    return this.current.fromSeconds <= failedAt ? "playing" : "moved";
  }

  get life(): Life {
    const now = this.current === undefined ? [] : [this.stay(this.current)];
    return { player: this.props.player, stays: [...this.past, ...now], roundTrips: this.roundTrips };
  }

  private async run(): Promise<void> {
    const { world, doors, player } = this.props;
    const { signal } = this.leaving;
    while (!signal.aborted) {
      const began = world.clock.seconds;
      const found = await walk(this.props, player, await doors.of(player.region, signal), signal);
      if (found === undefined) {
        await pause(world.clock.milliseconds(Math.max(0, began + roundSeconds - world.clock.seconds)), signal);
        continue;
      }
      this.current = { ...found, fromSeconds: world.clock.seconds };
      const again = this.past.length > 0;
      if (again) this.tell(`plays again, by ${found.through}`);
      await this.play(this.current);
    }
  }

  /** Until the connection is dead, or the player leaves. */
  private async play(current: Current): Promise<void> {
    const { world, player, heartbeatSeconds } = this.props;
    const { clock } = world;
    const { session } = current;
    const dead = new AbortController();
    const lost = (by: keyof typeof why) => (): void => {
      if (dead.signal.aborted) return;
      this.past.push({ ...this.stay(current), lost: { atSeconds: clock.seconds, by } });
      this.current = undefined;
      this.tell(`${why[by]}, had come by ${current.through}`);
      if (by === "silence") this.props.silence();
      dead.abort();
    };
    const patience = clock.milliseconds(behaviour.silentHeartbeats * heartbeatSeconds);
    const silence = setTimeout(lost("silence"), patience);
    this.heardAt = clock.seconds;
    session.onHeard = () => {
      silence.refresh();
      this.heardAt = clock.seconds;
    };
    session.onEnd = lost("end");
    session.onRoundTrip = (milliseconds) => {
      if (this.measures) this.roundTrips.push(milliseconds);
      if (session.echoes < pings) session.say(`${player.region} ${player.number} ping\n`);
    };
    const both = AbortSignal.any([dead.signal, this.leaving.signal]);
    for (let beat = 0; !both.aborted; beat += 1) {
      session.say(`${player.region} ${player.number} ${beat}\n`);
      await pause(clock.milliseconds(heartbeatSeconds * this.untilNext()), both);
    }
    clearTimeout(silence);
    session.close();
  }

  /** Heartbeats until the next is due: all of a crowd together are spread evenly, whenever each connected. */
  private untilNext(): number {
    const { world, heartbeatSeconds, phase } = this.props;
    const since = (((world.clock.seconds / heartbeatSeconds - phase) % 1) + 1) % 1;
    // a timer that came a little early is no reason for another
    return since > 0.9 ? 2 - since : 1 - since;
  }

  private tell(what: string): void {
    this.props.tell(`${this.props.player.region} ${this.props.player.number} ${what}`);
  }

  private stay({ session, target, through, fromSeconds }: Current): Stay {
    const { world, player } = this.props;
    const { machine, address } = session.greeting;
    return {
      key: target.key,
      address: target.address,
      through,
      machine,
      addressKept: address === world.addressOf(player),
      fromSeconds,
      echoes: session.echoes,
      wrongBytes: session.wrongBytes,
    };
  }
}
