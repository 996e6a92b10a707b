import { doesNothing, planDifference } from "../../../preview/apply/plan-difference";
import { readPlan } from "../../../preview/plan/read-plan";
import type { Plan } from "../../../preview/plan/plan";

interface Change {
  readonly address: string;
  readonly actions: readonly string[];
  readonly deposed?: string;
  readonly previous_address?: string;
}

function plan(changes: readonly Change[], outputs: Readonly<Record<string, string>> = {}): Plan {
  const resource_changes = changes.map(({ actions, ...change }) => ({ type: "a", ...change, change: { actions } }));
  const output_changes = Object.fromEntries(Object.entries(outputs).map(([name, one]) => [name, { actions: [one] }]));
  return readPlan(JSON.stringify({ format_version: "1.2", resource_changes, output_changes }), "plan");
}

test("tells what each plan would do, by address, and no more", () => {
  const was = plan(
    [
      { address: "a.same", actions: ["update"] },
      { address: "a.gone", actions: ["create"] },
      { address: "a.other", actions: ["update"] },
    ],
    { o: "create" },
  );
  const is = plan([
    { address: "a.same", actions: ["update"] },
    { address: "a.other", actions: ["delete", "create"] },
    { address: "a.other", actions: ["delete"], deposed: "1f" },
    { address: "a.moved", actions: ["no-op"], previous_address: "a.before" },
  ]);

  expect(planDifference(was, is)).toEqual([
    "a.gone: create, now nothing",
    "a.moved: nothing, now move",
    "a.other: update, now delete and create",
    "a.other (1f): nothing, now delete",
    "output o: create, now nothing",
  ]);
  expect(planDifference(was, was)).toEqual([]);
});

test("nothing is left to do where nothing is changed, moved or published", () => {
  expect(doesNothing(plan([{ address: "a.b", actions: ["no-op"] }], { o: "no-op" }))).toBe(true);
  expect(doesNothing(plan([{ address: "a.b", actions: ["create"] }]))).toBe(false);
  expect(doesNothing(plan([{ address: "a.b", actions: ["no-op"], previous_address: "a.c" }]))).toBe(false);
  expect(doesNothing(plan([], { o: "update" }))).toBe(false);
  expect(doesNothing({ ...plan([]), errored: true })).toBe(false);
});
