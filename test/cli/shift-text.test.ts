import { endText, resultOf, statusText, type Stand } from "../../cli/shift-text";
import type { Outcome } from "../../rollout/state";
import { declaredOn } from "../model/declared";

const plainly = (_style: unknown, text: string): string => text;
const steps = [
  { home: 100, tokyo: 1 },
  { home: 100, tokyo: 50 },
  { home: 100, tokyo: 100 },
];
const stand: Stand = {
  world: "sandbox",
  environment: declaredOn("aws"),
  course: { steps, bakeSeconds: 600, everySeconds: 30, failures: 2 },
  at: 1,
  baked: false,
};

test("where it is: what is in effect, the step, and the next", () => {
  const since = "2026-01-01T00:00:00.000Z";

  expect(statusText(resultOf({ ...stand, since, seen: { saw: "no-change" } }), plainly)).toBe(
    [
      "duel-test, sandbox: step 1 of 2",
      `in effect since ${since}`,
      "PLACE  NOW  STEP  NEXT",
      "home   100  100   100",
      "tokyo  50   50    100",
    ].join("\n"),
  );
});

test("a step that is in the file and not applied, and who is at it", () => {
  const holder = { pid: 7, host: "here", since: "now" };
  const seen = { saw: "change", now: { home: 100, tokyo: 1 } } as const;

  const text = statusText(resultOf({ ...stand, at: 2, holder, seen }), plainly);
  expect(text.split("\n").slice(1)).toEqual([
    "not applied",
    "shifted by process 7 on here since now",
    "PLACE  NOW  STEP  NEXT",
    "home   100  100   -",
    "tokyo  1    100   -",
  ]);
});

test("what hinders a plan is told in place of what is in effect", () => {
  const seen = { saw: "other-plan", why: "the state is locked" } as const;
  expect(statusText(resultOf({ ...stand, seen }), plainly)).toMatch(/\nthe state is locked\n[^]*home +unknown +100/);
  expect(resultOf({ ...stand, seen })).not.toHaveProperty("applied");
});

test.each<[Outcome, RegExp]>([
  ["done", /remove `rollout`/],
  ["stepped", /`npx anycast-edge sandbox run -- npx anycast-edge shift duel test --once`/],
  ["back", /to try again: `npx anycast-edge sandbox run -- npx anycast-edge shift duel test`/],
  ["aborted", /to try again/],
  ["held", /to go on: .*to go back: `npx anycast-edge sandbox run -- npx anycast-edge shift duel test --back`/],
  ["refused", /to go on/],
  ["failed", /to go on/],
  ["stopped", /to go on/],
])("%s: where it ended, and how to go on", (outcome, how) => {
  const lines = endText(resultOf(stand, { outcome, why: "for a reason", at: 1 }), plainly).split("\n");

  expect(lines[0]).toMatch(/: for a reason$/);
  expect(lines[1]).toBe("duel-test is at step 1 of 2 (sandbox): home 100, tokyo 50");
  expect(lines[2]).toMatch(how);
});
