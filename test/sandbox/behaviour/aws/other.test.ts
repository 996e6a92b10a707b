import { AwsWorkspace } from "./support/workspace";
import { objects } from "./support/objects";

let cloud: AwsWorkspace;
beforeEach(() => {
  cloud = new AwsWorkspace();
});

test("a bucket has a name that nobody else has, in whichever region", async () => {
  const bucket = await cloud.create("s3_bucket", { bucket: "logs" });

  expect(bucket.state).toMatchObject({ id: "logs", arn: "arn:aws:s3:::logs", bucket_region: "ap-northeast-2" });
  expect((await bucket.plan()).action).toBe("none");
  await expect(cloud.create("s3_bucket", { bucket: "logs", region: "us-west-2" })).rejects.toThrow(
    "BucketAlreadyExists",
  );
});

test("a shield covers an accelerator, and asks a health check", async () => {
  const accelerator = await objects.accelerator(cloud);
  const check = await cloud.create("route53_health_check", { type: "TCP", ip_address: "198.51.100.1", port: 7000 });
  const shield = await cloud.create("shield_protection", { name: "entry", resource_arn: accelerator.id });
  const link = await cloud.create("shield_protection_health_check_association", {
    shield_protection_id: shield.id,
    health_check_arn: String(check.get("arn")),
  });

  expect(link.id).toBe(`${shield.id}+${String(check.get("arn"))}`);
  expect([(await shield.plan()).action, (await link.plan()).action]).toEqual(["none", "none"]);
});

test("zones are opened per region, other accounts let in by name", async () => {
  const zones = await cloud.create("ec2_availability_zone_group", {
    group_name: "us-west-2-lax-1",
    opt_in_status: "opted-in",
    region: "us-west-2",
  });
  const attachment = await cloud.create("globalaccelerator_cross_account_attachment", { name: "team" });
  await attachment.apply({ name: "team", principals: ["123456789012"] });

  expect(zones.id).toBe("us-west-2-lax-1");
  expect(attachment.id).toMatch(/:attachment\//);
  expect((await attachment.plan()).action).toBe("none");
});
