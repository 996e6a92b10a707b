import { begin } from "../../rollout/begin";
import type { Course, Values } from "../../rollout/course";
import { nothingSeen } from "../../rollout/look";
import type { Seen, Wish } from "../../rollout/state";
import { mustBeReady, mustBeWell, mustKeep } from "./must";
import { interned, lookedBy, seenBy, unseen, type Process } from "./process";
import type { Rules } from "./rules";
import { Violation } from "./violation";

/**
 * All there is: what is true, what is kept, and who is at work. How places are is no part of it: they fail and recover at any
 * time and without end, nothing but a look tells, and so a look may find anything.
 */
export interface World {
  readonly file: number;
  readonly applied: Values;
  readonly baked: number | null;
  readonly processes: readonly (Process | null)[];
  /** What Terraform applies while nobody waits for it any more. */
  readonly orphan: Values | null;
  readonly faults: number;
}

const wishes: readonly Wish[] = ["on", "once", "back"];

/** A world in which nobody has begun. */
export function beginning({ steps }: Course, processes = 2): World {
  return {
    file: 0,
    applied: steps[0] ?? {},
    baked: null,
    processes: Array.from({ length: processes }, () => null),
    orphan: null,
    faults: 0,
  };
}

/** All worlds that can follow. Throws a {@link Violation} where one must not. */
export function following(world: World, rules: Rules): World[] {
  const { course, faults } = rules;
  const found: World[] = [];
  // it makes no difference which of them is the first
  const free = world.processes.indexOf(null);
  if (free !== -1) found.push(...started(world, free, rules));
  world.processes.forEach((process, index) => {
    if (process !== null) found.push(...acted(world, index, rules, false));
  });
  if (world.orphan !== null) {
    found.push(land({ ...world, orphan: null }, world.orphan), { ...world, orphan: null });
  }
  if (world.faults < faults) {
    const hit = { ...world, faults: world.faults + 1 };
    world.processes.forEach((process, index) => {
      if (process !== null) found.push(crashed(hit, index, process));
    });
    found.push(...meddled(hit, course));
  }
  return found;
}

/** What can follow for a process without faults, whatever looks find. The first of them is with all well. */
export function undisturbed(world: World, index: number, rules: Rules): World[] {
  return acted(world, index, rules, true);
}

/** A command begins, where the lock lets it. */
export function started(world: World, index: number, { locks = true }: Rules, all: readonly Wish[] = wishes): World[] {
  if (locks && world.processes.some((process) => process !== null)) return [];
  return all.map((wish) => {
    const turn = begin(wish, { at: world.file, baked: world.baked === world.file });
    const process = { turn, look: null, held: null, applying: false, aborted: false, bake: unseen };
    return put(world, index, process);
  });
}

function crashed(world: World, index: number, { applying, held }: Process): World {
  const orphan = applying && held !== null ? held.values : world.orphan;
  return { ...put(world, index, null), orphan };
}

/** Somebody writes another step into the file, or deploys what it says. */
function meddled(world: World, { steps }: Course): World[] {
  const others = [...steps.keys()].filter((file) => file !== world.file).map((file) => ({ ...world, file }));
  const busy = world.orphan !== null || world.processes.some((process) => process?.applying === true);
  const deployed = busy ? [] : [land(world, steps[world.file] ?? {})];
  return [...others, ...deployed];
}

/** The values take effect, and plans that were made before are of no use. */
function land(world: World, applied: Values): World {
  const processes = world.processes.map((process) =>
    process?.held && !process.applying ? { ...process, held: { ...process.held, stale: true } } : process,
  );
  return { ...world, applied, processes };
}

