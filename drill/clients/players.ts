import { ProblemError } from "../../model/problem";
import type { Crowd, World } from "../crowd";
import { Client, type State } from "./client";
import { Doors } from "./doors";
import { Newcomers } from "./newcomers";
import { Patience } from "./patience";
import { pause } from "./pause";
import type { Arrival, Life } from "./record";
import { spread } from "./spread";

export interface PlayersProps {
  /** Players who stay, spread over the atlas' regions by their share. */
  readonly count: number;
  readonly heartbeatSeconds: number;
  /**
   * Real milliseconds between two players who connect anew.
   *
   * @default 100
   */
  readonly everyMs?: number;
  /** Something happened to a player. */
  readonly tell: (what: string, seconds: number) => void;
}

/** How it is at this moment, in players. */
export interface Standing {
  readonly count: number;
  readonly states: Readonly<Record<State, number>>;
  readonly echoes: number;
  readonly wrongBytes: number;
  /** Who came in the last few seconds, by `home`, the edge that carried them, or `nowhere`. */
  readonly arrivals: Readonly<Record<string, number>>;
}

/** What a crowd has seen. */
export interface Seen {
  readonly lives: readonly Life[];
  readonly arrivals: readonly Arrival[];
}

/** Newcomers at least, before the failure: below, shares say little. */
const newcomersBefore = 20;
/** How long all have to begin to play: declared seconds, and real ones, as a busy machine needs them, of each player some more. */
const arrival = { declared: 60, real: 30, realOfEach: 0.03 };
/** Between two who begin. */
const betweenMs = 5;
/** Of what is shown of arrivals, declared seconds. */
const recentSeconds = 10;

/** The players of a drill: those who stay, and those who come anew all the time. */
export class Players implements Crowd {
  private readonly leaving = new AbortController();
  private clients: readonly Client[] = [];
  private newcomers: Newcomers | undefined;
  private world: World | undefined;
  private patience: Patience | undefined;
  private failedAt: number | undefined;

  constructor(private readonly props: PlayersProps) {}

  /**
   * Until all of them play.
   *
   * @throws ProblemError `drill/not-playing` where they do not: a failure that nobody plays through shows nothing
   */
  async arrive(world: World): Promise<void> {
    this.world = world;
    const { count, heartbeatSeconds, everyMs = 100, tell } = this.props;
    const patience = new Patience(world.clock);
    this.patience = patience;
    const surroundings = { world, doors: new Doors(world, patience), patience };
    const staying = spread(world.atlas.players, count);
    const silence = (): void => {
      if (this.failedAt !== undefined) world.noticed("players");
    };
    const told = (what: string): void => tell(what, world.clock.seconds);
    this.clients = staying.map((player, place) => {
      return new Client({ ...surroundings, player, heartbeatSeconds, phase: spaced(place), tell: told, silence });
    });
    const regions = mixed(staying).map(({ region }) => region);
    this.newcomers = new Newcomers({ ...surroundings, regions, firstNumber: count, everyMs });
    const real = 1000 * (arrival.real + arrival.realOfEach * count);
    const until = performance.now() + Math.max(world.clock.milliseconds(arrival.declared), real);
    for (const client of this.clients) {
      if (this.leaving.signal.aborted) return;
      client.begin();
      // not all at once: that nobody has to wait for the machine
      await pause(betweenMs, this.leaving.signal);
    }
    this.newcomers.begin();
    while (!this.ready() && performance.now() < until && !this.leaving.signal.aborted) {
      await pause(20, this.leaving.signal);
    }
    if (!this.ready() && !this.leaving.signal.aborted) throw this.notPlaying();
  }

  failed(): void {
    this.failedAt = this.world?.clock.seconds;
    this.patience?.failed();
    for (const client of this.clients) client.failed();
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await Promise.all([...this.clients.map((client) => client.leave()), this.newcomers?.leave()]);
  }

  get seen(): Seen {
    return { lives: this.clients.map(({ life }) => life), arrivals: this.newcomers?.arrivals ?? [] };
  }

  get standing(): Standing {
    const { lives, arrivals } = this.seen;
    const now = this.world?.clock.seconds ?? 0;
    const { failedAt = now } = this;
    const states = { playing: 0, silent: 0, connecting: 0, moved: 0 };
    for (const client of this.clients) states[client.state(failedAt)] += 1;
    const all = lives.flatMap(({ stays }) => stays);
    const recent = new Map<string, number>();
    for (const { atSeconds, tookSeconds = 0, through = "nowhere" } of arrivals) {
      if (atSeconds + tookSeconds >= now - recentSeconds) recent.set(through, (recent.get(through) ?? 0) + 1);
    }
    return {
      count: lives.length,
      states,
      echoes: all.reduce((sum, { echoes }) => sum + echoes, 0),
      wrongBytes: all.reduce((sum, { wrongBytes }) => sum + wrongBytes, 0),
      arrivals: Object.fromEntries(recent),
    };
  }

  private ready(): boolean {
    const wanted = Math.min(newcomersBefore, this.props.count);
    return this.clients.every(({ settled }) => settled) && (this.newcomers?.arrivals.length ?? 0) >= wanted;
  }

  private notPlaying(): ProblemError {
    const { length: all } = this.clients;
    const playing = this.clients.filter(({ settled }) => settled).length;
    const what = `only ${playing} of ${all} players could play before anything failed, so there is nothing to measure: this machine is too busy for them`;
    return new ProblemError([
      { code: "drill/not-playing", what, fix: "try again with fewer `--clients` or a lower `--speed`" },
    ]);
  }
}

/** 0 up to 1: those of any places in a row are spread evenly over it, as those of a region have to be. */
function spaced(place: number): number {
  return (((place + 1) * (Math.sqrt(5) - 1)) / 2) % 1;
}

/** In an order in which each region comes in every part of it by its share. */
function mixed<T>(list: readonly T[]): T[] {
  return list
    .map((one, place) => ({ one, at: spaced(place) }))
    .sort((one, other) => one.at - other.at)
    .map(({ one }) => one);
}
