import type { Course, Values } from "../../rollout/course";
import type { Look } from "../../rollout/look";
import type { Seen, Turn } from "../../rollout/state";
import { looksAt } from "./looks-at";
import { part } from "./part";
import type { Rules } from "./rules";
import { Violation } from "./violation";

/** A plan that lies there. `stale`: the state has moved on. */
interface Held {
  readonly values: Values;
  readonly foreign: boolean;
  readonly stale: boolean;
}

/** A command that runs. */
export interface Process {
  readonly turn: Turn;
  readonly look: Look | null;
  readonly held: Held | null;
  readonly applying: boolean;
  /** Whether it has gone back by the abort rule. */
  readonly aborted: boolean;
  /** What has been seen of the step that bakes. */
  readonly bake: Bake;
}

interface Bake {
  readonly seconds: number;
  /** Looks in a row that were not well. */
  readonly bad: number;
  /** Whether the last look was. */
  readonly fine: boolean;
}

/** Before anything has been. */
export const unseen: Bake = { seconds: 0, bad: 0, fine: false };

const sights = new WeakMap<Rules, WeakMap<Process, readonly Process[]>>();

/** What a process can come to by a look: few things, by many looks. A look that no plan rests on is forgotten. */
export function lookedBy(process: Process, rules: Rules): readonly Process[] {
  const known = sights.get(rules) ?? new WeakMap<Process, readonly Process[]>();
  sights.set(rules, known);
  const before = known.get(process);
  if (before !== undefined) return before;
  const all = looksAt(rules.course).map((look) => {
    const after = seenBy(process, { look }, { seen: { saw: "look", look }, rules });
    return after.turn.action.do === "write" || after.turn.action.do === "plan"
      ? after
      : interned({ ...after, look: null });
  });
  const distinct = [...new Set(all)];
  known.set(process, distinct);
  return distinct;
}

const memory = new WeakMap<Rules, WeakMap<Process, Map<string, Process>>>();

/** The process after it has seen something. The same question is not asked twice: there are millions. */
export function seenBy(
  process: Process,
  changes: Partial<Process>,
  { seen, rules }: { readonly seen: Seen; readonly rules: Rules },
): Process {
  const { course, decide } = rules;
  const known = memory.get(rules) ?? new WeakMap<Process, Map<string, Process>>();
  memory.set(rules, known);
  const answers = known.get(process) ?? new Map<string, Process>();
  known.set(process, answers);
  const key = `${seenKey(seen)} ${Object.entries(changes).map(changeKey).join(" ")}`;
  const before = answers.get(key);
  if (before !== undefined) return before;
  const { phase } = process.turn.state;
  const went = phase.is === "applying" && phase.move.back !== undefined && seen.saw === "applied";
  const turn = decide(course, process.turn.state, seen);
  const bake = baking(process, seen, course, turn);
  const after = interned({ ...process, ...changes, turn, aborted: process.aborted || went, bake });
  answers.set(key, after);
  return after;
}

function seenKey(seen: Seen): string {
  if (seen.saw === "look") return `look ${part(seen.look)}`;
  return seen.saw === "change" ? `change ${part(seen.now)}` : JSON.stringify(seen);
}

function changeKey([name, value]: [string, object | boolean | null]): string {
  return `${name} ${typeof value === "boolean" ? String(value) : part(value)}`;
}

const processes = new Map<number, Process>();

export function interned(process: Process): Process {
  const key = part(process);
  const known = processes.get(key) ?? process;
  processes.set(key, known);
  return known;
}

/** What came of a look or a pause while a step bakes. What follows a step that does not bake any more starts anew. */
function baking({ turn: { state, action }, bake }: Process, seen: Seen, course: Course, after: Turn): Bake {
  if (state.phase.is !== "baking") return after.state.phase.is === "baking" ? unseen : bake;
  if (seen.saw === "waited" && action.do === "wait") {
    return { ...bake, seconds: Math.min(course.bakeSeconds, bake.seconds + action.seconds) };
  }
  if (seen.saw !== "look") return bake;
  const bad = seen.look.fine ? 0 : bake.bad + 1;
  if (bad >= course.failures && after.state.phase.is === "baking") {
    throw new Violation("it does not go back after enough failures");
  }
  if (bad < course.failures && after.action.do === "end")
    throw new Violation("it ends before there were enough failures");
  return { ...bake, bad, fine: seen.look.fine };
}
