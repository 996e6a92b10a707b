import { next } from "../../rollout/next";
import type { Seen, Turn } from "../../rollout/state";

const course = {
  bakeSeconds: 0,
  everySeconds: 30,
  failures: 1,
  steps: [
    { home: 100, tokyo: 1 },
    { home: 100, tokyo: 50 },
  ],
};
const bad: Seen = { saw: "look", look: { fine: false, places: { tokyo: "unwell" } } };
const plan: Seen = { saw: "change", now: course.steps[1] ?? {} };
const no: Seen = { saw: "not-applied", why: "the cloud said no" };

/** What follows while a step bakes. */
function after(...all: readonly Seen[]): Turn {
  const state = { wish: "on", at: 1, baked: false, moved: true } as const;
  const first: Turn = { state: { ...state, phase: { is: "baking", failed: 0, seconds: 0 } }, action: { do: "look" } };
  return all.reduce<Turn>((turn, seen) => next(course, turn.state, seen), first);
}

const begun = [bad, { saw: "written" }, plan] as const;
const failed = [no, plan] as const;
const again = [{ saw: "waited", seconds: 30 }, plan] as const;

test("an apply that goes back and fails is tried again after a pause", () => {
  expect(after(...begun, ...failed).action).toEqual({ do: "wait", seconds: 30 });
  expect(after(...begun, ...failed, ...again, { saw: "applied" }).action).toMatchObject({
    do: "end",
    outcome: "aborted",
  });
});

test("three times, and no more: the file then keeps the step that is meant", () => {
  const turn = after(...begun, ...failed, ...again, ...failed, ...again, ...failed);

  expect(turn.action).toEqual({ do: "end", outcome: "failed", why: "the cloud said no" });
  expect(turn.state.at).toBe(0);
});

test("where another try cannot be planned, the file keeps the step too", () => {
  const turn = after(...begun, ...failed, { saw: "waited", seconds: 30 }, { saw: "other-plan", why: "no network" });

  expect(turn.action).toEqual({ do: "end", outcome: "failed", why: "no network" });
});

test("what stays at 100 need not be seen to go on, what comes to 100 must be", () => {
  const forward = (tokyo: number, places: Readonly<Record<string, "well">>) => {
    const state = { wish: "on", at: 0, baked: false, moved: false, phase: { is: "before" } } as const;
    const steps = [course.steps[0] ?? {}, { home: 100, tokyo }];
    return next({ ...course, steps }, state, { saw: "look", look: { fine: true, places } }).action;
  };

  expect(forward(50, {})).toMatchObject({ do: "write" });
  expect(forward(100, { tokyo: "well" })).toMatchObject({ do: "write" });
  expect(forward(100, {})).toMatchObject({ do: "end", outcome: "held" });
});
