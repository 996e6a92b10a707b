import type { Graph } from "../../../../model/cloud-model";
import { violations } from "../../../../model/rule";
import { tencentModel } from "../../../../model/tencent";
import { addressCases } from "./addresses.cases";
import { balancingCases } from "./balancing.cases";
import type { Case } from "./case";
import { machineCases } from "./machines.cases";
import { roadCases } from "./roads.cases";

const { graphRules } = tencentModel;

/** By code. The test fails for a rule without a line here, and for a line without a rule. */
const cases: Readonly<Record<string, Case>> = { ...addressCases, ...balancingCases, ...machineCases, ...roadCases };

const found = (graph: Graph, code: string) =>
  violations(
    graphRules.filter((rule) => rule.code === code),
    graph,
  );
const table = (which: "wrong" | "right") =>
  Object.entries(cases).flatMap(([code, { [which]: graphs }]) =>
    graphs.map((graph): [string, string, Graph] => [code, JSON.stringify(graph.resource).slice(0, 100), graph]),
  );

describe("fails", () => {
  test.each(table("wrong"))("%s %s", (code, _graph, graph) => {
    expect(found(graph, code)).not.toEqual([]);
  });
});

describe("just well", () => {
  test.each(table("right"))("%s %s", (code, _graph, graph) => {
    expect(found(graph, code)).toEqual([]);
  });
});

test("every rule has its cases, and every case its rule", () => {
  expect(Object.keys(cases).sort()).toEqual([...new Set(graphRules.map(({ code }) => code))].sort());
});

test("what a rule says names the resource, and ends without a period", () => {
  for (const [code, , graph] of table("wrong")) {
    for (const { what, fix, path } of found(graph, code)) {
      expect(what).toMatch(/^tencentcloud_\w+\.\w+: /);
      expect(what).not.toMatch(/undefined|\[object|\.$/);
      expect(fix).toMatch(
        /^(add|begin|bind|chain|choose|give|keep|let|lower|make|move|put|remove|set|spread|write) ?[^.]/,
      );
      expect(fix).not.toMatch(/undefined|\.$/);
      expect(path.slice(0, 1)).toEqual(["resource"]);
    }
  }
});

test("an empty stack is well", () => {
  expect(violations(graphRules, {})).toEqual([]);
});
