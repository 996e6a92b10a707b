import { declared, type Changes } from "../model/declared";
import { synthEnvironment } from "../support/synth";

const areas = { "ap-seoul": { bandwidthMbps: 50 }, "ap-tokyo": { bandwidthMbps: 50 } };
const stacksOf = (changes: Changes = {}) =>
  synthEnvironment(declared({ entry: { kind: "ga2", areas, bandwidthMbps: 60 }, ...changes }));
const before = stacksOf();

/** The stacks that a change changes, by the end of their names. */
const changedBy = (changes: Changes): string[] => {
  const after = stacksOf(changes);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.get(name)?.text !== after.get(name)?.text)
    .map((name) => name.slice(10))
    .sort();
};

test.each<[string, Changes, readonly string[]]>([
  [
    "an area more",
    { entry: { kind: "ga2", areas: { ...areas, "ap-hongkong": { bandwidthMbps: 1 } }, bandwidthMbps: 60 } },
    ["entry"],
  ],
  ["another cap at home", { entry: { kind: "ga2", areas, bandwidthMbps: 61 } }, ["home"]],
  ["a share of an edge", { edges: { tokyo: { entryWeight: 20 } } }, ["traffic"]],
  ["another idle time", { ports: { sync: { idleSeconds: 15 } } }, ["edge-tokyo", "home", "traffic"]],
])("%s changes %j alone", (_what, changes, expected) => {
  expect(changedBy(changes)).toEqual(expected);
});

test("relays over the Internet go to home's own address, since an accelerator carries no relay ports", () => {
  const backhaul = { public: "addresses", bandwidthMbps: undefined };
  const edge = stacksOf({ edges: { tokyo: { backhaul } } }).get("duel-test-edge-tokyo");

  expect(edge?.text).toContain("outputs.public_address");
  expect(edge?.text).not.toContain("outputs.addresses");
});

test("relays on a private road go to the load balancer's private address", () => {
  const edge = before.get("duel-test-edge-tokyo");

  expect(edge?.text).toContain("outputs.endpoint_address");
  expect(edge?.text).not.toContain("outputs.public_address");
});

test("while the entry is given up, nothing is left on the accelerator", () => {
  const entry = { kind: "ga2", areas, bandwidthMbps: 60, retire: "duel-test-entry" };
  expect(stacksOf({ entry }).get("duel-test-traffic")?.addresses).toEqual([]);
});
