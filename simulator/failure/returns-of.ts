import { client } from "../client";
import type { Tries } from "./tries-of";

/** Sessions that a failure hits and that behave alike. */
export interface Group {
  /** Of all sessions. */
  readonly share: number;
  /** What becomes of those who connect from a second after the failure on. The last goes on for ever. */
  readonly phases: readonly { readonly fromSeconds: number; readonly tries: Tries }[];
}

/** When sessions come back, by second of the story. */
export interface Returns {
  /** With a new connection. */
  readonly moved: Float64Array;
  /** Those of them that go through the entry. */
  readonly movedThroughEntry: Float64Array;
  /** With the connection they had, which goes on. */
  readonly resumed: Float64Array;
  /** Who will come back, but after the story's end. */
  readonly late: number;
}

/** When a failure comes, and how long is looked. */
export interface Course {
  /** A whole number. */
  readonly atSeconds: number;
  /** Seconds of the story. */
  readonly length: number;
  readonly heartbeatSeconds: number;
  /** Seconds after the failure at which connections go on that nobody has given up until then; undefined where they are broken. */
  readonly resumeSeconds?: number;
}

/** A share less than this is nobody. */
const nobody = 1e-9;

/**
 * When the sessions that a failure hits play again. Clients notice one after the other, evenly between one heartbeat and two after the
 * failure, and try until somebody takes them.
 */
export function returnsOf(groups: readonly Group[], course: Course): Returns {
  const calendar = new Calendar(groups.length === 0 ? 0 : course.length);
  for (const group of groups) follow(group, course, calendar);
  return calendar;
}

class Calendar implements Returns {
  readonly moved: Float64Array;
  readonly movedThroughEntry: Float64Array;
  readonly resumed: Float64Array;
  late = 0;

  constructor(length: number) {
    this.moved = new Float64Array(length);
    this.movedThroughEntry = new Float64Array(length);
    this.resumed = new Float64Array(length);
  }

  enter(second: number, share: number, throughEntry: boolean): void {
    if (!add(this.moved, second, share)) this.late += share;
    else if (throughEntry) add(this.movedThroughEntry, second, share);
  }

  resume(second: number, share: number): void {
    if (!add(this.resumed, second, share)) this.late += share;
  }
}

function follow({ share, phases }: Group, course: Course, calendar: Calendar): void {
  const { atSeconds, length, resumeSeconds = Infinity } = course;
  const known = (seconds: number): number => share * knowing(Math.min(seconds, resumeSeconds), course);
  const all = known(Infinity);
  if (all < share) calendar.resume(atSeconds + Math.ceil(resumeSeconds), share - all);
  const last = phases.at(-1);
  const hopeless = last?.tries.works.length === 0 ? last.fromSeconds : Infinity;
  const again = new Float64Array(length);
  /** Who has not got through yet. */
  let left = all;
  for (let second = atSeconds; second < length && left > nobody; second += 1) {
    const after = second - atSeconds;
    if (after >= hopeless) return;
    const now = (again[second] ?? 0) + known(after) - known(after - 1);
    if (now <= 0) continue;
    const { works, againSeconds } = triesAt(phases, after);
    let silent = now;
    for (const one of works) {
      const taken = now * one.share;
      silent -= taken;
      left -= taken;
      calendar.enter(second + one.seconds, taken, one.throughEntry);
    }
    add(again, second + againSeconds, Math.max(0, silent));
  }
  if (hopeless === Infinity && left > nobody) calendar.late += left;
}

/** Share of the clients that have noticed so many seconds after the failure. */
function knowing(seconds: number, { heartbeatSeconds }: Course): number {
  const beat = Math.max(heartbeatSeconds, Number.EPSILON);
  return Math.min(1, Math.max(0, seconds / beat - (client.silentHeartbeats - 1)));
}

function triesAt(phases: Group["phases"], seconds: number): Tries {
  const current = phases.findLast(({ fromSeconds }) => fromSeconds <= seconds);
  if (current === undefined) throw new Error("a failure without a phase: this is a bug in anycast-edge");
  return current.tries;
}

/** Whether the second is in the story. */
function add(to: Float64Array, second: number, share: number): boolean {
  if (second >= to.length) return false;
  to[second] = (to[second] ?? 0) + share;
  return true;
}
