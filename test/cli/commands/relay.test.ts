import { relay, type RelayInput } from "../../../cli/commands/relay";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

const project = new TestProject();
afterAll(() => project.remove());

const node = "cn-wuxi-telecom_unicom_cmcc-2";
const publicRoad = `entry: { bandwidthMbps: 500 }
home: { fleet: { min: 3, max: 12 } }
edges:
  wuxi:
    cloud: alibaba
    kind: ens
    region: ${node}
    relays: { instanceType: ens.sn1.small, image: m-relay, zones: { ${node}: 1 } }
    backhaul: { public: addresses }
`;

async function run(input: Partial<RelayInput> = {}) {
  const terminal = new FakeTerminal();
  const wanted = { project: project.from(), game: "starfall", environment: "prod", edge: "tokyo" };
  const code = await relay({ ...wanted, cloudConfig: false, json: false, ...input }, terminal);
  return { code, terminal };
}

test("lists the files with their sizes", async () => {
  const { code, terminal } = await run();
  expect(code).toBe(0);
  expect(terminal.stdout).toMatch(/^FILE +MODE +BYTES\n/);
  expect(terminal.stdout).toMatch(/\n\/etc\/haproxy\/haproxy.cfg +0644 +\d+\n/);
  expect(terminal.stdout).toMatch(/\n\/usr\/local\/sbin\/relay +0755 +\d+\n/);
});

test("prints one of them, with a word in place of an address that nobody knows yet", async () => {
  const { code, terminal } = await run({ file: "/etc/haproxy/haproxy.cfg" });
  expect(code).toBe(0);
  expect(terminal.stdout).toMatch(/^# starfall-prod-edge-tokyo: /);
  expect(terminal.stdout).toContain("server home ADDRESS-OF-HOME:17000 weight 100");
});

test("prints what hands them to the machine", async () => {
  const { terminal } = await run({ cloudConfig: true });
  expect(terminal.stdout).toMatch(/^#cloud-config\n/);
});

test("gives machines the same", async () => {
  const { terminal } = await run({ json: true });
  const { edge, files, cloudConfig } = terminal.json as { edge: string; files: object[]; cloudConfig: string };
  expect(edge).toBe("tokyo");
  expect(files).toContainEqual(expect.objectContaining({ path: "/etc/haproxy/haproxy.cfg" }));
  expect(cloudConfig).toMatch(/^#cloud-config\n/);
});

test("over a public road home is where the entry is", async () => {
  const own = new TestProject();
  own.write("games/starfall/prod.yaml", publicRoad);
  const { terminal } = await run({ project: own.from(), edge: "wuxi", file: "/etc/haproxy/haproxy.cfg" });
  own.remove();
  expect(terminal.stdout).toContain("server home ADDRESS-OF-ENTRY:17000 weight 100");
});

test("behind an accelerator, which carries no relay ports, it has a public address of its own", async () => {
  const own = new TestProject();
  const areas = "{ kind: ga2, areas: { ap-seoul: { bandwidthMbps: 50 } }, bandwidthMbps: 100 }";
  own.write("games/starfall/prod.yaml", publicRoad.replace("{ bandwidthMbps: 500 }", areas));
  const { terminal } = await run({ project: own.from(), edge: "wuxi", file: "/etc/haproxy/haproxy.cfg" });
  own.remove();
  expect(terminal.stdout).toContain("server home PUBLIC-ADDRESS-OF-HOME:17000 weight 100");
});

describe("fails", () => {
  test.each<[string, Partial<RelayInput>]>([
    ["relay/unknown-edge", { edge: "tokio" }],
    ["relay/unknown-edge", { edge: "constructor" }],
    ["relay/unknown-edge", { game: "moonrush", environment: "live" }],
    ["relay/unknown-file", { file: "/etc/haproxy/haproxy.conf" }],
    ["explain/unknown-game", { game: "starfal" }],
    ["explain/unknown-environment", { environment: "production" }],
  ])("%s %j", async (code, input) => {
    await expect(run(input)).rejects.toThrow(code);
  });

  test("and says what may have been meant", async () => {
    await expect(run({ edge: "tokio" })).rejects.toThrow("did you mean tokyo?");
  });
});

describe("of a site that announces a prefix", () => {
  const site = (machines: string): string => `
entry:
  bandwidthMbps: 50
  bgp:
    asn: 64500
    prefix: 203.0.113.0/24
    address: 203.0.113.10
    sites:
      osaka:
        machines: ${machines}
        neighbours: { up: { address: 198.51.100.1, asn: 64515 } }
`;
  const [a, b] = ["a: { address: 198.51.100.11 }", "b: { address: 198.51.100.12 }"];
  const announcing = (machines: string) => {
    const own = new TestProject();
    own.write("games/starfall/dev.yaml", `${site(machines)}home: { fleet: { min: 1, max: 2 } }\n`);
    return own;
  };
  const [single, pair] = [announcing(`{ ${a} }`), announcing(`{ ${a}, ${b} }`)];
  afterAll(() => {
    single.remove();
    pair.remove();
  });
  const at = (own: TestProject, input: Partial<RelayInput> = {}) =>
    run({ project: own.from(), environment: "dev", edge: "osaka", ...input });

  test("shows what the only machine announces, and that the road home leads through the entry", async () => {
    const bird = await at(single, { file: "/etc/bird/bird.conf" });
    expect(bird.terminal.stdout).toMatch(/^# starfall-dev-site-osaka-a: announces 203\.0\.113\.0\/24/);
    expect(bird.terminal.stdout).toContain("router id 198.51.100.11;");

    const haproxy = await at(single, { file: "/etc/haproxy/haproxy.cfg" });
    expect(haproxy.terminal.stdout).toContain("server home ADDRESS-OF-ENTRY:17000 weight 100");
  });

  test("shows those of the machine that is named", async () => {
    const { terminal } = await at(pair, { machine: "b", file: "/etc/bird/bird.conf" });
    expect(terminal.stdout).toContain("router id 198.51.100.12;");
  });

  test.each<[string, TestProject, Partial<RelayInput>]>([
    ["the site osaka has 2 machines, each with files of its own", pair, {}],
    ["did you mean", pair, { machine: "bb" }],
    ["has no machine `constructor`", pair, { machine: "constructor" }],
    ["relay/unknown-edge", pair, { edge: "constructor" }],
    ["relay/unknown-edge", pair, { edge: "osakka" }],
    ["relays of an edge are all alike", single, { environment: "prod", edge: "tokyo", machine: "a" }],
  ])("fails %s", async (what, own, input) => {
    await expect(at(own, input)).rejects.toThrow(what);
  });
});
