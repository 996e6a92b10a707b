import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stackNames } from "../../model/stack-names";
import { sandboxStatus } from "../../sandbox/status";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

const dev = shipped("starfall", "dev");
const home = stackNames.home(dev);
const apply = ["apply", "-auto-approve", "-input=false", "-no-color"];

describe("kill -9 of Terraform in the middle of an apply", () => {
  let deployment: Deployment;
  const objects = () => sandboxStatus(deployment.installation).objects;
  const orphans = () => sandboxStatus(deployment.installation).orphans.map(({ type }) => type);
  const known = (): string[] => idsIn(join(deployment.installation.state, `${home}.tfstate`));

  beforeEach(() => {
    deployment = new Deployment();
    deployment.synth(dev);
    deployment.must(home, ["init", "-input=false"]);
  });
  afterEach(() => deployment.remove());

  test("keeps what was finished, and the next apply completes", async () => {
    await killApply(() => known().length >= 4, "4000");
    const finished = known();
    deployment.must(home, apply);

    expect(finished.length).toBeGreaterThanOrEqual(4);
    expect(known()).toEqual(expect.arrayContaining(finished));
    expect(orphans()).toEqual([]);
    expect(deployment.plan(home).code).toBe(0);
  });

  test("leaves what was in flight, which is there twice after the next apply, as on a real cloud", async () => {
    await killApply(() => objects().length >= 4, "4000");
    const inFlight = objects();
    const before = orphans();
    deployment.must(home, apply);

    expect(known()).not.toEqual(expect.arrayContaining(inFlight.map(({ id }) => id)));
    expect(before).toEqual(inFlight.map(({ type }) => type));
    expect(orphans()).toEqual(before);
    expect(deployment.plan(home).code).toBe(0);
  });

  /** Kills the apply as soon as `done`. The latency leaves seconds between two things that happen. */
  async function killApply(done: () => boolean, latency: string): Promise<void> {
    const running = deployment.start(home, apply, { SANDBOX_LATENCY_MS: latency });
    const exited = once(running, "exit");
    while (!done()) await sleep(50);
    running.kill("SIGKILL");
    await exited;
  }
});

/** An argument of home that somebody changes by hand, and an object of home that somebody deletes. */
const hands = {
  tencent: {
    environment: dev,
    changed: "tencentcloud_security_group",
    from: `"${home}`,
    to: `"by-hand-${home}`,
    deleted: "tencentcloud_as_scaling_policy",
  },
  aws: {
    environment: shipped("skyline", "dev"),
    changed: "aws_launch_template",
    from: '"c6i.large"',
    to: '"by-hand.large"',
    deleted: "aws_autoscaling_policy",
  },
};

describe.each(Object.entries(hands))("what is done by hand on %s", (_cloud, { environment, ...hand }) => {
  const stack = stackNames.home(environment);
  let deployment: Deployment;
  const objects = (type: string) => sandboxStatus(deployment.installation).objects.filter((one) => one.type === type);

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.apply(stack);
  });
  afterAll(() => deployment.remove());

  test("a change is seen and repaired", () => {
    const file = objects(hand.changed)[0]?.file ?? "";
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(hand.from, hand.to));
    const seen = deployment.plan(stack);
    deployment.must(stack, apply);

    expect(seen.code).toBe(2);
    expect(seen.stdout).toContain("by-hand");
    expect(readFileSync(file, "utf8")).not.toContain("by-hand");
    expect(deployment.plan(stack).code).toBe(0);
  });

  test("an object that was deleted is made again", () => {
    rmSync(objects(hand.deleted)[0]?.file ?? "");
    const seen = deployment.plan(stack);
    deployment.must(stack, apply);

    expect(seen.code).toBe(2);
    expect(objects(hand.deleted)).toHaveLength(1);
    expect(deployment.plan(stack).code).toBe(0);
  });
});

/** Ids of the cloud's objects that a state knows. */
function idsIn(file: string): string[] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (text === "") return [];
  const state = JSON.parse(text) as {
    resources: { type: string; instances: { attributes: { id?: string } }[] }[];
  };
  return state.resources
    .filter(({ type }) => type !== "terraform_data")
    .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id ?? ""));
}
