import type { Behaviour } from "../behaviour";
import { eachIn } from "../each-in";
import { shown, type Group } from "../../value/value";

/** Alarms. Facts: Tencent sheet, sections 9 and 25. */
export const monitor: Readonly<Record<string, Behaviour>> = {
  tencentcloud_monitor_alarm_policy: {
    id: "policy-{*}",
    global: true,
    computed: { create_time: () => new Date().toISOString(), update_time: () => new Date().toISOString() },
    recomputed: ["update_time"],
    keptBlocks: ["conditions", "event_conditions", "hierarchical_notices", "notice_content_tmpl_bind_infos"],
    kept: (policy) => ({
      ...policy,
      conditions: eachIn(policy["conditions"], (one) => ({ ...one, rules: eachIn(one["rules"], withoutPowerNotice) })),
      event_conditions: eachIn(policy["event_conditions"], withoutPowerNotice),
    }),
  },
  tencentcloud_monitor_alarm_notice: { id: "notice-{*}", global: true, keptBlocks: ["url_notices"] },
  tencentcloud_monitor_policy_binding_object: {
    // one per policy: a second one takes the place of the first
    id: "{policy_id}",
    global: true,
    references: { policy_id: { to: ["tencentcloud_monitor_alarm_policy"], onDelete: "with" } },
    // without spaces and with keys in order: written otherwise, they replace the object for ever
    kept: (binding) => ({
      ...binding,
      dimensions: eachIn(binding["dimensions"], (one) => ({
        ...one,
        dimensions_json: compact(shown(one["dimensions_json"])),
      })),
    }),
  },
};

/** The switch never comes back, so that it differs for ever. */
function withoutPowerNotice(rule: Group): Group {
  return { ...rule, is_power_notice: rule["is_power_notice"] === 0 ? 0 : null };
}

function compact(json: string): string {
  try {
    const parsed = JSON.parse(json) as Group;
    return JSON.stringify(Object.fromEntries(Object.entries(parsed).sort(([a], [b]) => (a < b ? -1 : 1))));
  } catch {
    // not JSON: for the cloud to refuse, which is not known to happen here
    return json;
  }
}
