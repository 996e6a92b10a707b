import type { Environment } from "../../model/environment";
import { portSchema, type Port } from "../../model/port";
import { stackNames, stacksOf } from "../../model/stack-names";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

/** Ports with every setting that home or relays have for them. */
function withEverything(environment: Environment): Environment {
  const { game, ...others } = environment.ports;
  if (game === undefined) throw new Error("the environment has no port `game`");
  const chat = { protocol: "tcp", port: 7443, relayPort: 17443, websocket: { path: "/play" }, heartbeatSeconds: 60 };
  const ports: Record<string, Port> = {
    ...others,
    game: { ...game, homePort: 7100, tls: { certificate: "/etc/relay/game.pem" } },
    chat: portSchema.parse(chat),
  };
  return { ...environment, ports };
}

describe.each([
  ["starfall", "tencentcloud_as_scaling_group", "forward_balancer_ids"],
  ["skyline", "aws_globalaccelerator_endpoint_group", "port_override"],
])("ports of %s dev that home has on other numbers, on the sandbox", (game, type, mapping) => {
  const environment = withEverything(shipped(game, "dev"));
  let deployment: Deployment;

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.applyAll(environment);
  });
  afterAll(() => deployment.remove());

  test("are mapped to them", () => {
    const stack = type.startsWith("aws") ? stackNames.traffic(environment) : stackNames.home(environment);
    const { values } = JSON.parse(deployment.must(stack, ["show", "-json"])) as {
      values: { root_module: { resources: { type: string; values: Record<string, unknown> }[] } };
    };
    const mapped = values.root_module.resources.filter((resource) => resource.type === type);

    expect(JSON.stringify(mapped.map((resource) => resource.values[mapping]))).toContain("7100");
  });

  test.each(stacksOf(environment))("a second plan of %s changes nothing", (stack) => {
    const { code, stdout } = deployment.plan(stack);

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });
});
