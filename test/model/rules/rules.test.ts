import type { Environment } from "../../../model/environment";
import { violations, type Rule } from "../../../model/rule";
import { tencentModel } from "../../../model/tencent";
import { declared, type Changes } from "../declared";
import { cases } from "./cases";

const { entryRules, homeRules, edgeRules, trafficRules, environmentRules } = tencentModel;
const rules: readonly Rule<Environment>[] = [
  ...entryRules,
  ...homeRules,
  ...edgeRules,
  ...trafficRules,
  ...environmentRules,
];
const codes = new Set(rules.map(({ code }) => code));

const found = (changes: Changes) => violations(rules, declared(changes));
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
  expect(Object.keys(cases).sort()).toEqual([...codes].sort());
  for (const { wrong, right } of Object.values(cases)) {
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
  }
});

test("a code stands for one rule, and every rule has a source", () => {
  const all = [...rules, ...tencentModel.graphRules];
  const objects = new Map<string, Set<Rule<never>>>();
  for (const rule of all) objects.set(rule.code, (objects.get(rule.code) ?? new Set()).add(rule));
  expect([...objects].filter(([, { size }]) => size > 1).map(([code]) => code)).toEqual([]);
  for (const { code, source } of all) {
    expect(code).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
    expect(source).not.toBe("");
  }
});

test("what a rule says names the setting and ends without a period, and the fix is an instruction", () => {
  for (const [, , changes] of table("wrong")) {
    for (const { what, fix, path } of found(changes)) {
      expect(path.length).toBeGreaterThan(0);
      expect(what).not.toMatch(/undefined|\[object|\.$/);
      expect(fix).toMatch(/^(add|choose|declare|drop|give|keep|let|lower|make|name|remove|set|write) ?[^.]/);
      expect(fix).not.toMatch(/\.$/);
    }
  }
});
