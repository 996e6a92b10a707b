import type { Environment } from "../model/environment";
import { countingAtlas } from "./counting-atlas";
import type { Atlas } from "./atlas/atlas";
import { capacityOf } from "./failure/capacity-of";
import { fine, type Failure } from "./failure/failure";
import { failuresOf } from "./failure/failures-of";
import { holds } from "./failure/holds";
import type { Capacity, Story } from "./failure/story";
import { tellStory } from "./failure/tell-story";
import { heartbeatOf } from "./heartbeat-of";
import { land } from "./land";
import { notCounted, type Limits } from "./limits";
import { meanLatency } from "./mean-latency";
import { notesOf } from "./notes-of";
import type { Outcome, Simulation } from "./simulation";
import type { Topology } from "./topology";
import { topologyOf } from "./topology-of";

/** What is simulated of an environment, and with what. */
export interface SimulateOptions {
  readonly atlas: Atlas;
  /** What fails: its story is told. Default: nothing. */
  readonly failure?: Failure;
  /** Whether it is told what each single failure does. Default: no. */
  readonly everyFailure?: boolean;
  /** Seconds of the story before the failure, a whole number. Default: 10. */
  readonly atSeconds?: number;
  /** What anycast gets wrong. Default: it is not counted. */
  readonly limits?: Limits;
  /** Seconds after which player or game have really sent something. Default: as declared, or what follows from the way. */
  readonly heartbeatSeconds?: number;
  /** How many players there are, for the room that edges have. Default: it is not asked. */
  readonly players?: number;
}

/** More than any story tells: it is not over within an hour. */
const cutSeconds = 3601;

/**
 * Where the players of an environment land, how long packets take, and what a failure does.
 *
 * @throws ProblemError `simulator/unknown-place`
 */
export function simulate(environment: Environment, options: SimulateOptions): Simulation {
  const { failure, everyFailure = false, atSeconds = 10, limits = notCounted, heartbeatSeconds, players } = options;
  const { atlas } = options;
  const heartbeat = {
    ...heartbeatOf(environment),
    ...(heartbeatSeconds && { seconds: heartbeatSeconds, by: "said" as const }),
  };
  const topology = { ...topologyOf(environment), heartbeatSeconds: heartbeat.seconds };
  const { atlas: counting, asked } = countingAtlas(atlas);
  const landings = land(topology, counting, fine, limits);
  const story = (one: Failure): Story => tellStory({ topology, atlas, failure: one, atSeconds, limits });
  const told = {
    landings,
    mean: meanLatency(landings),
    ...(failure && { story: story(failure) }),
    ...(everyFailure && {
      outcomes: failuresOf(topology, atlas)
        .map((one) => outcomeOf(story(one), players))
        .sort(byHarm),
    }),
    ...(players !== undefined && { online: onlineOf({ players, topology, atlas, limits }) }),
    heartbeat,
  };
  return {
    schema: "simulation/v1",
    game: topology.game,
    environment: topology.environment,
    entry: topology.entry.rules,
    ...told,
    limits,
    data: { sources: atlas.sources, ...asked() },
    notes: notesOf(told, topology, atlas),
  };
}

function outcomeOf({ failure, notices, sessions, overAfterSeconds, capacity }: Story, players?: number): Outcome {
  const deciding = notices.filter(({ decides }) => decides).map(({ latestSeconds }) => latestSeconds);
  return {
    failure,
    ...(deciding.length > 0 && { noticedAfterSeconds: Math.max(...deciding) }),
    hit: sessions.hit,
    stranded: sessions.stranded,
    ...(overAfterSeconds !== undefined && { overAfterSeconds }),
    ...(players !== undefined && { full: fullAt(players, capacity.fullFrom) }),
  };
}

/** Whom it leaves without a way counts most, then whom it hits, and for how long. */
function byHarm(one: Outcome, other: Outcome): number {
  const over = ({ overAfterSeconds = cutSeconds }: Outcome): number => overAfterSeconds;
  return other.stranded - one.stranded || other.hit - one.hit || over(other) - over(one);
}

interface Online {
  readonly players: number;
  readonly topology: Topology;
  readonly atlas: Atlas;
  readonly limits: Limits;
}

function onlineOf({ players, topology, atlas, limits }: Online): NonNullable<Simulation["online"]> {
  const { fullFromBefore } = capacityOf(topology, atlas, { kind: "home", name: "" }, limits);
  return {
    players,
    full: fullAt(players, fullFromBefore),
    failures: holds(topology, atlas, players, limits)
      .filter(({ survived }) => !survived)
      .map(({ failure, strands, full }) => ({ failure, strands, full })),
  };
}

function fullAt(players: number, from: Capacity["fullFrom"]): string[] {
  return Object.keys(from)
    .filter((key) => (from[key] ?? Infinity) <= players)
    .sort();
}
