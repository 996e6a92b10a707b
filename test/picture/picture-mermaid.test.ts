import { pictureMermaid } from "../../picture/picture-mermaid";
import type { Scene } from "../../picture/scene";
import { hostile, scene } from "./support/scene";

const text = pictureMermaid(scene);

/** Lines that Mermaid's flowcharts have here. */
const grammar = [
  /^flowchart LR$/,
  /^%% [a-z0-9-]+$/,
  /^[A-Za-z]\w*(\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|\[\("[^"]*"\)\]|\["[^"]*"\])(:::[a-z]+)?$/,
  /^[A-Za-z]\w* (-->|==>|-\.->)\|"[^"|]*"\| [A-Za-z]\w*$/,
  /^classDef [a-z]+ [\w:#,-]+$/,
];

test("it is a flowchart of groups of players, entry, edges and home", () => {
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      'p0(["jp"]):::players',
      'p1(["us-west"]):::players',
      'p0 -->|"50 %, 30 ms"| edge_tokyo_east',
      'p1 -->|"50 %, 40 ms"| entry',
      'entry -->|"50 %"| home',
      'edge_tokyo_east ==>|"private road"| home',
    ]),
  );
});

test("an edge that carries nobody stands by, with its road", () => {
  const { "tokyo-east": edge } = scene.edges;
  if (edge === undefined) throw new Error("the scene has no edge");
  const lines = pictureMermaid({ ...scene, edges: { ...scene.edges, spare: { ...edge, title: "spare" } } }).split("\n");

  expect(lines).toContain('edge_spare["edge spare"]:::idle');
  expect(lines).toContain('edge_spare -.->|"stands by: private road"| home');
  expect(lines.filter((line) => !grammar.some((one) => one.test(line)))).toEqual([""]);
});

test("every line is one that Mermaid knows, and every arrow leads to a box", () => {
  const lines = text.trimEnd().split("\n");
  expect(lines.filter((line) => !grammar.some((one) => one.test(line)))).toEqual([]);
  const boxes = lines.flatMap((line) => /^(\w+)(?=[([{])/.exec(line)?.[1] ?? []);
  const ends = lines.flatMap((line) => /^(\w+) [-=.>]+\|.*\| (\w+)$/.exec(line)?.slice(1) ?? []);
  expect(ends.filter((end) => !boxes.includes(end))).toEqual([]);
  expect(boxes.filter((box) => !ends.includes(box))).toEqual([]);
});

test("what is the same is the same text, in whatever order it comes", () => {
  const turned: Scene = {
    ...scene,
    edges: Object.fromEntries(Object.entries(scene.edges).reverse()),
    phases: scene.phases.map(({ fromSecond, landings }) => ({ fromSecond, landings: [...landings].reverse() })),
  };
  expect(pictureMermaid(turned)).toBe(text);
});

test("an id of a team's own file ends no box", () => {
  const [first] = scene.phases;
  const landings = first?.landings.map((landing) => ({ ...landing, players: hostile })) ?? [];
  const lines = pictureMermaid({ ...scene, phases: [{ fromSecond: 0, landings }] })
    .trimEnd()
    .split("\n");
  expect(lines.filter((line) => !grammar.some((one) => one.test(line)))).toEqual([]);
});
