import { readPlan } from "../../../preview/plan/read-plan";
import { planText } from "../guard/support/written";

const problems = (content: string): string[] => {
  try {
    readPlan(content, "plan.json");
    return [];
  } catch (error) {
    return (error as { problems: { code: string; what: string }[] }).problems.map(
      ({ code, what }) => `${code} ${what}`,
    );
  }
};
const plan = JSON.parse(planText({ changes: [{ address: "a.b", actions: ["create"], after: { x: 1 } }] })) as object;

test.each([
  ["nothing", "", /^plan\/no-json plan\.json holds no JSON$/],
  ["a saved plan", "PK\u0003\u0004", /^plan\/no-json plan\.json is a saved plan itself/],
  ["a log", '{"@level":"info"}\n{"@level":"info"}', /^plan\/no-json plan\.json is the log of/],
  ["a list", "[]", /^plan\/no-plan plan\.json holds JSON, but no plan$/],
  ["a state as it is shown", '{"format_version":"1.0","values":{}}', /^plan\/no-plan plan\.json holds a state/],
  ["a state as it is kept", '{"version":4,"lineage":"x"}', /^plan\/no-plan plan\.json holds a state/],
  [
    "no version",
    JSON.stringify({ ...plan, format_version: undefined }),
    /^plan\/format plan\.json has no `format_version`/,
  ],
  ["a version from the future", JSON.stringify({ ...plan, format_version: "2.0" }), /^plan\/format .* 2\.0, only/],
  [
    "a change without actions",
    JSON.stringify({ ...plan, resource_changes: [{ address: "a.b", type: "a" }] }),
    /^plan\/malformed plan\.json: change 1 /,
  ],
  [
    "a change without an address",
    JSON.stringify({ ...plan, resource_changes: [{ type: "a", change: { actions: ["create"] } }] }),
    /^plan\/malformed/,
  ],
])("%s is no plan, and it is said why", (_, content, told) => {
  expect(problems(content)).toEqual([expect.stringMatching(told) as string]);
});

test("what a newer version adds is passed over", () => {
  const newer = { ...plan, format_version: "1.9", deferred_changes: [{ reason: "x" }], surprise: { a: 1 } };

  expect(readPlan(JSON.stringify(newer), "plan.json").changes).toHaveLength(1);
});

test("data sources are no resources, and modules are looked into", () => {
  const data = { address: "data.a.b", mode: "data", type: "a", change: { actions: ["read"] } };
  const inner = { address: "module.m.a.c", mode: "managed", type: "a", values: { id: "c" } };
  const content = {
    ...plan,
    resource_changes: [data],
    prior_state: { values: { root_module: { resources: [data], child_modules: [{ resources: [inner] }] } } },
    configuration: {
      root_module: {
        resources: [{ address: "data.a.b", mode: "data" }],
        module_calls: { m: { module: { resources: [{ address: "a.c", mode: "managed" }] } } },
      },
    },
  };
  const read = readPlan(JSON.stringify(content), "plan.json");

  expect(read.changes).toEqual([]);
  expect(read.prior).toEqual([{ address: "module.m.a.c", type: "a", values: { id: "c" } }]);
  expect([...read.declared]).toEqual(["module.m.a.c"]);
});

test("paths that force a replacement are as they are written", () => {
  const change = {
    address: "a.b",
    actions: ["delete", "create"],
    before: {},
    after: {},
    paths: [["a", 0, "b"], ["c"]],
  };

  expect(readPlan(planText({ changes: [change] }), "plan.json").changes[0]?.replacePaths).toEqual(["a[0].b", "c"]);
});
