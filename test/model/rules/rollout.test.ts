import { violations } from "../../../model/rule";
import { rolloutRules } from "../../../model/rules/rollout";
import { rolloutValues } from "../../../model/rollout-values";
import { withStep } from "../../../model/with-step";
import { awsEdge, declaredOn, edge, type Changes } from "../declared";
import { GamesFolder, rightOnAws } from "../games-folder";

const aws = (rollout: Changes, changes: Changes = {}) =>
  declaredOn("aws", {
    ...changes,
    rollout: { by: "dial", ...rollout },
    edges: { tokyo: { dialPercent: 1 }, singapore: awsEdge("ap-southeast-1"), ...(changes["edges"] as Changes) },
  });
const ga2 = (rollout: Changes, changes: Changes = {}) =>
  declaredOn("tencent", {
    entry: { kind: "ga2", areas: { "ap-seoul": { bandwidthMbps: 50 } } },
    edges: { tokyo: { entryWeight: 0 }, singapore: edge("ap-singapore") },
    rollout: { by: "entry-weight", ...rollout },
    ...changes,
  });
const dns = (rollout: Changes, by = "weight") =>
  declaredOn("tencent", {
    acknowledge: ["dns-weights"],
    dns: { zone: "duel.example", name: "play", spread: { by, weights: { tokyo: 100, singapore: 1 } } },
    edges: { singapore: edge("ap-singapore") },
    rollout: { by: "dns-weight", ...rollout },
  });

const steps = (...all: Record<string, number>[]): Changes => ({ steps: all });
const [half, full] = [{ tokyo: 50 }, { tokyo: 100 }];

const wrong: readonly [string, string, ReturnType<typeof aws>][] = [
  ["rollout/at", "rollout.at", aws({ ...steps(half, full), at: 3 })],
  ["rollout/no-weights", "rollout.by", ga2(steps(half), { entry: { bandwidthMbps: 100 } })],
  ["rollout/no-weights", "rollout.by", dns(steps(half), "place")],
  ["rollout/unknown-place", "rollout.steps.0.tokio", aws(steps({ tokio: 50 }))],
  ["rollout/unknown-place", "rollout.steps.1.constructor", aws(steps(half, { constructor: 50 }))],
  ["rollout/unknown-place", "rollout.steps.0.tokyo", aws(steps(half), { edges: { tokyo: { drain: true } } })],
  ["rollout/unknown-place", "rollout.steps.0.tokyo", aws(steps(half), { edges: { tokyo: { retired: true } } })],
  ["rollout/unknown-place", "rollout.steps.0.home", ga2(steps({ home: 50 }))],
  ["rollout/unknown-place", "rollout.steps.0.singapore", ga2(steps({ singapore: 50 }))],
  ["rollout/unknown-place", "rollout.steps.0.home", dns(steps({ home: 50 }))],
  ["rollout/nothing", "rollout.steps.0", aws(steps({ tokyo: 1 }, half))],
  ["rollout/nothing", "rollout.steps.2", aws(steps(half, full, full))],
  ["rollout/last-full", "rollout.steps.0", dns(steps({ tokyo: 99 }))],
  ["rollout/last-full", "rollout.steps.0", dns(steps({ tokyo: 99, singapore: 100 }))],
  ["rollout/last-full", "rollout.steps.1", aws(steps({ singapore: 99 }, { home: 50 }))],
  ["rollout/last-full", "rollout.steps.1", aws(steps({ singapore: 99 }, { home: 50, tokyo: 100 }))],
];

const right: readonly [string, ReturnType<typeof aws>][] = [
  ["from a first share to all", aws(steps(half, full))],
  ["at the last step", aws({ ...steps(half, full), at: 2 })],
  ["home lowered once another is at 100", aws(steps(full, { home: 50, singapore: 50 }))],
  ["weights behind the entry, from none", ga2(steps({ tokyo: 10 }, full))],
  ["weights of DNS, one raised before the other is lowered", dns(steps({ singapore: 100 }, { tokyo: 1 }))],
  ["no rollout", declaredOn("aws")],
];

