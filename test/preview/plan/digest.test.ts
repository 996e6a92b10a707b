import { semanticDigest } from "../../../preview/plan/digest";
import { readPlan } from "../../../preview/plan/read-plan";
import { planText, type WrittenPlan } from "../guard/support/written";

const digest = (plan: WrittenPlan): string => semanticDigest(readPlan(planText(plan), "plan.json"));
const change = (after: Record<string, unknown>, more: object = {}) => ({
  address: "a.b",
  actions: ["update"],
  before: { x: 1 },
  after,
  ...more,
});
const plan = { changes: [change({ x: 2, y: { a: 1, b: 2 } }), { address: "a.c", actions: ["create"], after: {} }] };
const outputs = (after: unknown, secret = false) => ({
  output_changes: { o: { actions: ["update"], before: 1, after, before_sensitive: secret, after_sensitive: secret } },
});

test("is the same whatever the order, the time, and what stays as it is", () => {
  const kept = { address: "a.z", actions: ["no-op"], before: { x: 1 }, after: { x: 1 } };
  const [first = change({}), ...others] = plan.changes;

  expect(digest(plan)).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(digest({ changes: [...others, first] })).toBe(digest(plan));
  expect(digest({ changes: [change({ y: { b: 2, a: 1 }, x: 2 }), ...others] })).toBe(digest(plan));
  expect(digest({ changes: [...plan.changes, kept] })).toBe(digest(plan));
  expect(digest({ ...plan, more: { timestamp: "2026-11-25T00:00:00Z" } })).toBe(digest(plan));
});

test.each<[string, WrittenPlan]>([
  ["another value", { changes: [change({ x: 3 })] }],
  ["another action", { changes: [{ ...change({ x: 2 }), actions: ["delete", "create"] }] }],
  ["another address", { changes: [{ ...change({ x: 2 }), address: "a.d" }] }],
  ["a move", { changes: [change({ x: 2 }, { previous: "a.old" })] }],
  ["an import", { changes: [change({ x: 2 }, { importing: "id" })] }],
  ["a value that is not known yet", { changes: [change({ x: 2 }, { unknown: { z: true } })] }],
  ["a failure", { changes: [change({ x: 2 })], more: { errored: true } }],
  ["an output", { changes: [change({ x: 2 })], more: outputs(2) }],
])("differs for %s", (_, other) => {
  expect(digest(other)).not.toBe(digest({ changes: [change({ x: 2 })] }));
});

test("what is sensitive takes no part: it could be guessed", () => {
  const secret = (password: string) =>
    change({ x: 2, password, list: [password, 1] }, { secret: { password: true, list: [true, false] } });

  expect(digest({ changes: [secret("a")] })).toBe(digest({ changes: [secret("b")] }));
  expect(digest({ more: outputs("a", true) })).toBe(digest({ more: outputs("b", true) }));
  expect(digest({ more: outputs("a") })).not.toBe(digest({ more: outputs("b") }));
});
