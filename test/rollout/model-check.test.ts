import * as fc from "fast-check";
import type { Course } from "../../rollout/course";
import { fullIn } from "../../rollout/full-in";
import type { Look } from "../../rollout/look";
import { next } from "../../rollout/next";
import type { Phase, State, Turn } from "../../rollout/state";
import { everyCourse } from "./every-course";
import { explore } from "./explore";
import { randomCourse } from "./random-course";
import type { Decide, Rules } from "./rules";

// about 40 s of CPU as usual; the deep run takes far longer
jest.setTimeout(process.env["MODEL_CHECK"] === "deep" ? 7_200_000 : 600_000);

const pace = { bakeSeconds: 2, everySeconds: 1, failures: 2 };
const course = (...steps: Course["steps"]): Course => ({ ...pace, steps });

/** A first edge gets its share. */
const canary = course({ home: 100, tokyo: 1 }, { home: 100, tokyo: 50 }, { home: 100, tokyo: 100 });
/** Home gives way to an edge. */
const handover = course(
  { home: 100, tokyo: 1 },
  { home: 100, tokyo: 100 },
  { home: 50, tokyo: 100 },
  { home: 1, tokyo: 100 },
);
const three = course(
  { home: 100, tokyo: 1, paris: 1 },
  { home: 100, tokyo: 100, paris: 1 },
  { home: 50, tokyo: 100, paris: 100 },
  { home: 50, tokyo: 50, paris: 100 },
);
const five = course(
  { home: 100, tokyo: 1, paris: 1, oslo: 100, lima: 1 },
  { home: 100, tokyo: 50, paris: 1, oslo: 50, lima: 1 },
  { home: 100, tokyo: 100, paris: 50, oslo: 50, lima: 1 },
  { home: 50, tokyo: 100, paris: 100, oslo: 50, lima: 1 },
  { home: 1, tokyo: 100, paris: 100, oslo: 50, lima: 100 },
);

/** More of everything: npm run model-check. */
const deep = process.env["MODEL_CHECK"] === "deep";

/** Visits everything, and tells how much that was. */
function visited(name: string, courses: readonly Course[], most: number) {
  const cpu = process.cpuUsage();
  const all = courses.map((one) => explore({ course: one, faults: most, decide: next }));
  const states = all.reduce((sum, one) => sum + one.states, 0);
  const { user } = process.cpuUsage(cpu);
  process.stdout.write(`${name}: ${courses.length} courses, ${states} states, ${(user / 1e6).toFixed(1)} s of CPU\n`);
  return { states, outcomes: new Set(all.flatMap(({ outcomes }) => [...outcomes])) };
}

test.each<[string, Course, number]>([
  ["2 regions and 2 steps, in which an edge gets its share, with up to 2 faults", canary, 2],
  ["2 regions and 3 steps, in which home gives way, with up to 2 faults", handover, 2],
  [`3 regions and 3 steps, with up to ${deep ? "2 faults" : "1 fault"}`, three, deep ? 2 : 1],
  ["5 regions and 4 steps, with up to 2 faults", five, 2],
])("every order of events of one course of %s", (name, one, most) => {
  const { states, outcomes } = visited(name, [one], most);

  expect(states).toBeGreaterThan(1000);
  expect([...outcomes]).toEqual(expect.arrayContaining(["done", "stepped", "back", "aborted", "held", "stopped"]));
});

test.each(
  deep
    ? [
        [2, 1, 2],
        [2, 2, 2],
        [2, 3, 1],
        [3, 1, 2],
        [3, 2, 1],
      ]
    : [
        [2, 1, 1],
        [2, 2, 1],
        [3, 1, 1],
      ],
)("every order of events of every course of %i regions and %i steps, with up to %i faults", (places, steps, most) => {
  const all = everyCourse(places, steps, pace);

  expect(all.length).toBeGreaterThan(5);
  expect(visited(`${places} regions, ${steps} steps, ${most} faults`, all, most).states).toBeGreaterThan(all.length);
});

test(`every order of events of ${deep ? 40 : 3} random courses of 5 regions and 4 steps, with up to 1 fault`, () => {
  const all = fc.sample(randomCourse(5, 4, pace), deep ? 40 : 3);

  expect(visited("random courses of 5 regions, 4 steps, 1 fault", all, 1).states).toBeGreaterThan(1000);
});

/** A decider that looks away from what it was told. */
const blind: Decide = (course, state, seen) => {
  if (seen.saw !== "look" || state.phase.is === "baking") return next(course, state, seen);
  const places = Object.keys(course.steps[0] ?? {}).map((place) => [place, "well"] as const);
  return next(course, state, { saw: "look", look: { ...seen.look, places: Object.fromEntries(places) } });
};
const obedient: Decide = (course, state, seen) =>
  next(
    course,
    state,
    seen.saw === "other-plan" && seen.why === "something else" ? { saw: "change", now: course.steps[0] ?? {} } : seen,
  );
