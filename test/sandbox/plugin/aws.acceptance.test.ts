import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { textsAt } from "../../../sandbox/behaviour/look-up";
import { example } from "../behaviour/aws/support/example";
import { AwsTerraform } from "../behaviour/aws/support/terraform";
import { temporaryFolder } from "../support/temporary-folder";
import type { Resources } from "../support/terraform";

jest.setTimeout(120_000);

const count = Object.values(example).flatMap((named) => Object.keys(named)).length;
const words = (text: string): string => text.replaceAll(/[\s│]+/g, " ");

// each test goes on from where the one before it left the cloud
describe("the real Terraform on the simulated AWS", () => {
  const terraform = new AwsTerraform(temporaryFolder());
  const addresses = (): string[] =>
    textsAt(terraform.object("globalaccelerator_accelerator").attributes, "ip_sets.ip_addresses[]");
  let entry: string[];

  beforeAll(() => {
    terraform.write(example);
    terraform.must("init", "-input=false");
  });

  test("takes the provider from the sandbox, and locks it", () => {
    expect(terraform.read(".terraform.lock.hcl")).toMatch(/hashicorp\/aws"[^}]*6\.25\.0[^}]*h1:/);
  });

  test("validates the configuration, and tells what is wrong in another", () => {
    const good = terraform.run(["validate", "-json"]);
    const game = { ...example.globalaccelerator_endpoint_group.home, health_check_interval_seconds: 5 };
    const topic = { name: "a b", region: "us-west-2" };
    terraform.write({
      ...example,
      globalaccelerator_endpoint_group: { home: game },
      sns_topic: { ops: topic },
    });
    const bad = terraform.run(["validate", "-json"]);
    terraform.write(example);

    expect(JSON.parse(good.stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
    expect(JSON.parse(bad.stdout)).toMatchObject({ valid: false, error_count: 2 });
  });

  test("applies all of it, and then finds nothing to change", () => {
    const applied = terraform.apply();
    const again = terraform.plan();
    entry = addresses();

    expect(applied.stderr).toBe("");
    expect(terraform.objects()).toHaveLength(count);
    expect(entry).toHaveLength(2);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes") as string });
  });

  test("puts everything in its region, and tags it as the provider says", () => {
    const regions = terraform.objects("vpc").map(({ region }) => region);

    expect(regions.sort()).toEqual(["ap-northeast-2", "us-west-2"]);
    expect(terraform.object("cloudwatch_metric_alarm").region).toBe("us-west-2");
    expect(terraform.object("globalaccelerator_accelerator").region).toBeUndefined();
    expect(terraform.object("lb").attributes["tags_all"]).toEqual({ game: "starfall" });
    expect(terraform.object("vpc_peering_connection").attributes["accept_status"]).toBe("active");
  });

  test("updates in place, and keeps the addresses", () => {
    terraform.write(changed);
    const { stdout } = terraform.plan();
    const applied = terraform.apply();
    const again = terraform.plan();

    expect(stdout).toContain("aws_globalaccelerator_accelerator.entry will be updated in-place");
    expect(stdout).toContain("aws_globalaccelerator_endpoint_group.home will be updated in-place");
    expect(stdout).toMatch(/latest_version += 1 -> \(known after apply\)/);
    expect(stdout).toMatch(/0 to add, 5 to change, 0 to destroy/);
    expect(applied.stderr).toBe("");
    expect(again.code).toBe(0);
    expect(addresses()).toEqual(entry);
    expect(terraform.object("autoscaling_group").attributes["launch_template"]).toMatchObject([{ version: "2" }]);
  });

  test("shows what is replaced, and refuses what is still in use", () => {
    const target = { ...example.lb_target_group.game, port: 7001 };
    terraform.write({ ...changed, lb_target_group: { game: target } });
    const { stdout } = terraform.plan();
    const { code, stderr } = terraform.apply();
    terraform.write(changed);

    expect(stdout).toMatch(/port += 7000 -> 7001 # forces replacement/);
    expect(code).toBe(1);
    expect(words(stderr)).toContain("ResourceInUse");
  });

  test("moves what lies in a region by replacing it", () => {
    const topic = { ops: { name: "ops", region: "us-east-1" } };
    terraform.write({ ...changed, sns_topic: topic });
    const { stdout } = terraform.plan();
    terraform.write(changed);

    expect(stdout).toMatch(/region += "us-west-2" -> "us-east-1" # forces replacement/);
  });

  test("sees and repairs what was changed and deleted by hand", () => {
    const { file } = terraform.object("globalaccelerator_endpoint_group");
    writeFileSync(file, readFileSync(file, "utf8").replace('"weight": 64', '"weight": 0'));
    rmSync(terraform.object("lb_listener").file);
    const seen = terraform.plan();
    const repaired = terraform.apply();

    expect(seen.code).toBe(2);
    expect(seen.stdout).toContain("aws_globalaccelerator_endpoint_group.home will be updated in-place");
    expect(seen.stdout).toContain("aws_lb_listener.game will be created");
    expect(repaired.stderr).toBe("");
    expect(readFileSync(file, "utf8")).toContain('"weight": 64');
    expect(terraform.plan().code).toBe(0);
  });

  test("takes over by import what the state has forgotten, in whichever region", () => {
    for (const place of ["globalaccelerator_accelerator.entry", "vpc.edge"]) {
      terraform.must("state", "rm", `aws_${place}`);
    }
    const edge = terraform.objects("vpc").find(({ region }) => region === "us-west-2");
    terraform.write(changed, {
      import: [
        { to: "aws_globalaccelerator_accelerator.entry", id: terraform.object("globalaccelerator_accelerator").id },
        { to: "aws_vpc.edge", id: `${String(edge?.id)}@us-west-2` },
      ],
    });
    const { stdout, stderr } = terraform.apply();
    terraform.write(changed);

    expect(stderr).toBe("");
    // timeouts live in the state only
    expect(stdout).toContain("2 imported, 0 added, 1 changed, 0 destroyed");
    expect(addresses()).toEqual(entry);
  });

  test("passes a plan that only the apply refuses: 15 seconds between probes", () => {
    const home = { ...group, health_check_interval_seconds: 15 };
    terraform.write({ ...changed, globalaccelerator_endpoint_group: { home } });
    const plan = terraform.plan();
    const { code, stderr } = terraform.apply();
    terraform.write(changed);

    expect(plan.code).toBe(2);
    expect(code).toBe(1);
    expect(words(stderr)).toContain("must be 10 or 30, got 15");
  });

  test("destroys everything, and leaves nothing behind", () => {
    const { code, stderr } = terraform.destroy();

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(terraform.objects()).toEqual([]);
    expect(terraform.left()).toEqual([]);
  });
});

const group = example.globalaccelerator_endpoint_group.home;
const changed: Resources = {
  ...example,
  globalaccelerator_accelerator: { entry: { ...example.globalaccelerator_accelerator.entry, name: "moonrush" } },
  globalaccelerator_endpoint_group: {
    home: {
      ...group,
      traffic_dial_percentage: 50,
      endpoint_configuration: group.endpoint_configuration.map((one) => ({ ...one, weight: 64 })),
    },
  },
  lb: { home: { ...example.lb.home, enable_cross_zone_load_balancing: true } },
  launch_template: { home: { ...example.launch_template.home, image_id: "ami-0123456789abcdef1" } },
};
