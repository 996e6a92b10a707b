import { unknown, type Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let site: Site;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
});

describe("a launch template", () => {
  const config = { name: "home", image_id: "ami-1", instance_type: "c7i.large" };

  test("has another version with every change, which the plan does not know yet", async () => {
    const template = await objects.template(cloud);
    const changed = { ...config, image_id: "ami-2" };
    const plan = await template.plan(changed);
    await template.apply(changed);

    expect(plan).toMatchObject({ action: "update", planned: { latest_version: unknown, default_version: 1 } });
    expect(template.state).toMatchObject({ latest_version: 2, default_version: 1 });
    expect((await template.plan()).action).toBe("none");
  });

  test("has none with another description, and none with other tags", async () => {
    const template = await objects.template(cloud);
    const described = { ...config, description: "relays" };
    const plan = await template.plan(described);
    await template.apply(described);
    await template.apply({ ...described, tags: { game: "starfall" } });

    expect(plan.planned["latest_version"]).toBe(1);
    expect(template.get("latest_version")).toBe(1);
  });

  test("makes the latest version the usual one when it is told to", async () => {
    const template = await objects.template(cloud, { update_default_version: true });
    const plan = await template.plan({ ...config, update_default_version: true, image_id: "ami-2" });
    await template.apply({ ...config, update_default_version: true, image_id: "ami-2" });

    expect(plan.planned["default_version"]).toBe(unknown);
    expect(template.state).toMatchObject({ latest_version: 2, default_version: 2 });
  });

  test("fills in what is left out of the metadata service, and then rests", async () => {
    const template = await objects.template(cloud, { metadata_options: [{ http_tokens: "required" }] });

    expect(template.get("metadata_options")).toMatchObject([
      { http_tokens: "required", http_endpoint: "enabled", http_put_response_hop_limit: 1 },
    ]);
    expect((await template.plan()).action).toBe("none");
  });

  test("has a name that is there once", async () => {
    await objects.template(cloud);

    await expect(objects.template(cloud)).rejects.toThrow("AlreadyExists");
  });
});

describe("a fleet", () => {
  let template: Managed;
  beforeEach(async () => {
    template = await objects.template(cloud);
  });

  const config = (more: Group = {}): Group => ({
    name: "home",
    min_size: 2,
    max_size: 4,
    vpc_zone_identifier: site.subnets.map(({ id }) => id),
    launch_template: [{ id: template.id }],
    ...more,
  });
  const create = (more: Group = {}): Promise<Managed> => cloud.create("autoscaling_group", config(more));

  test("has its least number of machines where nothing is said, and follows its ends", async () => {
    const fleet = await create();
    const desired = fleet.get("desired_capacity");
    await fleet.apply(config({ min_size: 3 }));

    expect(desired).toBe(2);
    expect(fleet.get("desired_capacity")).toBe(3);
    expect((await fleet.plan()).action).toBe("none");
  });

  test("has the number of machines that a policy gave it, and is left alone", async () => {
    const fleet = await create();
    const [object] = cloud.cloud.everywhere("aws_autoscaling_group");
    cloud.cloud.put({
      type: "aws_autoscaling_group",
      id: "home",
      attributes: { ...object?.attributes, desired_capacity: 4 },
    });

    expect((await fleet.plan()).action).toBe("none");
    expect(fleet.get("desired_capacity")).toBe(4);
  });

  test("is between its ends", async () => {
    await expect(create({ min_size: 5 })).rejects.toThrow("Max bound, 4");
    await expect(create({ desired_capacity: 5 })).rejects.toThrow("Desired capacity:5");
  });

  test("names its template, the version it has, and the zones of its subnets", async () => {
    const fleet = await create();

    expect(fleet.get("launch_template")).toEqual([{ id: template.id, name: "home", version: "$Default" }]);
    expect(fleet.get("availability_zones")).toEqual(["ap-northeast-2a", "ap-northeast-2b"]);
    await expect(create({ name: "next", launch_template: [{ id: template.id, version: "2" }] })).rejects.toThrow(
      "has no version 2",
    );
  });

  test("has a name that is there once per region, and subnets that stay", async () => {
    await create();

    await expect(create()).rejects.toThrow("AutoScalingGroup by this name already exists");
    await expect(site.subnets[0].destroy()).rejects.toThrow("DependencyViolation");
  });

  test("goes with its policies and hooks, which other fleets may have by the same name", async () => {
    await create();
    await create({ name: "edge" });
    const policy = (name: string) =>
      cloud.create("autoscaling_policy", { name: "load", autoscaling_group_name: name, scaling_adjustment: 1 });
    const hook = { name: "drain", autoscaling_group_name: "home" };
    await policy("home");
    const left = await policy("edge");
    await cloud.create("autoscaling_lifecycle_hook", {
      ...hook,
      lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
    });
    cloud.cloud.delete("aws_autoscaling_group", "home");

    expect([...cloud.ids("autoscaling_policy"), ...cloud.ids("autoscaling_lifecycle_hook")]).toEqual([left.id]);
  });
});

test("a machine is in the zone of its subnet, with the network's own security group", async () => {
  const machine = await cloud.create("instance", {
    ami: "ami-1",
    instance_type: "c7i.large",
    subnet_id: site.subnets[1].id,
  });

  expect(machine.state).toMatchObject({
    availability_zone: "ap-northeast-2b",
    private_ip: expect.stringMatching(/^10\.0\.2\./) as string,
    public_ip: "",
    vpc_security_group_ids: [site.vpc.get("default_security_group_id")],
  });
  expect((await machine.plan()).action).toBe("none");
});

test("a machine that must not be terminated is not", async () => {
  const config = { ami: "ami-1", instance_type: "c7i.large", subnet_id: site.subnets[0].id };
  const machine = await cloud.create("instance", { ...config, disable_api_termination: true });

  await expect(machine.destroy()).rejects.toThrow("may not be terminated");
});

test("a key pair has its name once per region", async () => {
  const key = { key_name: "ops", public_key: "ssh-ed25519 AAAA" };
  await cloud.create("key_pair", key);
  await cloud.create("key_pair", { ...key, region: "us-west-2" });

  await expect(cloud.create("key_pair", key)).rejects.toThrow("InvalidKeyPair.Duplicate");
});
