import type { Graph } from "../../cloud-model";
import { list, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { acceleratorRegion } from "../accelerator-region";
import { topicRegion } from "../topic";
import { eachOf } from "./provider";
import { regionOf } from "./region";

const actions = ["alarm_actions", "ok_actions", "insufficient_data_actions"];
const health = ["HealthyEndpointCount", "UnhealthyEndpointCount", "HealthyHostCount", "UnHealthyHostCount"];

/** Alarms. Facts: AWS sheet, sections 13 and 20. */
export const alarmRules: readonly Rule<Graph>[] = [
  eachOf("cloudwatch_metric_alarm", {
    code: "alarm/region",
    source: "section 20, rule 26: metrics of accelerators are in us-west-2",
    check: (args, _resource, graph) => {
      const region = regionOf(graph, args);
      const elsewhere = region !== undefined && region !== acceleratorRegion;
      return when(text(args["namespace"]) === "AWS/GlobalAccelerator" && elsewhere, () => ({
        at: "region",
        what: `it looks at metrics of an accelerator in ${region ?? ""}, where there are none`,
        fix: `write \`region = ${acceleratorRegion}\``,
      }));
    },
  }),
  eachOf("cloudwatch_metric_alarm", {
    code: "alarm/topic-region",
    source: "section 20, rule 26: an alarm tells topics of its own region",
    check: (args, _resource, graph) => {
      const region = regionOf(graph, args);
      return actions.flatMap((at) =>
        list(args[at])
          .map((arn) => topicRegion(text(arn) ?? ""))
          .filter((of) => of !== undefined && region !== undefined && of !== region)
          .map((of = "") => ({
            at,
            what: `\`${at}\` has a topic in ${of}, but the alarm is in ${region ?? ""}`,
            fix: "name a topic of the alarm's region",
          })),
      );
    },
  }),
  eachOf("cloudwatch_metric_alarm", {
    code: "alarm/missing-data",
    source: "section 13: an absent signal must never look like good health",
    check: ({ metric_name: metric, treat_missing_data: missing = "missing" }) => {
      const written = text(missing);
      const quiet = written !== undefined && written !== "breaching";
      return when(health.includes(text(metric) ?? "") && quiet, () => ({
        at: "treat_missing_data",
        what: `\`treat_missing_data\` is ${written ?? ""}, so an absent signal looks like good health`,
        fix: "write `treat_missing_data = breaching`",
      }));
    },
  }),
];
