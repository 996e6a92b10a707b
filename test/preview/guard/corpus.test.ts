import { guard } from "../../../preview/guard/guard";
import type { GuardReport } from "../../../preview/guard/report";
import { readPlan } from "../../../preview/plan/read-plan";
import { dangers } from "./support/dangers";
import { harmless } from "./support/harmless";
import { cut, type PlanJson } from "./support/cut";
import { entries, entryModule, forceNew, knownTypes, samples } from "./support/entries";
import { RealPlans, someAtATime } from "./support/real-plans";

jest.setTimeout(600_000);

const plans = new RealPlans();
const judge = (content: string): GuardReport =>
  guard({ subjects: [{ name: "prod", file: "plan.json", plan: readPlan(content, "plan.json") }], now: new Date(0) });
const isEntry = ({ type }: { readonly type: string }): boolean => type in samples;

beforeAll(() => plans.apply(entries(), { modules: { entries: entryModule() } }));
afterAll(() => plans.remove());

test("has every type of entry that a pinned provider knows, and a change for each attribute that replaces it", () => {
  expect(Object.keys(samples).sort()).toEqual([...knownTypes].sort());
  for (const [type, { other }] of Object.entries(samples)) {
    expect(Object.keys(other).sort()).toEqual([...forceNew(type)].sort());
  }
});

test("more than 300 plans that lose an entry, real ones and such as are cut from them: none is missed", async () => {
  const made = await someAtATime(dangers(plans).map((danger) => async () => ({ danger, text: await danger.plan() })));
  const judged = made.flatMap(({ danger, text }) => {
    const whole = JSON.parse(text) as PlanJson;
    const lost = (whole.resource_changes ?? []).filter(
      (one) => isEntry(one) && one.change.before !== null && !danger.spares?.(one.address),
    );
    const parts = lost.map(({ address }) => {
      const partner = danger.partner?.(address);
      const content = JSON.stringify(cut(whole, partner === undefined ? [address] : [address, partner]));
      return { name: `${danger.name}: ${address}`, address, report: judge(content), codes: danger.codes };
    });
    const { verdict } = judge(text);
    expect({ plan: danger.name, verdict, parts: parts.length > 0 }).toEqual({
      plan: danger.name,
      verdict: "block",
      parts: true,
    });
    return parts;
  });
  const missed = judged.filter(
    ({ report, address, codes }) =>
      !report.findings.some((one) => one.verdict === "block" && one.address === address && codes.includes(one.code)),
  );

  expect(missed.map(({ name }) => name)).toEqual([]);
  expect(judged.length).toBeGreaterThanOrEqual(300);
});

test("more than 300 plans that lose none, real ones and such as are cut from them: none is blocked", async () => {
  const made = await someAtATime(harmless(plans).map((one) => async () => ({ one, text: await one.plan() })));
  const judged = made.flatMap(({ one, text }) => {
    const whole = JSON.parse(text) as PlanJson;
    const all = whole.resource_changes ?? [];
    const parts = all.map((change) => {
      const together = one.together?.(change, all) ?? [];
      return {
        name: `${one.name}: ${change.address}`,
        report: judge(JSON.stringify(cut(whole, [change.address, ...together]))),
      };
    });
    return [{ name: one.name, report: judge(text) }, ...parts];
  });
  const told = judged.flatMap(({ name, report }) => report.findings.map(({ code }) => `${name}: ${code}`));

  expect(told.filter((one) => !one.endsWith(": plan/incomplete"))).toEqual([]);
  expect(judged.length).toBeGreaterThanOrEqual(300);
});
