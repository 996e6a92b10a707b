import type { Approval } from "../../../preview/guard/approval";
import { guard, type Subject } from "../../../preview/guard/guard";
import { sarif } from "../../../preview/guard/sarif";
import { readPlan } from "../../../preview/plan/read-plan";
import { destroyed, eip } from "./support/samples";
import { planText, type WrittenPlan } from "./support/written";

const now = new Date("2026-11-25T12:00:00Z");
const subject = (name: string, plan: WrittenPlan): Subject => ({
  name,
  file: `${name}.json`,
  plan: readPlan(planText(plan), name),
});
const relay = { id: "eip-2", type: "EIP" };
const released: WrittenPlan = { changes: [{ address: "tencentcloud_eip.relay", actions: ["delete"], before: relay }] };

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly suppressions?: readonly object[];
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}
const asked = guard({ subjects: [subject("b", released)], now }).findings[0];
const approvals = [
  {
    address: "tencentcloud_eip.relay",
    action: "delete",
    plan: asked?.plan ?? "",
    expires: "2026-12-01",
    by: "me",
    why: "ok",
  },
];
const bare = { changes: [{ ...destroyed, actions: ["no-op"], after: eip }], more: { complete: false } };
const subjects = [subject("a b/c", { changes: [destroyed] }), subject("b", released), subject("d", bare)];
const log = (more: { approvals?: Approval[] } = {}) => sarif(guard({ subjects, now, ...more })) as Log;

test("has what version 2.1.0 demands: rules by their codes, levels, messages, places", () => {
  const { version, runs } = log();
  const { tool, results } = runs[0] ?? { tool: { driver: { name: "", rules: [] } }, results: [] };

  expect({ version, runs: runs.length, name: tool.driver.name }).toEqual({
    version: "2.1.0",
    runs: 1,
    name: "anycast-edge guard",
  });
  expect(results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
    "error entry/destroyed",
    "warning address/released",
    "note plan/incomplete",
  ]);
  for (const { ruleId, ruleIndex, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(message.text).not.toBe("");
    expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^[\w%.-]+(\/[\w%.-]+)*$/);
  }
});

test("what was approved is suppressed, with the reason", () => {
  const { results } = log({ approvals }).runs[0] ?? { results: [] };

  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [],
    [{ kind: "external", status: "accepted", justification: "ok (me, until 2026-12-01)" }],
    [],
  ]);
});
