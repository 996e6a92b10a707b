import { TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { awsModel } from "../../model/aws";
import { cloudModels } from "../../model/clouds";
import { violations } from "../../model/rule";
import { tencentModel } from "../../model/tencent";
import { stacksOf } from "../../model/stack-names";
import { defineEnvironment } from "../../stacks/define-environment";
import {
  alibabaEdge,
  alibabaEnvironment,
  awsEdge,
  awsEnvironment,
  ensEdge,
  exampleEdge,
  exampleEnvironment,
  synthEnvironment,
} from "../support/synth";

test("defines the stacks that the model names, in the order of their dependence", () => {
  const environment = exampleEnvironment();
  const app = Testing.app();
  defineEnvironment(app, environment);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  expect(stacks.map(({ node }) => node.id)).toEqual(stacksOf(environment));
  const before = Object.fromEntries(
    stacks.map(({ node, dependencies }) => [node.id, dependencies.map((d) => d.node.id)]),
  );
  expect(before).toEqual({
    "duel-test-entry": [],
    "duel-test-home": [],
    "duel-test-edge-singapore": ["duel-test-home"],
    "duel-test-edge-tokyo": ["duel-test-home"],
    "duel-test-traffic": ["duel-test-edge-singapore", "duel-test-edge-tokyo", "duel-test-entry", "duel-test-home"],
  });
});

test("an environment without edges is an entry, a home and traffic", () => {
  const stacks = synthEnvironment(exampleEnvironment({ edges: {} }));
  expect([...stacks.keys()]).toEqual(["duel-test-entry", "duel-test-home", "duel-test-traffic"]);
  expect(stacks.get("duel-test-traffic")?.addresses).toHaveLength(2);
});

test("another state for all stacks", () => {
  for (const { json } of synthEnvironment(exampleEnvironment(), { state: { backend: "pg" } }).values()) {
    expect(json.terraform?.["backend"]).toHaveProperty("pg");
  }
});

describe("retirement", () => {
  const text = (stacks: ReturnType<typeof synthEnvironment>, stack: string) => stacks.get(`duel-test-${stack}`)?.text;

  test("of an edge: traffic forgets it, its stack stays as it is", () => {
    const edges = { tokyo: exampleEdge("ap-tokyo"), singapore: exampleEdge("ap-singapore") };
    const before = synthEnvironment(exampleEnvironment({ edges }));
    const after = synthEnvironment(
      exampleEnvironment({ edges: { ...edges, tokyo: { ...edges.tokyo, retired: true } } }),
    );
    for (const stack of ["entry", "home", "edge-tokyo", "edge-singapore"]) {
      expect(text(after, stack)).toBe(text(before, stack));
    }
    expect(text(before, "traffic")).toContain("tokyo");
    expect(text(after, "traffic")).not.toContain("tokyo");
  });

  const zoneId = "Z0123456789ABCDEFGHIJ";
  const names = (spread: object) => ({ dns: { zone: "duel.example", name: "play", spread } });
  const onAws = (spread: object, edges: object) => awsEnvironment({ edges, dns: { ...names(spread).dns, zoneId } });
  const onTencent = (spread: object, edges: object) =>
    exampleEnvironment({ edges, ...names(spread), acknowledge: ["dns-weights"] });
  const onAlibaba = (spread: object, edges: object) => alibabaEnvironment({ edges, ...names(spread) });
  const [weights, places] = [{ one: 1, other: 2 }, (place: string) => ({ one: ["default"], other: [place] })];
  const awsEdges = { one: awsEdge("ap-northeast-1"), other: awsEdge("eu-central-1") };
  const tencentEdges = { one: exampleEdge("ap-tokyo"), other: exampleEdge("ap-singapore") };
  const alibabaEdges = { one: alibabaEdge("ap-southeast-1"), other: ensEdge("cn-wuxi-telecom") };
  test.each([
    ["a weight on AWS", onAws, awsEdges, { by: "weight", weights }],
    ["a place on AWS", onAws, awsEdges, { by: "place", places: places("DE") }],
    ["a weight", onTencent, tencentEdges, { by: "weight", weights }],
    ["a place", onTencent, tencentEdges, { by: "place", places: places("联通") }],
    ["a place on Alibaba Cloud", onAlibaba, alibabaEdges, { by: "place", places: places("cn_unicom") }],
  ])("of an edge that still has %s: its environment is well, and traffic forgets it", (_what, on, edges, spread) => {
    const after = on(spread, { ...edges, other: { ...edges.other, retired: true } });
    expect(violations(cloudModels[after.cloud].trafficRules, after)).toEqual([]);
    expect(text(synthEnvironment(on(spread, edges)), "traffic")).toContain("other");
    expect(text(synthEnvironment(after), "traffic")).not.toContain("other");
  });

  test("of the entry: nothing is bound and nothing is read, only the protection is off", () => {
    const before = synthEnvironment(exampleEnvironment());
    const after = synthEnvironment(exampleEnvironment({ entry: { bandwidthMbps: 100, retire: "duel-test-entry" } }));
    const { json, addresses } = after.get("duel-test-traffic") ?? {};
    expect(addresses).toEqual([]);
    expect(json).not.toHaveProperty("data");
    expect(json?.output).toEqual({ names: { value: [] } });
    for (const stack of ["home", "edge-tokyo", "edge-singapore"]) expect(text(after, stack)).toBe(text(before, stack));
    expect(text(after, "entry")).toBe(
      text(before, "entry")?.replace('"prevent_destroy": true', '"prevent_destroy": false'),
    );
  });
});

describe.each([
  { cloud: "tencent", model: tencentModel, environment: exampleEnvironment, edge: exampleEdge },
  { cloud: "aws", model: awsModel, environment: awsEnvironment, edge: awsEdge },
])("edges come and go on $cloud", ({ model, environment, edge: declare }) => {
  const names = ["tokyo", "singapore", "frankfurt", "virginia", "bangkok"];
  const home = environment().home.region;
  const regions = Object.keys(model.regionNumbers).filter(
    (region) => region !== home && model.edgeRegions.includes(region),
  );
  /** Each name has one region for good, so that an edge is the same edge in every set. */
  const declared = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      count: fc.integer({ min: 1, max: 3 }),
      retired: fc.boolean(),
    }),
    { selector: ({ name }) => name },
  );
  const stacks = (edges: { name: string; count: number; retired: boolean }[]) =>
    synthEnvironment(
      environment({
        edges: Object.fromEntries(
          edges.map(({ name, count, retired }) => [
            name,
            { ...declare(regions[names.indexOf(name)] ?? "", count), retired },
          ]),
        ),
      }),
    );
  const empty = stacks([]);

  test("neither entry nor home ever changes, nor does any other edge; traffic only by the lines of that edge", () => {
    fc.assert(
      fc.property(declared, (edges) => {
        const all = stacks(edges);
        for (const stack of ["duel-test-entry", "duel-test-home"]) {
          expect(all.get(stack)?.text).toBe(empty.get(stack)?.text);
        }
        for (const edge of edges) {
          const alone = stacks([edge]);
          const id = `duel-test-edge-${edge.name}`;
          expect(all.get(id)?.text).toBe(alone.get(id)?.text);
          const traffic = all.get("duel-test-traffic");
          expect(traffic?.json.resource).toMatchObject(alone.get("duel-test-traffic")?.json.resource ?? {});
          expect(traffic?.text.includes(edge.name)).toBe(!edge.retired);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("their order means nothing", () => {
    fc.assert(
      fc.property(declared, (edges) => {
        const forward = [...stacks(edges)].map(([id, { text }]) => [id, text]);
        const backward = [...stacks([...edges].reverse())].map(([id, { text }]) => [id, text]);
        expect(forward).toEqual(backward);
      }),
      { numRuns: 15 },
    );
  });
});
