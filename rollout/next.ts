import type { Course, Values } from "./course";
import { fullIn } from "./full-in";
import { keepsFull } from "./keeps-full";
import type { Look } from "./look";
import type { Move, Outcome, Phase, Seen, State, Turn } from "./state";

/**
 * What follows from what was seen. Pure: all that a command does is decided here, and one that was killed anywhere is
 * followed by one that begins anew.
 */
export function next(course: Course, state: State, seen: Seen): Turn {
  if (seen.saw === "stop") return stopped(state);
  const { phase } = state;
  switch (phase.is) {
    case "found":
      if (seen.saw === "look") return planning(state, { from: undefined, back: undefined, look: seen.look, failed: 0 });
      break;
    case "before":
      if (seen.saw === "look") return stepping(course, state, seen.look);
      break;
    case "turning":
      if (seen.saw === "look") return turning(course, state, seen.look, "it was wished");
      break;
    case "writing":
      if (seen.saw === "written") return planning({ ...state, at: phase.to, baked: false }, phase.move);
      if (seen.saw === "other-file") return end(state, "refused", "somebody else has changed `rollout.at` meanwhile");
      break;
    case "planning":
      return planned(course, state, phase.move, seen);
    case "applying":
      if (seen.saw === "applied") return arrived(course, { ...state, baked: false, moved: true }, phase.move);
      if (seen.saw === "not-applied") {
        return { state: { ...state, phase: { ...phase, is: "doubting", why: seen.why } }, action: { do: "plan" } };
      }
      break;
    case "doubting":
      if (seen.saw === "no-change") return arrived(course, { ...state, baked: false, moved: true }, phase.move);
      return goesBack(state, phase.move) && phase.move.failed + 1 < mostTries
        ? pausing(course, state, phase.move)
        : end(state, "failed", phase.why);
    case "pausing":
      if (seen.saw === "waited") return planning(state, phase.move);
      break;
    case "baking":
      if (seen.saw === "look") return looked(course, state, phase, seen.look);
      if (seen.saw === "waited") return baking(state, { ...phase, seconds: phase.seconds + seen.seconds });
      break;
    case "noting":
      if (seen.saw === "noted") return settled(course, { ...state, baked: true, moved: true });
      break;
    case "undoing": {
      const { outcome, why } = phase.ending;
      if (seen.saw === "written") return end({ ...state, at: phase.to }, outcome, why);
      if (seen.saw === "other-file") return end(state, outcome, `${why}; somebody else has changed \`rollout.at\``);
      break;
    }
    case "ended":
      break;
  }
  throw new Error(`a rollout that is ${phase.is} has seen ${seen.saw}, which is a bug in anycast-edge`);
}

/** The step in the file is applied. */
function settled(course: Course, state: State): Turn {
  const { at, wish, moved, baked } = state;
  const last = course.steps.length - 1;
  if (wish === "back") return end(state, "back", moved ? "" : nothingToDo);
  if (at > 0 && !baked) return baking(state, { failed: 0, seconds: 0 });
  if (at === last) return end(state, "done", moved ? "" : nothingToDo);
  if (wish === "once" && moved) return end(state, "stepped", "");
  return { state: { ...state, phase: { is: "before" } }, action: { do: "look" } };
}

function arrived(course: Course, state: State, { back }: Move): Turn {
  if (back === undefined) return settled(course, state);
  return end(state, back === begunBefore || state.wish === "back" ? "back" : "aborted", back);
}

/** Forwards, all must be well, and first of all what is newly to take all it is given. */
function hindrance(now: Values, then: Values, look: Look): string | undefined {
  if (!look.fine) return "not all is well";
  const were = fullIn(now);
  const unsure = fullIn(then).filter((place) => !were.includes(place) && look.places[place] !== "well");
  if (unsure.length > 0)
    return `nothing says that ${unsure.join(", ")} is well, which would take all it is given: a command of \`rollout.abort\` could`;
  return keepsFull(now, then, look) ? undefined : lastOne;
}

/** Of an apply that takes back, where one that goes on is not tried again. */
const mostTries = 3;
const lastOne = "the last region at 100 that is known to be well, or may be, would be lowered";
const nothingToDo = "there was nothing to do";
const begunBefore = "it was begun before";

function stepping(course: Course, state: State, look: Look): Turn {
  const to = state.at + 1;
  const why = hindrance(valuesAt(course, state.at), valuesAt(course, to), look);
  if (why !== undefined) return end(state, "held", why);
  return writing(state, { from: state.at, back: undefined, look, failed: 0 }, to);
}

/** As far back as the last place that is full and well stays so: to the declared values, wherever that can be. */
function turning(course: Course, state: State, look: Look, why: string): Turn {
  const now = valuesAt(course, state.at);
  const to = course.steps.slice(0, state.at).findIndex((values) => keepsFull(now, values, look));
  if (to === -1) return end(state, "held", `${why}, but there is no way back: ${lastOne}`);
  return writing(state, { from: state.at, back: why, look, failed: 0 }, to);
}

function writing(state: State, move: Move, to: number): Turn {
  return { state: { ...state, phase: { is: "writing", move, to } }, action: { do: "write", from: state.at, at: to } };
}

