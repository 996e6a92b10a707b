import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import type { Cloud } from "../../constructs";
import { AnycastEntry, EdgeSite, HomeCluster, Traffic } from "../../constructs";
import { aws } from "../../constructs/aws";
import { tencent } from "../../constructs/tencent";
import type { Rule } from "../../model/rule";
import { synth } from "../support/synth";

const ports = { game: { protocol: "tcp", port: 7000, relayPort: 17000 } } as const;
const relays = { zones: { "ap-tokyo-1": 1 }, instanceType: "S5.MEDIUM4", image: "img-1", bandwidthMbps: 50 };

/** A team's own app: no YAML, no stacks of ours. */
function build(cloud: Cloud) {
  const app = Testing.app();
  const stack = (id: string, region: string) => {
    const made = new TerraformStack(app, id);
    cloud.provider(made, { region });
    return made;
  };
  const common = { cloud, name: "duel-test" };
  const region = "ap-seoul";
  const entry = new AnycastEntry(stack("entry", region), "entry", { ...common, region, bandwidthMbps: 100 });
  const home = new HomeCluster(stack("home", region), "home", {
    ...common,
    region,
    zones: ["ap-seoul-1", "ap-seoul-2"],
    ports,
    fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 1, max: 2 },
  });
  const tokyo = new EdgeSite(stack("tokyo", "ap-tokyo"), "edge", {
    ...common,
    key: "tokyo",
    region: "ap-tokyo",
    ports,
    relays,
    backhaul: { bandwidthMbps: 20 },
    home: home.outputs,
    homeRegion: region,
  });
  new Traffic(stack("traffic", region), "traffic", {
    ...common,
    entry: entry.outputs,
    home: { ...home.outputs, region },
    edges: { tokyo: { ...tokyo.outputs, region: "ap-tokyo" } },
    ports,
    dns: { zone: "duel.example", name: "play" },
  });
  return app;
}

test("the parts meet across the stacks of a team's own app", () => {
  const app = build(tencent());
  app.synth();
  const traffic = readFileSync(join(app.outdir, "stacks/traffic/cdk.tf.json"), "utf8");
  expect(traffic).toMatch(/"eip_id": "\${data\.terraform_remote_state\.cross-stack-reference-input-entry\.outputs\./);
  expect(traffic).toMatch(/"value": "\${data\.terraform_remote_state\.cross-stack-reference-input-tokyo\.outputs\./);
});

test("each part is held against its own rules", () => {
  const { model } = tencent();
  const asked: string[] = [];
  const spy = (part: string): Rule<unknown> => ({
    code: "test/spy",
    source: "test",
    check: (wish) => {
      asked.push(
        `${part}: ${Object.keys(wish as object)
          .sort()
          .join(" ")}`,
      );
      return [];
    },
  });
  const rules = {
    entryRules: [spy("entry")],
    homeRules: [spy("home")],
    edgeRules: [spy("edge")],
    trafficRules: [spy("traffic")],
  };
  build({ ...tencent(), model: { ...model, ...rules } });
  expect(asked).toEqual([
    "entry: acknowledge entry home",
    "home: acknowledge entry home ports",
    "edge: acknowledge cloud edges entry home homeIdle ports",
    "traffic: acknowledge cloud dns edges entry home https ports sites",
  ]);
});

describe("all of home in one stack on AWS", () => {
  /** The stack with one type of resource left out. */
  function found(without?: string): string[] {
    const region = "ap-northeast-2";
    const cloud = aws();
    const common = { cloud, name: "duel-test", region };
    const { json } = synth(
      (stack) => {
        const entry = new AnycastEntry(stack, "entry", common);
        const home = new HomeCluster(stack, "home", {
          ...common,
          zones: [`${region}a`, `${region}c`],
          ports,
          fleet: { instanceType: "c6i.large", image: "ami-0123456789abcdef0", min: 1, max: 2 },
        });
        new Traffic(stack, "traffic", {
          ...{ cloud, name: "duel-test", ports },
          entry: entry.outputs,
          home: { ...home.outputs, region },
        });
      },
      { cloud, region },
    );
    const resource = Object.fromEntries(Object.entries(json.resource ?? {}).filter(([type]) => type !== without));
    const graph = { ...json, resource };
    return cloud.model.graphRules.filter((rule) => rule.check(graph).length > 0).map(({ code }) => code);
  }

  test("has nothing against it", () => {
    expect(found()).toEqual([]);
  });

  test("cannot keep players' addresses without the Internet gateway", () => {
    expect(found("aws_internet_gateway")).toEqual(["endpoint/internet-gateway"]);
  });
});
