import type { Environment } from "../../model/environment";
import { stacksOf } from "../../model/stack-names";
import { sandboxStatus } from "../../sandbox/status";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

const destroy = ["destroy", "-auto-approve", "-input=false", "-no-color"];

/** The environment of a cloud, its address in Terraform, and what may change about the entry without a new address. */
const clouds = {
  tencent: {
    dev: shipped("starfall", "dev"),
    type: "tencentcloud_eip",
    change: { bandwidthMbps: 80 },
  },
  aws: {
    dev: shipped("skyline", "dev"),
    type: "aws_globalaccelerator_accelerator",
    change: { flowLogs: { bucket: "skyline-logs", prefix: "dev" } },
  },
  alibaba: {
    dev: shipped("lanterns", "dev"),
    type: "alicloud_eipanycast_anycast_eip_address",
    change: { bandwidthMbps: 300 },
  },
};

describe.each(Object.entries(clouds))("the address of an environment on %s", (_cloud, { dev, type, change }) => {
  const [entry, home, ...rest] = stacksOf(dev) as [string, string, ...string[]];
  const traffic = rest.at(-1) ?? "";
  let deployment: Deployment;
  let addresses: unknown;

  const left = (): string[] => sandboxStatus(deployment.installation).objects.map((object) => object.type);
  const actions = (): unknown =>
    deployment
      .planned(entry)
      .resource_changes?.filter(({ address }) => !address.startsWith("data."))
      .map((planned) => planned.change.actions);

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(dev);
    deployment.applyAll(dev);
    addresses = deployment.output(entry, "addresses");
  });
  afterAll(() => deployment.remove());

  test("outlives everything behind it", () => {
    for (const stack of [...rest].reverse().concat(home)) deployment.must(stack, destroy);
    const alone = left();
    deployment.applyAll(dev);

    expect(alone).toEqual([type]);
    expect(deployment.output(entry, "addresses")).toEqual(addresses);
  });

  test("is not destroyed by a plain destroy", () => {
    const { code, stderr } = deployment.terraform(entry, destroy);

    expect(code).toBe(1);
    expect(stderr).toContain("Instance cannot be destroyed");
    expect(deployment.output(entry, "addresses")).toEqual(addresses);
  });

  test("stays when something else about the entry changes", () => {
    deployment.synth({ ...dev, entry: { ...dev.entry, ...change } });
    const planned = actions();
    deployment.apply(entry);
    const after = deployment.output(entry, "addresses");
    deployment.synth(dev);
    deployment.apply(entry);

    expect(planned).toEqual([["update"]]);
    expect(after).toEqual(addresses);
  });

  test("is given up in two steps, and only there", () => {
    const retiring: Environment = { ...dev, entry: { ...dev.entry, retire: entry } };
    deployment.synth(retiring);
    const unprotected = actions();
    for (const stack of [entry, home, traffic]) deployment.apply(stack);
    const released = deployment.terraform(entry, destroy);

    expect(unprotected).toEqual([["no-op"]]);
    expect(released.code).toBe(0);
    expect(sandboxStatus(deployment.installation).states).toContain(entry);
    expect(deployment.must(entry, ["state", "list"])).toBe("");
  });
});

test.each(Object.entries(clouds))(
  "on %s an address made by hand is imported without a replacement",
  (_cloud, { dev, type }) => {
    const [entry = ""] = stacksOf(dev);
    const byHand = new Deployment();
    byHand.synth(dev);
    byHand.apply(entry);
    const [made] = sandboxStatus(byHand.installation).objects;
    byHand.must(entry, ["state", "rm", `${type}.anycast`]);

    byHand.synth({ ...dev, entry: { ...dev.entry, adopt: made?.id } });
    const plan = byHand.planned(entry);
    byHand.apply(entry);
    const after = byHand.plan(entry);
    const objects = sandboxStatus(byHand.installation).objects;
    byHand.remove();

    expect(plan.resource_changes).toHaveLength(1);
    expect(plan.resource_changes?.map(({ change }) => change.actions)).not.toContainEqual(
      expect.arrayContaining(["delete"]),
    );
    expect(after.code).toBe(0);
    expect(objects.map(({ id }) => id)).toEqual([made?.id]);
  },
);