describe("fails", () => {
  test.each(wrong)("%s at %s", (code, path, environment) => {
    const found = violations(rolloutRules, environment);

    expect(found).toContainEqual(expect.objectContaining({ code, path: path.split(".").map(numbered) }));
    for (const { what, fix } of found) {
      expect(what).not.toMatch(/undefined|\[object|\.$/);
      expect(fix).toMatch(/^(declare|give|keep|remove|write) ?[^.]/);
      expect(fix).not.toMatch(/\.$/);
    }
  });

  test("every rule has a case, and a source", () => {
    expect([...new Set(wrong.map(([code]) => code))].sort()).toEqual(rolloutRules.map(({ code }) => code).sort());
    for (const { source } of rolloutRules) expect(source).not.toBe("");
  });
});

test.each(right)("well: %s", (_, environment) => {
  expect(violations(rolloutRules, environment)).toEqual([]);
});

describe("the step in effect", () => {
  const environment = aws({ steps: [half, { home: 100, singapore: 7 }, { tokyo: 100 }] });
  const at = (step: number) => rolloutValues(withStep(environment, step));

  test("what a step says holds until it is said again", () => {
    expect([0, 1, 2, 3].map(at)).toEqual([
      { home: 100, tokyo: 1, singapore: 100 },
      { home: 100, tokyo: 50, singapore: 100 },
      { home: 100, tokyo: 50, singapore: 7 },
      { home: 100, tokyo: 100, singapore: 7 },
    ]);
  });

  test("nothing else is changed, and taking it twice is taking it once", () => {
    const once = withStep(environment, 2);
    expect(withStep(once, 2)).toEqual(once);
    expect({ ...once, rollout: 0, edges: 0 }).toEqual({ ...environment, rollout: 0, edges: 0 });
    expect(withStep(declaredOn("aws"), 5)).toEqual(declaredOn("aws"));
  });

  test("by weight it is the weights", () => {
    expect(withStep(ga2(steps({ tokyo: 10 })), 1).edges["tokyo"]).toMatchObject({ entryWeight: 10, dialPercent: 100 });
    expect(withStep(dns(steps({ singapore: 50 })), 1).dns?.spread?.weights).toEqual({ tokyo: 100, singapore: 50 });
  });
});

describe("in files", () => {
  const folder = new GamesFolder();
  afterAll(() => folder.remove());
  const write = (rollout: string) => folder.write({ "duel/prod.yaml": `${rightOnAws}${rollout}` }).load();

  test("the environment is that of the step, and says where its values come from", () => {
    const rollout = "rollout:\n  by: dial\n  at: 1\n  steps:\n    - { tokyo: 25 }\n    - { tokyo: 50 }\n";
    const { environments, told } = write(rollout);
    const [loaded] = environments;

    expect(told).toEqual([]);
    expect(loaded?.environment.edges["tokyo"]?.dialPercent).toBe(25);
    expect(loaded?.declared.edges["tokyo"]?.dialPercent).toBe(100);
    const origins = loaded?.explain(["edges", "tokyo", "dialPercent"]);
    expect(origins).toEqual([expect.objectContaining({ line: 18, value: 25, wins: true })]);
  });

  test.each([
    ["{ tokyo: 101 }", "16:20 step 1 of `rollout`: `edges.tokyo.dialPercent` is 101"],
    ["{ tokyo: 0 }", "16:20 step 1 of `rollout`: `edges.tokyo.dialPercent` is 0, which is no drain"],
    ["{ tokyo: 50 }, { tokyo: 0 }", "16:35 step 2 of `rollout`: `edges.tokyo.dialPercent` is 0, which is no drain"],
    ["{ tokio: 50 }", "16:20 a step of `rollout` names tokio, which is no edge, did you mean tokyo?"],
  ])("%s is refused where it stands", (all, problem) => {
    const { told } = write(`rollout:\n  by: dial\n  steps: [${all}]\n`);

    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`duel/prod.yaml:${problem}`);
  });

  test("a declared value that is wrong is told once, not at every step", () => {
    const { told } = write(
      "rollout: { by: dial, steps: [{ tokyo: 50 }, { tokyo: 60 }] }\nentry: { bandwidthMbps: 5 }\n",
    );

    expect(told).toHaveLength(1);
    expect(told[0]).toContain("(capability/entry-bandwidth)");
  });
});

function numbered(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
