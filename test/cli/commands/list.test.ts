import { list } from "../../../cli/commands/list";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
afterEach(() => project.remove());

async function run(json: boolean) {
  const terminal = new FakeTerminal();
  return { code: await list({ project: project.from(), json }, terminal), terminal };
}

test("shows every environment with its cloud and its stacks in the order of their dependence", async () => {
  project = new TestProject();
  const { code, terminal } = await run(true);

  expect(code).toBe(0);
  expect(terminal.json).toEqual([
    expect.objectContaining({ game: "moonrush", environment: "live", cloud: "tencent", edges: [] }),
    {
      game: "starfall",
      environment: "dev",
      cloud: "tencent",
      home: "ap-seoul",
      edges: ["singapore", "tokyo"],
      stacks: [
        "starfall-dev-entry",
        "starfall-dev-home",
        "starfall-dev-edge-singapore",
        "starfall-dev-edge-tokyo",
        "starfall-dev-traffic",
      ],
      file: "games/starfall/dev.yaml",
    },
    expect.objectContaining({ game: "starfall", environment: "prod" }),
  ]);
});

test("is a table for people", async () => {
  project = new TestProject();
  const { code, terminal } = await run(false);

  expect(code).toBe(0);
  expect(terminal.stdout).toMatch(/^GAME +ENVIRONMENT +CLOUD +HOME +EDGES +STACKS\n/);
  expect(terminal.stdout).toMatch(/\nmoonrush +live +tencent +ap-tokyo +none +moonrush-live-entry\n/);
  expect(terminal.stdout).toMatch(
    /\nstarfall +dev +tencent +ap-seoul +singapore +starfall-dev-entry\n +tokyo +starfall-dev-home\n/,
  );
});

test("an edge on another cloud than home says on which", async () => {
  project = new TestProject();
  project.write(
    "games/starfall/dev.yaml",
    `entry: { bandwidthMbps: 50 }
home: { fleet: { min: 1, max: 2 } }
edges:
  tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }
  virginia:
    cloud: aws
    region: us-east-1
    relays: { zones: { us-east-1a: 1 }, image: ami-0a1b2c3d4e5f60001, homeTls: { certificate: /a.pem, authority: /b.pem } }
    backhaul: { public: tls }
relays: { homeTls: { certificate: /a.pem, authority: /b.pem } }
`,
  );

  expect((await run(false)).terminal.stdout).toMatch(
    / tokyo +starfall-dev-entry\n +virginia \(aws\) +starfall-dev-home\n/,
  );
  expect((await run(true)).terminal.json).toContainEqual(
    expect.objectContaining({ environment: "dev", cloud: "tencent", clouds: { virginia: "aws" } }),
  );
});

test("an edge of any name that a name may be is where home is, unless it says so", async () => {
  project = new TestProject();
  project.write(
    "games/starfall/dev.yaml",
    `entry: { bandwidthMbps: 50 }
home: { fleet: { min: 1, max: 2 } }
edges:
  constructor: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }
  wuxi:
    cloud: alibaba
    kind: ens
    region: cn-wuxi-telecom
    relays: { instanceType: ens.sn1.small, image: m-relay, zones: { cn-wuxi-telecom: 1 } }
    backhaul: { public: addresses }
`,
  );

  expect((await run(false)).terminal.stdout).toMatch(/ constructor +starfall-dev-entry\n +wuxi \(alibaba\) /);
});

test("an environment with problems is told on standard error, and the others are still listed", async () => {
  project = new TestProject();
  project.write("games/starfall/dev.yaml", "entry: nonsense\n");
  const { code, terminal } = await run(true);

  expect(code).toBe(1);
  expect(terminal.json).toEqual([
    expect.objectContaining({ game: "moonrush" }),
    expect.objectContaining({ environment: "prod" }),
  ]);
  expect(terminal.stderr).toMatch(/^games\/starfall\/dev\.yaml:1:\d+: .*\n {4}fix: /);
});

test("without any, says how to make one", async () => {
  project = new TestProject({});

  expect(await run(false)).toMatchObject({ code: 0, terminal: { stdout: expect.stringContaining("new") as string } });
  expect((await run(true)).terminal.json).toEqual([]);
});
