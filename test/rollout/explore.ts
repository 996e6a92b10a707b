import type { Outcome } from "../../rollout/state";
import { part } from "./part";
import type { Rules } from "./rules";
import { Violation } from "./violation";
import { beginning, following, same, started, undisturbed, type World } from "./world";

export interface Explored {
  readonly states: number;
  /** How commands ended. */
  readonly outcomes: ReadonlySet<Outcome>;
}

/**
 * Visits every world that can follow from one in which nobody has begun, in every order of events, and holds each against
 * what must never be. From each the command that runs must come to its end when there are no more faults, whatever it
 * sees; where none runs, what a crash has left must be finished by the next, once all is well.
 */
export function explore(rules: Rules, processes = 2): Explored {
  const first = beginning(rules.course, processes);
  const seen = new Set([keyOf(first)]);
  const ends = new Map<string, "open" | "ends">();
  const finished = new Set<string>();
  const outcomes = new Set<Outcome>();
  for (let edge = [first]; edge.length > 0;) {
    const found: World[] = [];
    for (const world of edge) {
      for (const index of world.processes.keys()) mustEnd(world, index, rules, ends);
      mustFinish(world, rules, { ends, finished });
      for (const process of world.processes) {
        if (process?.turn.action.do === "end") outcomes.add(process.turn.action.outcome);
      }
      for (const after of following(world, rules)) {
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        found.push(after);
      }
    }
    edge = found;
  }
  return { states: seen.size, outcomes };
}

/** No way without faults leads back to where it was. Of what else there is, a command that runs alone sees no more than this. */
function mustEnd(world: World, index: number, rules: Rules, known: Map<string, "open" | "ends">): void {
  const { file, applied, baked, processes, orphan } = world;
  const process = processes[index] ?? null;
  if (process === null) return;
  const isLocked = orphan !== null || processes.some((other, at) => at !== index && other?.applying === true);
  const key = `${file} ${baked} ${part(applied)} ${part(process)} ${isLocked}`;
  const before = known.get(key);
  if (before === "open") throw new Violation(`it never ends: ${JSON.stringify(world)}`);
  if (before === "ends") return;
  known.set(key, "open");
  for (const after of undisturbed(world, index, rules)) mustEnd(after, index, rules, known);
  known.set(key, "ends");
}

interface Known {
  readonly ends: Map<string, "open" | "ends">;
  readonly finished: Set<string>;
}

/** Once all is well again, whatever was crashed, edited or deployed before. */
function mustFinish(world: World, rules: Rules, { ends, finished }: Known): void {
  const { steps } = rules.course;
  const { file, applied, baked, processes, orphan } = world;
  if (orphan !== null || processes.some((process) => process !== null)) return;
  const key = `${file} ${baked} ${part(applied)}`;
  if (finished.has(key)) return;
  let now = world;
  // a command that finishes going back ends with that, and the next goes on
  for (let command = 0; command < 3; command += 1) {
    [now = world] = started(now, 0, rules, ["on"]);
    mustEnd(now, 0, rules, ends);
    while (now.processes[0] !== null) [now = world] = undisturbed(now, 0, rules);
  }
  const last = steps.length - 1;
  if (now.file !== last || now.baked !== last || !same(now.applied, steps[last] ?? {})) {
    throw new Violation(`what was begun is not finished: ${JSON.stringify(world)} leads to ${JSON.stringify(now)}`);
  }
  finished.add(key);
}

function keyOf({ file, applied, baked, processes, orphan, faults }: World): string {
  const whole = `${file} ${baked} ${faults} ${part(applied)} ${part(orphan)}`;
  return processes.reduce((key, process) => `${key} ${part(process)}`, whole);
}
