import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../model/environment";
import { stackNames, stacksOf } from "../../model/stack-names";
import { sandboxStatus } from "../../sandbox/status";
import { GamesFolder } from "../model/games-folder";
import { Deployment } from "../support/deployment";
import { renamedPort } from "../support/renamed-port";

jest.setTimeout(300_000);

/** Slow enough for changes to meet: the sandbox refuses two at once on one accelerator, as the cloud does. */
const slowly = { SANDBOX_LATENCY_MS: "40" };
const destroy = ["destroy", "-auto-approve", "-input=false", "-no-color"];
const apply = ["apply", "-auto-approve", "-input=false", "-no-color"];

const file = (areas: string, ports: string): string => `cloud: tencent
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001, probe: { send: ping, expect: pong } }
${ports}entry:
  kind: ga2
  bandwidthMbps: 60
  areas:
    ap-seoul: { bandwidthMbps: 80 }
    ap-singapore: { bandwidthMbps: 20 }
${areas}home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { instanceType: S5.LARGE8, image: img-1, min: 1, max: 2 }
  deleteProtection: false
edges:
  tokyo:
    region: ap-tokyo
    relays: { zones: { ap-tokyo-1: 2 }, instanceType: S5.MEDIUM4, image: img-1, bandwidthMbps: 50 }
    backhaul: { bandwidthMbps: 20 }
    entryWeight: 20
dns: { zone: duel.example, name: play }
`;
const tokyo = "    ap-tokyo: { bandwidthMbps: 50 }\n";

const games = new GamesFolder();
afterAll(() => games.remove());

function environment({ areas = tokyo, ports = "", numbers = "70" } = {}): Environment {
  const text = file(areas, ports).replaceAll("port: 70", `port: ${numbers}`);
  const { environments, told } = games.write({ "duel/dev.yaml": text }).load();
  expect(told).toEqual([]);
  const [found] = environments;
  if (found === undefined) throw new Error("no environment");
  return found.environment;
}