function planning(state: State, move: Move): Turn {
  return { state: { ...state, phase: { is: "planning", move } }, action: { do: "plan" } };
}

function pausing({ everySeconds }: Course, state: State, move: Move): Turn {
  const phase = { is: "pausing", move: { ...move, failed: move.failed + 1 } } as const;
  return { state: { ...state, phase }, action: { do: "wait", seconds: everySeconds } };
}

function goesBack({ wish }: State, { back }: Move): boolean {
  return back !== undefined || wish === "back";
}

function planned(course: Course, state: State, move: Move, seen: Seen): Turn {
  if (seen.saw === "no-change") return arrived(course, state, move);
  if (seen.saw === "other-plan") {
    // of an apply that failed a part may be in effect, and the file says what is meant
    return move.failed > 0 ? end(state, "failed", seen.why) : undone(state, move, "refused", seen.why);
  }
  if (seen.saw !== "change") throw new Error(`a plan was ${seen.saw}, which is a bug in anycast-edge`);
  const then = valuesAt(course, state.at);
  const turned = move.from === undefined && isLater(course, state, seen.now) ? { ...move, back: begunBefore } : move;
  const lowers = keepsFull(seen.now, then, move.look) ? undefined : lastOne;
  const why = goesBack(state, turned) ? lowers : hindrance(seen.now, then, move.look);
  if (why === lastOne && (move.from === undefined || move.failed > 0)) return around(course, state, move, seen.now);
  if (why !== undefined) return undone(state, { ...move, from: move.from ?? stepOf(course, seen.now) }, "held", why);
  return { state: { ...state, phase: { is: "applying", move: turned } }, action: { do: "apply" } };
}

/** Whether the values in effect are those of a later step than the one in the file: somebody was going back. */
function isLater({ steps }: Course, { at }: State, now: Values): boolean {
  const same = (values: Values): boolean => isSame(values, now);
  return steps.slice(at + 1).some(same) && !steps.slice(0, at).some(same);
}

/**
 * What was found cannot be made true at once: somebody has left it half done. The first step that can be comes before it,
 * which is the one in effect where nothing was applied.
 */
function around(course: Course, state: State, { look, failed }: Move, now: Values): Turn {
  const to = course.steps.findIndex((values) => keepsFull(now, values, look));
  const why = `step ${state.at} cannot come at once: ${lastOne}`;
  if (to === -1) return end(state, "held", why);
  const move = { from: state.at, back: begunBefore, look, failed };
  return isSame(valuesAt(course, to), now)
    ? undone(state, { ...move, from: to, back: undefined }, "held", why)
    : writing(state, move, to);
}

/** The step whose values are in effect: what a command that was killed before its apply has left in the file is not. */
function stepOf({ steps }: Course, now: Values): number | undefined {
  const found = steps.findIndex((values) => isSame(values, now));
  return found === -1 ? undefined : found;
}

function isSame(one: Values, other: Values): boolean {
  return Object.keys(one).every((place) => one[place] === other[place]);
}

/** Nothing was applied, so the file says again what it said. */
function undone(state: State, { from, back }: Move, outcome: Outcome, why: string): Turn {
  const told = back === undefined || back === begunBefore ? why : `${back}, but there is no way back: ${why}`;
  if (from === undefined || from === state.at) return end(state, outcome, told);
  const phase = { is: "undoing", to: from, ending: { outcome, why: told } } as const;
  return { state: { ...state, phase }, action: { do: "write", from: state.at, at: from } };
}

type Baking = Pick<Extract<Phase, { is: "baking" }>, "failed" | "seconds">;

function baking(state: State, { failed, seconds }: Baking): Turn {
  return { state: { ...state, phase: { is: "baking", failed, seconds } }, action: { do: "look" } };
}

function looked(course: Course, state: State, { failed, seconds }: Baking, look: Look): Turn {
  const { bakeSeconds, everySeconds, failures } = course;
  const now = look.fine ? 0 : failed + 1;
  if (now >= failures) return turning(course, state, look, `${now} looks in a row were not well`);
  const left = bakeSeconds - seconds;
  if (left <= 0 && look.fine) return { state: { ...state, phase: { is: "noting" } }, action: { do: "note" } };
  const wait = left > 0 ? Math.min(left, everySeconds) : everySeconds;
  return {
    state: { ...state, phase: { is: "baking", failed: now, seconds } },
    action: { do: "wait", seconds: wait },
  };
}

/** What was written and not applied is put back. */
function stopped(state: State): Turn {
  const { phase } = state;
  if (phase.is === "ended") return { state, action: { do: "end", ...phase.ending } };
  if (phase.is === "undoing") return { state, action: { do: "write", from: state.at, at: phase.to } };
  const why = "it was stopped";
  return phase.is === "planning" || phase.is === "applying"
    ? undone(state, { ...phase.move, back: undefined }, "stopped", why)
    : end(state, "stopped", why);
}

function end(state: State, outcome: Outcome, why: string): Turn {
  const ending = { outcome, why };
  return { state: { ...state, phase: { is: "ended", ending } }, action: { do: "end", ...ending } };
}

function valuesAt({ steps }: Course, at: number): Values {
  return steps[at] ?? {};
}
