import fc from "fast-check";
import type { CloudModel, Graph } from "../../../model/cloud-model";
import { violations } from "../../../model/rule";
import { unknown, type Case } from "./case";

/** The tests of a cloud's graph rules: every rule has cases, by code, and tells what is wrong in the same manner. */
export function holdRulesAgainst(
  { graphRules }: CloudModel,
  cases: Readonly<Record<string, Case>>,
  prefix: string,
): void {
  const found = (graph: Graph, code: string) =>
    violations(
      graphRules.filter((rule) => rule.code === code),
      graph,
    );
  const table = (which: "wrong" | "right") =>
    Object.entries(cases).flatMap(([code, { [which]: graphs }]) =>
      graphs.map((graph): [string, string, Graph] => [code, JSON.stringify(graph.resource ?? {}).slice(0, 100), graph]),
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
        const [kind] = path;
        expect(kind === "provider" ? `${prefix}x.x: ${what}` : what).toMatch(new RegExp(`^${prefix}\\w+\\.\\w+: `));
        expect(what).not.toMatch(/undefined|\[object|\.$/);
        expect(fix).toMatch(
          /^(add|begin|bind|chain|choose|give|keep|let|lower|make|move|name|put|remove|set|spread|write) ?[^.]/,
        );
        expect(fix).not.toMatch(/undefined|\.$/);
        expect(["resource", "provider"]).toContain(kind);
      }
    }
  });

  test("whatever stands in an argument, the rules have words for it, or none", () => {
    const places = [...table("wrong"), ...table("right")].flatMap(([, , graph]) =>
      Object.entries(graph.resource ?? {}).flatMap(([type, byId]) =>
        Object.entries(byId).flatMap(([id, args]) => Object.keys(args).map((name) => ({ graph, type, id, name }))),
      ),
    );
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(unknown), fc.constant([unknown]));
    fc.assert(
      fc.property(fc.constantFrom(...places), value, ({ graph, type, id, name }, written) => {
        const args = { ...graph.resource?.[type]?.[id], [name]: written };
        const byId = { ...graph.resource?.[type], [id]: args };
        for (const { what } of violations(graphRules, { ...graph, resource: { ...graph.resource, [type]: byId } })) {
          expect(what).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("an empty stack is well", () => {
    expect(violations(graphRules, {})).toEqual([]);
  });
}