describe("an environment whose entry is an accelerator, on the sandbox", () => {
  const dev = environment();
  const [entry, home, traffic] = [stackNames.entry(dev), stackNames.home(dev), stackNames.traffic(dev)];
  let deployment: Deployment;

  const must = (stack: string, args: readonly string[]): void => {
    const { code, stdout, stderr } = deployment.terraform(stack, args, slowly);
    if (code !== 0) throw new Error(`${stack}: ${stdout}${stderr}`);
  };
  const deploy = (stack: string): void => {
    must(stack, ["init", "-input=false", "-no-color"]);
    must(stack, apply);
  };
  const types = (): string[] => sandboxStatus(deployment.installation).objects.map((object) => object.type);
  const addresses = (): unknown => deployment.output(entry, "addresses");

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(dev);
    for (const stack of stacksOf(dev)) deploy(stack);
  });
  afterAll(() => deployment.remove());

  test("publishes an address for each area and the accelerator's name", () => {
    expect(new Set(addresses() as string[]).size).toBe(3);
    expect(deployment.output(entry, "dns_name")).toMatch(/^ga-/);
    expect(deployment.output(home, "public_address")).toMatch(/^[\d.]+$/);
  });

  test("sends players to home and to the relays that have a share", () => {
    const shown = deployment.must(traffic, ["show", "-json"]);
    for (const address of [
      deployment.output(home, "public_address"),
      ...Object.values(deployment.output("duel-dev-edge-tokyo", "addresses") as Record<string, string>),
    ]) {
      expect(shown).toContain(`"endpoint_service":"${String(address)}"`);
    }
  });

  test.each(stacksOf(dev))("a second plan of %s changes nothing", (stack) => {
    const { code, stdout } = deployment.plan(stack);

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });

  test("a port that comes between two others is added in its turn", () => {
    const ports = "  login: { protocol: tcp, port: 7002, relayPort: 17002 }\n";
    deployment.synth(environment({ ports }));
    const planned = deployment.planned(traffic).resource_changes ?? [];
    deploy(traffic);

    const made = planned.filter(({ address }) => address.includes("_ga2_"));
    const kinds = new Set(made.flatMap(({ change }) => change.actions));
    expect(kinds).toEqual(new Set(["create", "no-op"]));
    expect(types().filter((type) => type === "tencentcloud_ga2_listener")).toHaveLength(3);
    deployment.synth(dev);
    deploy(traffic);
  });

  test("a port that is called something else keeps its players", () => {
    deployment.synth({ ...dev, ports: renamedPort(dev.ports, "game", "zone") });
    const planned = deployment.planned(traffic).resource_changes ?? [];
    deploy(traffic);
    const { code } = deployment.plan(traffic);
    deployment.synth(dev);
    deploy(traffic);

    expect(new Set(planned.flatMap(({ change }) => change.actions))).toEqual(new Set(["no-op", "update"]));
    expect(code).toBe(0);
  });

  test("one port goes and another comes, one after the other", () => {
    const { game, ...others } = environment({
      ports: "  login: { protocol: tcp, port: 7002, relayPort: 17002 }\n",
    }).ports;
    expect(game).toBeDefined();
    deployment.synth({ ...dev, ports: others });
    deploy(traffic);
    const { code } = deployment.plan(traffic);
    deployment.synth(dev);
    deploy(traffic);

    expect(code).toBe(0);
    expect(deployment.plan(traffic).code).toBe(0);
  });

  test("other numbers replace all listeners, and no two changes meet", () => {
    deployment.synth(environment({ numbers: "71" }));
    const planned = deployment.planned(traffic).resource_changes ?? [];
    deploy(traffic);
    const { code } = deployment.plan(traffic);
    deployment.synth(dev);
    deploy(traffic);

    const typesOf = (action: string) =>
      planned
        .filter(({ address, change }) => address.includes("_ga2_") && change.actions.join() === action)
        .map(({ address }) => address.split(".")[0])
        .sort();
    const all = [
      "tencentcloud_ga2_endpoint_group",
      "tencentcloud_ga2_endpoint_group",
      "tencentcloud_ga2_listener",
      "tencentcloud_ga2_listener",
    ];
    expect([typesOf("delete"), typesOf("create")]).toEqual([all, all]);
    expect(code).toBe(0);
  });

  test("in another order the cloud refuses, so that the chain is what makes it work", () => {
    must(traffic, destroy);
    const path = join(deployment.installation.output, "stacks", traffic, "cdk.tf.json");
    const json = JSON.parse(deployment.json(traffic)) as { resource: Record<string, Record<string, object>> };
    for (const listener of Object.values(json.resource["tencentcloud_ga2_listener"] ?? {})) {
      Reflect.deleteProperty(listener, "depends_on");
    }
    writeFileSync(path, JSON.stringify(json));
    const { code, stderr } = deployment.terraform(traffic, apply, slowly);
    deployment.synth(dev);
    deploy(traffic);

    expect(code).toBe(1);
    expect(stderr).toContain("is busy with another change");
    expect(deployment.plan(traffic).code).toBe(0);
  });

  test("neither the accelerator nor an area is lost by a plain destroy", () => {
    const before = addresses();
    must(traffic, destroy);
    const { code, stderr } = deployment.terraform(entry, destroy, slowly);
    deploy(traffic);

    expect(code).toBe(1);
    expect(stderr).toContain("Instance cannot be destroyed");
    expect(addresses()).toEqual(before);
  });

  test("is adopted with its areas, at the same addresses", () => {
    const before = addresses();
    const { values } = JSON.parse(deployment.must(entry, ["show", "-json"])) as {
      values: { root_module: { resources: { address: string; values: Record<string, string> }[] } };
    };
    const made = values.root_module.resources;
    const adopted = made.flatMap(({ values: { accelerate_region: region = "", accelerator_area_id: adopt } }) =>
      adopt === undefined ? [] : [[region, { bandwidthMbps: 80, ...dev.entry.areas?.[region], adopt }] as const],
    );
    must(entry, ["state", "rm", ...made.map(({ address }) => address)]);
    const id = made.find(({ address }) => address.endsWith(".accelerator"))?.values["id"];
    deployment.synth({ ...dev, entry: { ...dev.entry, adopt: id, areas: Object.fromEntries(adopted) } });
    const planned = deployment.planned(entry).resource_changes ?? [];
    deploy(entry);
    deployment.synth(dev);

    expect(adopted).toHaveLength(3);
    expect(planned.flatMap(({ change }) => change.actions)).not.toContain("create");
    expect(addresses()).toEqual(before);
    expect(deployment.plan(entry).code).toBe(0);
  });

  test("an area is given up in two steps, and the other addresses stay", () => {
    const before = addresses() as string[];
    deployment.synth(environment({ areas: "    ap-tokyo: { bandwidthMbps: 50, retire: ap-tokyo }\n" }));
    deploy(entry);
    const told = addresses();
    const still = types().filter((type) => type === "tencentcloud_ga2_accelerate_area");
    deployment.synth(environment({ areas: "" }));
    deploy(entry);
    const left = addresses();

    expect(told).toEqual(before.slice(0, 2));
    expect(still).toHaveLength(3);
    expect(left).toEqual(told);
    expect(types().filter((type) => type === "tencentcloud_ga2_accelerate_area")).toHaveLength(2);
  });

  test("the entry is given up in two steps, in the order that the cloud takes", () => {
    const last = environment({ areas: "" });
    deployment.synth({ ...last, entry: { ...last.entry, retire: entry } });
    for (const stack of [entry, traffic]) deploy(stack);
    must(entry, destroy);

    expect(types().filter((type) => type.startsWith("tencentcloud_ga2_"))).toEqual([]);
  });
});