const stubborn: Decide = (course, state, seen) =>
  seen.saw === "not-applied" ? { state, action: { do: "apply" } } : next(course, state, seen);
const tireless: Decide = (course, state, seen) => {
  const turn = next(course, state, seen);
  if (turn.action.do !== "end" || turn.action.outcome !== "aborted") return turn;
  return { state: { ...turn.state, phase: { is: "before" } }, action: { do: "look" } };
};
const endless: Decide = (course, state, seen) =>
  next(course, state, seen.saw === "waited" ? { saw: "waited", seconds: 0 } : seen);
const trusting: Decide = (course, state, seen) => {
  const turn = next(course, state, seen);
  return state.phase.is === "found" && seen.saw === "look" ? next(course, turn.state, { saw: "no-change" }) : turn;
};
const forgetful: Decide = (course, state, seen): Turn => {
  const { state: after, action } = next(course, state, seen);
  const puts = after.phase.is === "undoing" && action.do === "write";
  return { state: after, action: puts ? { ...action, at: course.steps.length } : action };
};

/** Real decisions on something else than what is there. */
const inPhase =
  (is: Phase["is"], change: (look: Look, state: State, course: Course) => Look): Decide =>
  (course, state, seen) =>
    seen.saw === "look" && state.phase.is === is
      ? next(course, state, { saw: "look", look: change(seen.look, state, course) })
      : next(course, state, seen);
const careless = inPhase("before", (look) => ({ ...look, fine: true }));
const credulous = inPhase("before", (look, { at }, { steps }) => ({
  ...look,
  places: { ...Object.fromEntries(fullIn(steps[at + 1] ?? {}).map((place) => [place, "well"])), ...look.places },
}));
const sleepy = inPhase("baking", (look, { phase }, { bakeSeconds }) =>
  phase.is === "baking" && phase.seconds >= bakeSeconds ? { ...look, fine: true } : look,
);
const impatient: Decide = (course, state, seen) => {
  const turn = next(course, state, seen);
  if (turn.state.phase.is !== "baking" || state.phase.is === "baking") return turn;
  return next(course, { ...turn.state, phase: { is: "noting" } }, { saw: "noted" });
};
const late: Decide = (course, state, seen) => next({ ...course, failures: course.failures + 1 }, state, seen);
const early: Decide = (course, state, seen) => next({ ...course, failures: 1 }, state, seen);
const resentful: Decide = (course, state, seen) => {
  const turn = next(course, state, seen);
  const { phase } = turn.state;
  if (state.phase.is !== "baking" || phase.is !== "baking" || phase.failed > 0) return turn;
  return { ...turn, state: { ...turn.state, phase: { ...phase, failed: state.phase.failed } } };
};
const halfhearted: Decide = (course, state, seen) => {
  const turn = next(course, state, seen);
  const { phase } = turn.state;
  if (state.phase.is !== "baking" || phase.is !== "writing") return turn;
  const at = state.at - 1;
  return { state: { ...turn.state, phase: { ...phase, to: at } }, action: { do: "write", from: state.at, at } };
};

describe("what must never be is found in a decider that", () => {
  test.each<[string, string, Decide, Partial<Rules>]>([
    ["runs without the lock", "two plans are in flight", next, { course: canary, locks: false, faults: 0 }],
    ["does not see which region is well", "the last that is full and well is lowered", blind, {}],
    ["applies whatever is planned", "a plan that does something else", obedient, {}],
    ["applies again without a plan", "an apply without a plan", stubborn, {}],
    ["goes on after an abort", "after an abort", tireless, {}],
    ["never has baked", "it never ends", endless, {}],
    ["believes the file", "what was begun is not finished", trusting, {}],
    ["puts back what never was", "a step that is none", forgetful, {}],
    ["goes on though not all is well", "though not all is well", careless, {}],
    ["takes what it has not seen for well", "nobody knows to be well", credulous, { course: canary }],
    ["takes the last look of a bake for well", "though the last look was not well", sleepy, {}],
    ["does not bake", "before a step has baked", impatient, {}],
    ["goes back one failure late", "does not go back after enough failures", late, {}],
    ["goes back at the first failure", "before there were enough failures", early, {}],
    ["never forgets a failure", "before there were enough failures", resentful, {}],
    ["goes back by one step", "it goes back to", halfhearted, {}],
  ])("%s: %s", (_, what, decide, changes) => {
    const check = (): unknown => explore({ course: handover, faults: 1, ...changes, decide });
    expect(check).toThrow(what);
  });
});
