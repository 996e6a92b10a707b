import { matrixOf } from "../../../preview/affected/matrix";
import type { AffectedStack } from "../../../preview/affected/report-schema";

function stack(id: string, objects: number, more: Partial<AffectedStack> = {}): AffectedStack {
  const rest = { path: id, class: "changed" as const, sections: [], reasons: [], reasonsLeftOut: 0, dependencies: [] };
  return { id, objects, ...rest, digest: { base: null, head: null }, ...more };
}

test("stacks that read each other are in one job, unchanged ones in none, jobs are about the same size", () => {
  const stacks = [
    stack("a-home", 100),
    stack("a-traffic", 10, { dependencies: ["a-home"], class: "dependent" }),
    stack("b", 60),
    stack("c", 40),
    stack("d", 5, { class: "unchanged" }),
  ];
  expect(matrixOf({ stacks }, 2)).toEqual({
    include: [
      { shard: "1/2", stacks: "a-home a-traffic", weight: 150 },
      { shard: "2/2", stacks: "b c", weight: 140 },
    ],
  });
});

test("no more jobs than there is work, and none for nothing", () => {
  expect(matrixOf({ stacks: [stack("a", 1)] }, 20).include).toHaveLength(1);
  expect(matrixOf({ stacks: [stack("a", 1, { class: "unchanged" })] }, 20)).toEqual({ include: [] });
});

test("1,000 stacks in 256 jobs: every stack once, less than the megabyte that GitHub takes", () => {
  const stacks = Array.from({ length: 1000 }, (_, index) => stack(`game-${index}-environment-home`, index % 70));
  const matrix = matrixOf({ stacks }, 256);

  expect(matrix.include).toHaveLength(256);
  expect(matrix.include.flatMap((job) => job.stacks.split(" ")).sort()).toEqual(stacks.map(({ id }) => id).sort());
  expect(JSON.stringify(matrix).length).toBeLessThan(1_000_000);
});

test("stacks of one environment are in one job: together they show what happens to all of its edges", () => {
  const ids = ["star-prod-edge-tokyo", "star-prod-edge-seoul", "star-prod-eu-edge-paris", "star-dev-home"];
  const { include } = matrixOf({ stacks: ids.map((id) => stack(id, 10)) }, 4);

  expect(include.map((job) => job.stacks).sort()).toEqual([
    "star-dev-home",
    "star-prod-edge-seoul star-prod-edge-tokyo",
    "star-prod-eu-edge-paris",
  ]);
});
