import { stacksOf } from "../../model/stack-names";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

describe.each([
  ["starfall", "dev"],
  ["starfall", "prod"],
  ["moonrush", "live"],
  ["skyline", "dev"],
  ["skyline", "prod"],
])("%s %s on the sandbox", (game, name) => {
  const environment = shipped(game, name);
  let deployment: Deployment;
  const stacks = stacksOf(environment);

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.applyAll(environment);
  });
  afterAll(() => deployment.remove());

  test.each(stacks)("terraform validate accepts %s", (stack) => {
    const { code, stdout } = deployment.terraform(stack, ["validate", "-json"]);

    expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
    expect(code).toBe(0);
  });

  test.each(stacks)("a second plan of %s changes nothing", (stack) => {
    const { code, stdout } = deployment.plan(stack);

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });
});
