import { objects } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
beforeEach(() => {
  cloud = new AwsWorkspace();
});

const alarm = { alarm_name: "load", comparison_operator: "GreaterThanThreshold", evaluation_periods: 1, threshold: 1 };

test("a resource lies in the provider's region, or in the one it names", async () => {
  const here = await cloud.create("vpc", { cidr_block: "10.0.0.0/16" });
  const there = await cloud.create("vpc", { cidr_block: "10.1.0.0/16", region: "us-west-2" });
  const regions = cloud.cloud.everywhere("aws_vpc").map(({ id, region }) => `${id} ${region ?? ""}`);

  expect([here.get("region"), there.get("region")]).toEqual(["ap-northeast-2", "us-west-2"]);
  expect(regions.sort()).toEqual([`${here.id} ap-northeast-2`, `${there.id} us-west-2`].sort());
  expect(there.get("arn")).toBe(`arn:aws:ec2:us-west-2:123456789012:vpc/${there.id}`);
  expect([(await here.plan()).action, (await there.plan()).action]).toEqual(["none", "none"]);
});

test("the region is known when it is planned", () => {
  const vpc = cloud.resource("vpc");
  const config = { cidr_block: "10.0.0.0/16" };

  expect(vpc.plan({ prior: null, proposed: config, config }, cloud.cloud).planned["region"]).toBe("ap-northeast-2");
});

test("another region replaces it", async () => {
  const vpc = await cloud.create("vpc", { cidr_block: "10.0.0.0/16" });
  const config = { cidr_block: "10.0.0.0/16", region: "us-west-2" };

  expect(await vpc.plan(config)).toMatchObject({ action: "replace", replaces: ["region"] });
  await vpc.apply(config);
  expect(cloud.cloud.everywhere("aws_vpc")).toMatchObject([{ id: vpc.id, region: "us-west-2" }]);
});

test("leaving the region out again, or another region of the provider, moves nothing", async () => {
  const vpc = await cloud.create("vpc", { cidr_block: "10.0.0.0/16", region: "us-west-2" });

  expect((await vpc.plan({ cidr_block: "10.0.0.0/16" })).action).toBe("none");
});

test("a reference is sought in the region of the one that refers", async () => {
  const { vpc } = await objects.site(cloud, { region: "us-west-2" });
  const config = { vpc_id: vpc.id, cidr_block: "10.0.9.0/24" };

  await expect(cloud.create("subnet", config)).rejects.toThrow("not in region ap-northeast-2");
  await cloud.create("subnet", { ...config, region: "us-west-2" });
});

test("what has its name for an id is there once per region", async () => {
  const here = await cloud.create("cloudwatch_metric_alarm", alarm);
  const there = await cloud.create("cloudwatch_metric_alarm", { ...alarm, region: "us-west-2", threshold: 2 });
  await here.refresh();

  expect([here.id, there.id]).toEqual(["load", "load"]);
  expect([here.get("threshold"), there.get("threshold")]).toEqual([1, 2]);
  await here.destroy();
  expect(cloud.cloud.everywhere("aws_cloudwatch_metric_alarm")).toMatchObject([{ region: "us-west-2" }]);
});

test("an import takes an object of another region by `id@region`", async () => {
  const { id } = await cloud.create("vpc", { cidr_block: "10.0.0.0/16", region: "us-west-2" });

  await expect((async () => cloud.import("vpc", id))()).rejects.toThrow("does not exist");
  expect((await cloud.import("vpc", `${id}@us-west-2`)).state).toMatchObject({ id, region: "us-west-2" });
});

test("what lies in no region takes none, and is seen from everywhere", async () => {
  const role = { name: "relay", assume_role_policy: '{"Statement":[]}' };
  await cloud.create("iam_role", role);
  const beside = new AwsWorkspace({ region: "us-west-2", beside: cloud });

  await expect(beside.create("iam_role", role)).rejects.toThrow("EntityAlreadyExists");
});

test("a region is named as AWS names them", () => {
  const config = { cidr_block: "10.0.0.0/16", region: "ap-tokyo" };

  expect(cloud.validate("vpc", config)).toMatchObject([
    { summary: "expected region to be a valid aws-region-name, got ap-tokyo" },
  ]);
});
