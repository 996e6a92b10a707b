import type { Course } from "../../rollout/course";
import { next } from "../../rollout/next";
import type { Action, Outcome, Seen, State, Turn } from "../../rollout/state";
import type { Planned } from "./traffic-plan";

/** What is to be planned: a step, and whether it takes back. */
interface Wanted {
  readonly at: number;
  readonly back: boolean;
}

/** What does what is decided. */
export interface Hands {
  readonly look: () => Promise<Seen>;
  readonly write: (from: number, at: number) => Seen;
  /** Plans what the file says, for the step that it is thought to say. */
  readonly plan: (wanted: Wanted, work: (planned: Planned) => Promise<Turn>) => Promise<Turn>;
  /** Before an apply: what has baked is forgotten. */
  readonly forget: () => void;
  /** A step is in effect. */
  readonly arrived: (at: number) => void;
  readonly wait: (seconds: number) => Promise<void>;
  readonly note: (at: number) => void;
  readonly tell: (action: Action, state: State) => void;
}

export interface End {
  readonly outcome: Outcome;
  readonly why: string;
  readonly at: number;
}

/** Does what is decided, one thing after the other, until it has come to an end. Stops between two things. */
export async function carryOut(course: Course, first: Turn, hands: Hands, signal: AbortSignal): Promise<End> {
  let turn = first;
  let told = false;
  while (turn.action.do !== "end") {
    const { state } = turn;
    if (signal.aborted && !told) {
      told = true;
      turn = next(course, state, { saw: "stop" });
      continue;
    }
    hands.tell(turn.action, state);
    try {
      turn = await done(course, turn, hands, signal);
    } catch (error) {
      if (!signal.aborted || told) throw error;
      told = true;
      turn = next(course, state, { saw: "stop" });
    }
  }
  return { outcome: turn.action.outcome, why: turn.action.why, at: turn.state.at };
}

async function done(course: Course, { action, state }: Turn, hands: Hands, signal: AbortSignal): Promise<Turn> {
  const after = (seen: Seen): Turn => next(course, state, seen);
  switch (action.do) {
    case "look":
      return after(await hands.look());
    case "write":
      return after(hands.write(action.from, action.at));
    case "plan":
      return hands.plan({ at: state.at, back: goesBack(state) }, (planned) =>
        judged(course, state, planned, { hands, signal }),
      );
    case "wait":
      await hands.wait(action.seconds);
      return after({ saw: "waited", seconds: action.seconds });
    case "note":
      hands.note(state.at);
      return after({ saw: "noted" });
    case "apply":
    case "end":
      throw new Error(`${action.do} comes without a plan, which is a bug in anycast-edge`);
  }
}

function goesBack({ wish, phase }: State): boolean {
  return wish === "back" || ("move" in phase && phase.move.back !== undefined);
}

interface Helpers {
  readonly hands: Hands;
  readonly signal: AbortSignal;
}

/** The plan lies there for as long as this takes, so what is decided of it is done here. */
async function judged(course: Course, state: State, planned: Planned, { hands, signal }: Helpers): Promise<Turn> {
  const turn = next(course, state, planned.seen);
  if (turn.action.do !== "apply") return turn;
  if (signal.aborted) return next(course, turn.state, { saw: "stop" });
  hands.tell(turn.action, turn.state);
  hands.forget();
  const seen = await planned.apply();
  if (seen.saw === "applied") hands.arrived(turn.state.at);
  return next(course, turn.state, seen);
}
