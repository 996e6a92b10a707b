import { shown, isGroup, isList, type Group } from "../../value/value";
import { randomUUID } from "node:crypto";
import type { Behaviour } from "../behaviour";
import { either, onWrite, says } from "../objections";
import { textsAt } from "../look-up";
import { account, arn, generatedName } from "./names";
import { apiError } from "./api-error";

const actions = ["alarm_actions[]", "ok_actions[]", "insufficient_data_actions[]"];

/** Alarms and whom they tell. Facts: AWS sheet, section 13. */
export const monitor: Readonly<Record<string, Behaviour>> = {
  aws_cloudwatch_metric_alarm: {
    // one of the same name takes the place of the first
    id: "{alarm_name}",
    namedPerRegion: true,
    computed: { arn: arn("cloudwatch", "alarm:{alarm_name}") },
    refusedAtPlan: [
      onWrite((after) =>
        either(
          () => strangeStatistic(after),
          () => strangeQuery(after),
        ),
      ),
    ],
    refusedAtApply: [
      onWrite((after) => {
        const region = shown(after["region"]);
        const topics = actions.flatMap((path) => textsAt(after, path)).filter((one) => one.startsWith("arn:aws:sns:"));
        const stray = topics.map((topic) => topic.split(":")[3] ?? "").find((other) => other !== region);
        return stray && apiError("ValidationError", `Invalid region ${stray} specified. Only ${region} is supported.`);
      }),
    ],
  },
  aws_sns_topic: {
    id: "{arn}",
    computed: {
      name: ({ name_prefix: prefix, fifo_topic: fifo }, cloud) =>
        `${shown(generatedName("terraform-")({ name_prefix: prefix ?? null }, cloud))}${fifo === true ? ".fifo" : ""}`,
      arn: arn("sns", "{name}"),
      owner: account,
      policy: ({ arn: own }) =>
        `{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"${account}"},"Action":"SNS:Publish","Resource":"${shown(own)}"}]}`,
      signature_version: 0,
    },
    refusedAtPlan: [
      onWrite((after) => {
        const name = ["archive_policy", "fifo_throughput_scope", "content_based_deduplication"].find(
          (each) => says(after[each]) && after[each] !== false,
        );
        return name && after["fifo_topic"] !== true ? `${name} can only be set for FIFO topics` : undefined;
      }),
    ],
  },
  aws_sns_topic_subscription: {
    id: "{arn}",
    references: { topic_arn: { to: ["aws_sns_topic"], onDelete: "with" } },
    computed: {
      arn: ({ topic_arn: topic }) => `${shown(topic)}:${randomUUID()}`,
      owner_id: account,
      pending_confirmation: ({ protocol }) => protocol === "email" || protocol === "email-json",
      confirmation_was_authenticated: ({ protocol }) => protocol !== "email" && protocol !== "email-json",
      filter_policy_scope: ({ filter_policy: policy }) => (says(policy) ? "MessageAttributes" : null),
    },
    neverRead: ["confirmation_timeout_in_minutes", "endpoint_auto_confirms"],
  },
};

function strangeStatistic({ metric_name: metric, statistic, extended_statistic: extended }: Group): string | undefined {
  if (!says(metric)) return undefined;
  const given = [statistic, extended].filter((one) => (one ?? null) !== null).length;
  return given === 1
    ? undefined
    : "One of `statistic` or `extended_statistic` must be set for a cloudwatch metric alarm";
}

function strangeQuery({ metric_query: queries }: Group): string | undefined {
  const both = (isList(queries) ? queries : []).some(
    (one) => isGroup(one) && says(one["expression"]) && isList(one["metric"]) && one["metric"].length > 0,
  );
  return both ? "No metric_query may have both `expression` and a `metric` specified" : undefined;
}
