import type { CloudName } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import type { Environment } from "../../../model/environment";
import { violations, type Rule } from "../../../model/rule";
import { declaredOn, type Changes } from "../declared";
import { alibabaCases } from "./alibaba.cases";
import { awsCases } from "./aws.cases";
import { cases as tencentCases, type Case } from "./cases";
import { nameCases } from "./names.cases";

const clouds: readonly [CloudName, Readonly<Record<string, Case>>][] = [
  ["tencent", { ...tencentCases, ...nameCases.tencent }],
  ["aws", { ...awsCases, ...nameCases.aws }],
  ["alibaba", { ...alibabaCases, ...nameCases.alibaba }],
];

describe.each(clouds)("on %s", (cloud, cases) => {
  const { entryRules, homeRules, edgeRules, trafficRules, environmentRules, graphRules } = cloudModels[cloud];
  const rules: readonly Rule<Environment>[] = [
    ...entryRules,
    ...homeRules,
    ...edgeRules,
    ...trafficRules,
    ...environmentRules,
  ];
  const found = (changes: Changes) => violations(rules, declaredOn(cloud, changes));
  const table = (which: "wrong" | "right") =>
    Object.entries(cases).flatMap(([code, { [which]: all }]) =>
      all.map((changes): [string, string, Changes] => [code, JSON.stringify(changes).slice(0, 80), changes]),
    );

  test("a right environment breaks none", () => {
    expect(found({})).toEqual([]);
  });

  describe("fails", () => {
    test.each(table("wrong"))("%s %s", (code, _changes, changes) => {
      expect(found(changes)).toContainEqual(expect.objectContaining({ code }));
    });
  });

  describe("just well", () => {
    test.each(table("right"))("%s %s", (code, _changes, changes) => {
      expect(found(changes).filter((one) => one.code === code)).toEqual([]);
    });
  });

  test("every rule has its cases, and every case its rule", () => {
    // those of the capability table have a test of their own
    const codes = rules.map(({ code }) => code).filter((code) => !code.startsWith("capability/"));
    expect(Object.keys(cases).sort()).toEqual([...new Set(codes)].sort());
    for (const { wrong, right } of Object.values(cases)) {
      expect(wrong.length).toBeGreaterThan(0);
      expect(right.length).toBeGreaterThan(0);
    }
  });

  test("a code stands for one rule, and every rule has a source", () => {
    const all: readonly (Rule<Environment> | Rule<never>)[] = [...rules, ...graphRules];
    const sources = new Map<string, Set<string>>();
    for (const { code, source } of all) sources.set(code, (sources.get(code) ?? new Set()).add(source));
    expect([...sources].filter(([, { size }]) => size > 1).map(([code]) => code)).toEqual([]);
    for (const { code, source } of all) {
      expect(code).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(source).not.toBe("");
    }
  });

  test("what a rule says names the setting and ends without a period, and the fix is an instruction", () => {
    for (const [code, , changes] of table("wrong")) {
      for (const { what, fix, path } of found(changes)) {
        // only the name of the environment is in no file
        expect(path.length > 0 || code === "name/reserved").toBe(true);
        expect(what).not.toMatch(/undefined|\[object|\.$/);
        expect(fix).toMatch(/^(add|choose|declare|drop|give|keep|let|lower|make|name|remove|set|write) ?[^.]/);
        expect(fix).not.toMatch(/\.$/);
      }
    }
  });
});
