import type { Managed } from "../../support/workspace";
import { AwsWorkspace } from "./support/workspace";

const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
let cloud: AwsWorkspace;
let role: Managed;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  role = await cloud.create("iam_role", { name: "relay", assume_role_policy: policy });
});

test("a role has its name for an id, and an arn of no region", () => {
  expect(role.state).toMatchObject({ id: "relay", arn: "arn:aws:iam::123456789012:role/relay" });
});

test.each([
  ["an instance profile", "iam_instance_profile", { name: "relay", role: "relay" }],
  ["a policy of its own", "iam_role_policy", { name: "logs", role: "relay", policy }],
  ["an attached policy", "iam_role_policy_attachment", { role: "relay", policy_arn: "arn:aws:iam::aws:policy/X" }],
])("a role stays while it has %s", async (_what, type, config) => {
  const holder = await cloud.create(type, config);

  expect((await holder.plan()).action).toBe("none");
  await expect(role.destroy()).rejects.toThrow("DeleteConflict");
  await holder.destroy();
  await role.destroy();
  expect(cloud.ids("iam_role")).toEqual([]);
});

test("names are there once", async () => {
  const profile = { name: "relay", role: "relay" };
  await cloud.create("iam_instance_profile", profile);

  await expect(cloud.create("iam_role", { name: "relay", assume_role_policy: policy })).rejects.toThrow(
    "EntityAlreadyExists: Role",
  );
  await expect(cloud.create("iam_instance_profile", profile)).rejects.toThrow("EntityAlreadyExists: Instance Profile");
});

test("a policy is JSON when it is validated, and says something when it is applied", async () => {
  const config = { name: "logs", role: "relay", policy: "{" };

  expect(cloud.validate("iam_role_policy", config)).toMatchObject([{ path: ["policy"] }]);
  await expect(cloud.create("iam_role_policy", { ...config, policy: "{}" })).rejects.toThrow("MalformedPolicyDocument");
});
