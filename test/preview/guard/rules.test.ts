import { guard } from "../../../preview/guard/guard";
import type { Finding } from "../../../preview/guard/report";
import { guardRules } from "../../../preview/guard/rules/all";
import { fleetRules } from "../../../preview/guard/rules/fleet";
import { readPlan } from "../../../preview/plan/read-plan";
import { readStack } from "../../../preview/stack/stack-file";
import { entryCases } from "./support/entry.cases";
import { eip, entry, type Judged } from "./support/samples";
import { stackCases } from "./support/stack.cases";
import { planText } from "./support/written";

const ruleCases = { ...entryCases, ...stackCases };

function found(judged: Judged): readonly Finding[] {
  const [stack, base] = [judged.stack, judged.base].map((text) =>
    text === undefined ? undefined : readStack(text, "s"),
  );
  const plan = readPlan(planText(judged), "plan.json");
  const { ports } = judged;
  return guard({ subjects: [{ name: "prod-entry", file: "plan.json", plan, stack, base, ports }], now: new Date(0) })
    .findings;
}

const table = (which: "wrong" | "right") =>
  Object.entries(ruleCases).flatMap(([code, { [which]: all }]) =>
    all.map((judged, index): [string, number, Judged] => [code, index + 1, judged]),
  );

describe("speaks", () => {
  test.each(table("wrong"))("%s, case %i", (code, _number, judged) => {
    expect(found(judged).map((one) => one.code)).toContain(code);
  });
});

describe("is silent", () => {
  test.each(table("right"))("%s, case %i", (code, _number, judged) => {
    expect(found(judged).map((one) => one.code)).not.toContain(code);
  });
});

test("every rule has its cases, and every case its rule", () => {
  expect(Object.keys(ruleCases).sort()).toEqual(guardRules.map(({ code }) => code).sort());
});

test("a code stands for one rule, which has a title and a source", () => {
  const rules = [...guardRules, ...fleetRules];
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { code, title, source } of rules) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(source).toMatch(/^[^.].*[^.]$/);
  }
});

test("what a rule says names the resource or the stack, ends without a period, and the fix is an instruction", () => {
  for (const [code, , judged] of table("wrong")) {
    for (const { what, fix, address } of found(judged).filter((one) => one.code === code)) {
      expect(what.startsWith(address)).toBe(true);
      expect(what).not.toMatch(/undefined|null|\[object|\.$/);
      expect(fix).toMatch(
        /^(apply|approve|bind|bring|call|declare|deploy|fix|get|keep|leave|look|name|narrow|plan|put|read|remove|run|set|take|update|write) ?[^.]/,
      );
      expect(fix).not.toMatch(/undefined|\.$/);
    }
  }
});

test.each([
  ["tencentcloud_eip.home", "home's own public address", "docs/operations/rebuild-home.md"],
  ["tencentcloud_eip.relay", "a public address of a relay or an edge", "docs/operations/drain-an-edge.md"],
  ["tencentcloud_eip.relay", "a public address of a relay or an edge", "docs/operations/mixed-clouds.md"],
  ["tencentcloud_ga2_accelerate_area.area-ap-tokyo", "the public address of an area", "docs/operations/ga2.md"],
])("%s, which would be lost, is told as %s", (address, what, document) => {
  const [finding] = found({ changes: [{ address, actions: ["delete"], before: { id: "a" } }] });
  expect(finding?.what).toContain(what);
  expect(finding?.fix).toContain(document);
});

test("an entry that is not found may lie in the region that was before", () => {
  const [finding] = found({
    drift: [{ address: entry, actions: ["delete"], before: eip }],
    changes: [{ address: entry, actions: ["create"], after: {} }],
  });
  expect(finding).toMatchObject({ code: "entry/gone", fix: expect.stringContaining("`home.region`") as string });
});

test("of the values in a plan, only ids and public addresses of entries are told", () => {
  const secret = "hunter2-SECRET";
  const values = { id: "eip-1", type: "AnycastEIP", public_ip: "198.51.100.1", name: secret, tags: { a: secret } };
  const before = { ...values, user_data: secret, enable_deletion_protection: true };
  const changes = ["delete", "forget", "update"].flatMap((action) =>
    ["tencentcloud_eip.a", "aws_lb.a", "tencentcloud_eip_association.a", "aws_eip.a"].map((address) => ({
      address,
      actions: [action],
      before,
      after: action === "update" ? { ...before, name: `${secret}2`, enable_deletion_protection: false } : null,
    })),
  );
  const told = JSON.stringify(found({ changes, more: { variables: { password: { value: secret } } } }));

  expect(told).not.toContain("SECRET");
  expect(told).toContain("198.51.100.1");
  expect(
    JSON.stringify(found({ changes: changes.map((one) => ({ ...one, secret: { public_ip: true } })) })),
  ).not.toContain("198.51.100.1");
});