function acted(world: World, index: number, rules: Rules, calm: boolean): World[] {
  const process = world.processes[index];
  if (!process) return [];
  const { course } = rules;
  const { action, state } = process.turn;
  const hit = { ...world, faults: world.faults + 1 };
  const canFail = !calm && world.faults < rules.faults;
  const see = (after: World, seen: Seen, changes: Partial<Process> = {}): World =>
    put(after, index, seenBy(after.processes[index] ?? process, changes, { seen, rules }));
  const stop = calm || process.applying ? [] : canFail ? [see(hit, { saw: "stop" }, { held: null })] : [];

  switch (action.do) {
    case "look":
      return [...lookedBy(process, rules).map((one) => put(world, index, one)), ...stop];
    case "write": {
      if (process.aborted) throw new Violation(`another step after an abort: ${JSON.stringify(action)}`);
      if (course.steps[action.at] === undefined) throw new Violation(`a step that is none: ${action.at}`);
      mustBeReady(world.baked, process, course);
      if (world.file !== action.from) return [see(world, { saw: "other-file" }, { held: null }), ...stop];
      return [see({ ...world, file: action.at, baked: null }, { saw: "written" }, { held: null }), ...stop];
    }
    case "plan": {
      if (world.orphan !== null || world.processes.some((one) => one?.applying === true)) {
        return [see(world, { saw: "other-plan", why: "the state is locked" }), ...stop];
      }
      const values = course.steps[world.file] ?? {};
      const foreign = { values, foreign: true, stale: false };
      const other = canFail ? [see(hit, { saw: "other-plan", why: "something else" }, { held: foreign })] : [];
      // a file that was edited meanwhile gives values that were not asked for
      if (world.file !== state.at) return [see(world, { saw: "other-plan", why: "other values" }), ...stop];
      if (same(values, world.applied)) return [see(world, { saw: "no-change" }), ...other, ...stop];
      const held = { values, foreign: false, stale: false };
      const after = put(world, index, { ...process, held });
      mustBeAlone(after);
      return [see(world, { saw: "change", now: world.applied }, { held }), ...other, ...stop];
    }
    case "apply":
      return [...applied(world, index, process, { rules, canFail, calm }), ...stop];
    case "wait":
      return [see(world, { saw: "waited", seconds: action.seconds }), ...stop];
    case "note":
      if (!process.bake.fine) throw new Violation("a step has baked, though the last look was not well");
      if (process.bake.seconds < course.bakeSeconds) throw new Violation("a step has baked before its time");
      return [see({ ...world, baked: state.at }, { saw: "noted" }), ...stop];
    case "end":
      if ((action.outcome === "done" || action.outcome === "stepped") && state.at > 0 && world.baked !== state.at) {
        throw new Violation("it goes on before a step has baked");
      }
      return [put(world, index, null)];
  }
}

interface Applying {
  readonly rules: Rules;
  readonly canFail: boolean;
  readonly calm: boolean;
}

function applied(world: World, index: number, process: Process, { rules, canFail }: Applying): World[] {
  const { held, look, applying } = process;
  const see = (after: World, seen: Seen): World =>
    put(after, index, seenBy(process, { held: null, applying: false }, { seen, rules }));
  if (held === null) throw new Violation("an apply without a plan that was just made");
  if (held.foreign) throw new Violation("a plan that does something else is applied");
  if (process.aborted) throw new Violation("another apply after an abort");
  if (!applying) {
    mustBeAlone(world);
    if (held.stale) return [see(world, { saw: "not-applied", why: "the plan is stale" })];
    mustKeep(world.applied, held.values, look ?? nothingSeen);
    const { wish, phase } = process.turn.state;
    if (wish !== "back" && phase.is === "applying" && phase.move.back === undefined) {
      mustBeWell(world.applied, held.values, look ?? nothingSeen);
    }
    return [{ ...put(world, index, { ...process, applying: true }), baked: null }];
  }
  const done = land(world, held.values);
  const [hit, hitAfter] = [world, done].map((one) => ({ ...one, faults: one.faults + 1 })) as [World, World];
  const failed = { saw: "not-applied", why: "the cloud said no" } as const;
  const parts = Object.keys(held.values).map((place) => ({ ...world.applied, [place]: held.values[place] ?? 0 }));
  const inPart = parts.map((part) => see({ ...land(world, part), faults: world.faults + 1 }, failed));
  return [see(done, { saw: "applied" }), ...(canFail ? [see(hit, failed), see(hitAfter, failed), ...inPart] : [])];
}

function mustBeAlone({ processes, orphan }: World): void {
  const inFlight = processes.filter((process) => process?.held !== null && process !== null).length;
  if (inFlight + (orphan === null ? 0 : 1) > 1) throw new Violation("two plans are in flight");
}

function put(world: World, index: number, process: Process | null): World {
  const one = process && interned(process);
  return { ...world, processes: world.processes.map((other, at) => (at === index ? one : other)) };
}

export function same(one: Values, other: Values): boolean {
  return Object.keys(one).every((place) => one[place] === other[place]);
}
