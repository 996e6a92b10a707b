import { ProblemError, type Problem } from "../../../model/problem";
import { failureText } from "../../../simulator/failure/failure";
import { failuresOf } from "../../../simulator/failure/failures-of";
import { readFailure } from "../../../simulator/failure/read-failure";
import type { Topology } from "../../../simulator/topology";
import { atlas, shipped } from "./shipped";

const starfall = shipped("starfall prod");

function refused(written: string, topology: Topology = starfall): Problem {
  try {
    readFailure(written, topology, atlas);
  } catch (error) {
    if (error instanceof ProblemError && error.problems[0]) return error.problems[0];
    throw error;
  }
  throw new Error(`${written} was not refused`);
}

test.each([
  ["home", { kind: "home", name: "" }],
  ["zone:ap-seoul-1", { kind: "zone", name: "ap-seoul-1" }],
  ["zone:ap-tokyo-2", { kind: "zone", name: "ap-tokyo-2" }],
  ["edge:tokyo", { kind: "edge", name: "tokyo" }],
  ["edge:ap-tokyo", { kind: "edge", name: "tokyo" }],
  ["backhaul:eu-frankfurt", { kind: "backhaul", name: "frankfurt" }],
  ["entry-pop:hong-kong", { kind: "entry-pop", name: "hong-kong" }],
] as const)("%s", (written, failure) => {
  expect(readFailure(written, starfall, atlas)).toEqual(failure);
});

test("every single failure reads as it is written", () => {
  for (const name of ["starfall prod", "skyline prod", "lanterns prod", "moonrush live"]) {
    const topology = shipped(name);
    for (const failure of failuresOf(topology, atlas)) {
      expect(readFailure(failureText(failure), topology, atlas)).toEqual(failure);
    }
  }
});

test("all single failures: home, its zones, each edge with zones and road, and points that somebody enters at", () => {
  const all = failuresOf(starfall, atlas).map(failureText);

  expect(all.filter((text) => !text.startsWith("entry-pop:"))).toEqual([
    "home",
    ...[
      "ap-seoul-1",
      "ap-seoul-2",
      "ap-singapore-1",
      "ap-singapore-2",
      "ap-tokyo-1",
      "ap-tokyo-2",
      "eu-frankfurt-1",
    ].map((zone) => `zone:${zone}`),
    ...["frankfurt", "singapore", "tokyo"].map((key) => `edge:${key}`),
    ...["frankfurt", "singapore", "tokyo"].map((key) => `backhaul:${key}`),
  ]);
  expect(all).toContain("entry-pop:seoul");
  expect(new Set(all).size).toBe(all.length);
});

describe("fails", () => {
  test("with what was meant, and what there is", () => {
    expect(refused("edge:tokio")).toEqual({
      code: "simulator/unknown-failure",
      what: "`edge:tokio` is nothing of starfall prod that can fail, did you mean edge:tokyo?",
      fix: "write one of edge:frankfurt, edge:singapore, edge:tokyo",
    });
  });

  test.each([
    "",
    "edge",
    "edge:",
    "tokyo",
    "homes",
    "home:",
    "edge:constructor",
    "edge:__proto__",
    "zone:ap-seoul-3",
    "EDGE:tokyo",
    "edge:tokyo ",
  ])("%j", (written) => {
    expect(refused(written).code).toBe("simulator/unknown-failure");
  });

  test("a kind that is not there is told the kinds that are", () => {
    expect(refused("region:tokyo").fix).toBe(
      "write home, or one of zone, edge, backhaul, entry-pop with a colon and its name, such as edge:frankfurt",
    );
    expect(refused("edge:tokyo", shipped("moonrush live")).fix).toContain("such as zone:ap-tokyo-1");
  });

  test("a region with two edges is none of them", () => {
    const tokyo = starfall.edges["tokyo"];
    if (tokyo === undefined) throw new Error("no edge in Tokyo");
    const topology = { ...starfall, edges: { ...starfall.edges, osaka: tokyo } };

    expect(refused("edge:ap-tokyo", topology)).toMatchObject({
      code: "simulator/ambiguous-failure",
      fix: "write one of edge:osaka, edge:tokyo",
    });
    expect(readFailure("edge:tokyo", topology, atlas).name).toBe("tokyo");
  });
});
