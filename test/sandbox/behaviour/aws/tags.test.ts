import { unknown } from "../../../../sandbox/value/value";
import { AwsWorkspace } from "./support/workspace";

const settings = { default_tags: [{ tags: { game: "starfall", owner: "live" } }] };
const config = { cidr_block: "10.0.0.0/16", tags: { owner: "net" } };

test("all tags are the provider's own, and those of the resource over them", async () => {
  const cloud = new AwsWorkspace({ settings });
  const vpc = await cloud.create("vpc", config);

  expect(vpc.get("tags")).toEqual({ owner: "net" });
  expect(vpc.get("tags_all")).toEqual({ game: "starfall", owner: "net" });
  expect((await vpc.plan()).action).toBe("none");
});

test("all tags are known when they are planned, and follow a change in place", async () => {
  const vpc = await new AwsWorkspace({ settings }).create("vpc", config);
  const { action, planned } = await vpc.plan({ ...config, tags: { owner: "ops" } });

  expect(action).toBe("update");
  expect(planned["tags_all"]).toEqual({ game: "starfall", owner: "ops" });
});

test("a tag that is not known yet leaves them unknown until then", () => {
  const cloud = new AwsWorkspace();
  const later = { cidr_block: "10.0.0.0/16", tags: { of: unknown } };
  const plan = cloud.resource("vpc").plan({ prior: null, proposed: later, config: later }, cloud.cloud);

  expect(plan.planned["tags_all"]).toBe(unknown);
});

test("without tags there are none", async () => {
  const vpc = await new AwsWorkspace().create("vpc", { cidr_block: "10.0.0.0/16" });

  expect(vpc.get("tags_all")).toEqual({});
  expect((await vpc.plan()).action).toBe("none");
});
