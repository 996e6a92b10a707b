import type { Graph } from "../../cloud-model";
import { list, number } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Alarms. Facts: Alibaba sheet, section 9. */
export const alarmRules: readonly Rule<Graph>[] = [
  eachOf("cms_alarm", {
    code: "alarm/silence",
    source: "section 9: 300 to 86400",
    check: ({ silence_time: silence }) => {
      const seconds = number(silence);
      return when(seconds !== undefined && (seconds < 300 || seconds > 86_400), () => ({
        at: "silence_time",
        what: `\`silence_time\` is ${seconds ?? ""}`,
        fix: "write 300 to 86400",
      }));
    },
  }),
  eachOf("cms_alarm", {
    code: "alarm/nobody",
    source: "section 9: contact_groups is required",
    check: ({ contact_groups: groups }) =>
      when(Array.isArray(groups) && list(groups).length === 0, () => ({
        at: "contact_groups",
        what: "`contact_groups` is empty, so that nobody is told",
        fix: "name a contact group",
      })),
  }),
];
