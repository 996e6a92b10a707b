import { shown, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onWrite, says } from "../objections";
import { apiError } from "./api-error";

const levels = ["escalations_critical", "escalations_warn", "escalations_info"];

/** Alarms. Facts: Alibaba sheet, sections 9 and 20. */
export const monitor: Readonly<Record<string, Behaviour>> = {
  alicloud_cms_alarm: {
    id: "alarm-{*}",
    global: true,
    computed: { metric_dimensions: "", status: "OK" },
    keptBlocks: ["prometheus"],
    refusedAtApply: [
      onWrite((alarm) => {
        const some = [...levels, "composite_expression", "prometheus"].some((name) => isThere(alarm[name]));
        return some || says(alarm["threshold"])
          ? undefined
          : apiError("ParameterInvalid", `the alarm needs one of ${levels.join(", ")}`);
      }),
      onWrite(({ metric_dimensions: dimensions }) =>
        says(dimensions) && !isJson(shown(dimensions))
          ? apiError("ParameterInvalid", "metric_dimensions must be JSON: a list of objects")
          : undefined,
      ),
    ],
  },
};

function isThere(block: Value | undefined): boolean {
  return Array.isArray(block) && block.length > 0;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
