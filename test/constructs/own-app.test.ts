import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import type { Cloud } from "../../constructs";
import { AnycastEntry, EdgeSite, HomeCluster, Traffic } from "../../constructs";
import { tencent } from "../../constructs/tencent";
import type { Rule } from "../../model/rule";

const ports = { game: { protocol: "tcp", port: 7000 } } as const;
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
    "edge: edges entry home ports",
    "traffic: dns edges home ports",
  ]);
});
