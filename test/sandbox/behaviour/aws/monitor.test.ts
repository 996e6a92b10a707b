import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
beforeEach(() => {
  cloud = new AwsWorkspace();
});

const alarm = (more: Group = {}): Promise<Managed> =>
  cloud.create("cloudwatch_metric_alarm", {
    alarm_name: "well",
    comparison_operator: "LessThanThreshold",
    evaluation_periods: 1,
    threshold: 1,
    namespace: "AWS/GlobalAccelerator",
    metric_name: "HealthyEndpointCount",
    statistic: "Minimum",
    period: 60,
    region: "us-west-2",
    ...more,
  });

test("an alarm takes the place of one of the same name, and the two undo each other", async () => {
  const one = await alarm();
  await alarm({ threshold: 2 });

  expect(cloud.ids("cloudwatch_metric_alarm")).toEqual(["well"]);
  expect((await one.plan()).action).toBe("update");
});

test("an alarm tells topics of its own region", async () => {
  const topic = await cloud.create("sns_topic", { name: "ops" });

  expect(topic.id).toBe("arn:aws:sns:ap-northeast-2:123456789012:ops");
  await expect(alarm({ alarm_actions: [topic.id] })).rejects.toThrow("Only us-west-2 is supported");
  const near = await cloud.create("sns_topic", { name: "ops", region: "us-west-2" });
  await alarm({ alarm_actions: [near.id], ok_actions: [near.id] });
});

test.each<[string, Group]>([
  ["`statistic` or `extended_statistic`", { statistic: null }],
  ["`statistic` or `extended_statistic`", { extended_statistic: "p99" }],
  [
    "both `expression` and a `metric`",
    { metric_name: null, metric_query: [{ id: "q", expression: "1", metric: [{}] }] },
  ],
])("an alarm is refused when it is planned: %s", async (words, more) => {
  await expect(alarm(more)).rejects.toThrow(words);
  expect(cloud.ids("cloudwatch_metric_alarm")).toEqual([]);
});

test("a period is one of three, or minutes", () => {
  const problems = (period: number) =>
    cloud.validate("cloudwatch_metric_alarm", { alarm_name: "a", period }).map(({ path }) => path?.[0]);

  expect([problems(10), problems(300), problems(45)]).toEqual([[], [], ["period"]]);
});

test("a subscription goes with its topic; one by mail waits to be confirmed", async () => {
  const topic = await cloud.create("sns_topic", { name: "ops" });
  const mail = await cloud.create("sns_topic_subscription", {
    topic_arn: topic.id,
    protocol: "email",
    endpoint: "ops@starfall.example",
  });

  expect(mail.get("pending_confirmation")).toBe(true);
  expect((await mail.plan()).action).toBe("none");
  await topic.destroy();
  expect(cloud.ids("sns_topic_subscription")).toEqual([]);
});

test("what only an ordered topic takes is refused when another is planned", async () => {
  const create = (more: Group) => cloud.create("sns_topic", { content_based_deduplication: true, ...more });

  await expect(create({ name: "ops" })).rejects.toThrow("FIFO topics");
  await create({ name: "ops.fifo", fifo_topic: true });
});
