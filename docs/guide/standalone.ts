import { App, TerraformStack } from "cdktf";
import { AnycastEntry, HomeCluster, Traffic } from "../../constructs";
import { tencent } from "../../constructs/tencent";

const cloud = tencent();
const region = "ap-seoul";
const ports = { game: { protocol: "tcp", port: 7000 } } as const;
const common = { cloud, name: "duel-prod", region };

const app = new App();
const stack = new TerraformStack(app, "duel-prod");
cloud.provider(stack, { region });

const entry = new AnycastEntry(stack, "entry", { ...common, bandwidthMbps: 200 });
const home = new HomeCluster(stack, "home", {
  ...common,
  zones: ["ap-seoul-1", "ap-seoul-2"],
  ports,
  fleet: { instanceType: "S5.LARGE8", image: "img-l8og963d", min: 2, max: 8 },
});
new Traffic(stack, "traffic", {
  cloud,
  name: "duel-prod",
  ports,
  entry: entry.outputs,
  home: { ...home.outputs, region },
});

app.synth();
