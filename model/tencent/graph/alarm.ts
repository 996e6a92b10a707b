import type { Graph } from "../../cloud-model";
import { onlyOne } from "../../graph/resources";
import { blocks, identity, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

/** Alarm policies. Facts: Tencent sheet, sections 9 and 25. */
export const alarmRules: readonly Rule<Graph>[] = [
  eachOf("monitor_alarm_policy", {
    code: "alarm/power-notice",
    source: "section 25: never read back, so the plan never comes to rest",
    check: (args) =>
      blocks(args, "conditions")
        .flatMap((conditions) => blocks(conditions, "rules"))
        .filter((rule) => (number(rule["is_power_notice"]) ?? 0) !== 0)
        .map(() => ({
          at: "conditions",
          what: "`is_power_notice` is set, which differs at every plan",
          fix: "remove it, and set `notice_frequency`",
        })),
  }),
  eachOf("monitor_policy_binding_object", {
    code: "alarm/dimensions",
    source: "section 25: compact and with sorted keys, or it is replaced for ever",
    check: (args) =>
      blocks(args, "dimensions").flatMap(({ dimensions_json: json }) => {
        const written = text(json);
        const right = written === undefined ? undefined : compact(written);
        return when(right !== undefined && right !== written, () => ({
          at: "dimensions",
          what: `\`dimensions_json\` is ${written ?? ""}`,
          fix: `write ${right ?? ""}`,
        }));
      }),
  }),
  {
    code: "alarm/binding-twice",
    source: "section 25: two binding objects of one policy undo each other",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "monitor_policy_binding_object"),
        ({ policy_id: policy }) => identity(policy),
        ({ address }) => ({
          at: "policy_id",
          what: `${address} binds the same policy, and they undo each other`,
          fix: "put all dimensions into one",
        }),
      ),
  },
];

/** As `jsonencode` writes it; undefined where it is no JSON, which the provider says itself. */
function compact(json: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch {
    return undefined;
  }
}
