import { readFileSync } from "node:fs";
import { bootSizes } from "../../cli/boot-sizes";
import { loadGames } from "../../model/load";
import { TestProject } from "./test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

const dev = "games/starfall/dev.yaml";
const long = `userData: "#!/bin/sh ${"x".repeat(12_000)}"`;

/** What is said of starfall dev, with a text of one of its files replaced. */
function said(file: string, before: string, after: string) {
  project.write(file, readFileSync(project.path(file), "utf8").replace(before, after));
  const { environments, problems } = loadGames(project.from().games);
  expect(problems).toEqual([]);
  const found = environments.find(({ environment }) => environment.game === "starfall" && environment.name === "dev");
  return found === undefined ? [] : bootSizes(found);
}

test("what fits is not told of", () => {
  expect(said(dev, "relays: {", "relays: { userData: '#!/bin/sh',")).toEqual([]);
});

test("the script of an edge is to blame, where it stands", () => {
  expect(
    said(dev, "relays: { zones: { ap-singapore-1: 1 } }", `relays: { ${long}, zones: { ap-singapore-1: 1 } }`),
  ).toEqual([
    {
      file: project.path(dev),
      line: 8,
      column: 58,
      code: "edge/boot-size",
      what: expect.stringMatching(/^what the relays of starfall-dev-edge-singapore boot with has \d+ bytes/) as string,
      fix: expect.stringContaining("`relays.userData`") as string,
    },
  ]);
});

test("a script that all edges share is to blame in the file of defaults, once for each edge", () => {
  const file = "games/starfall/defaults.yaml";
  const problems = said(file, "cloud: tencent", `cloud: tencent\nrelays: { ${long} }`);

  expect(problems.map(({ file: at, line, column }) => [at, line, column])).toEqual([
    [project.path(file), 3, 21],
    [project.path(file), 3, 21],
  ]);
  expect(problems.map(({ what }) => /edge-\w+/.exec(what)?.[0])).toEqual(["edge-tokyo", "edge-singapore"]);
});

test("without a script it is the edge", () => {
  const homes = Array.from({ length: 200 }, (_, index) => `h${index}: { address: 10.200.0.${index + 1}, weight: 1 }`);
  const more = `relays: { otherHomes: { ${homes.join(", ")} }, zones: { ap-singapore-1: 1 } }`;
  const [problem] = said(dev, "relays: { zones: { ap-singapore-1: 1 } }", more);

  expect(problem).toMatchObject({ file: project.path(dev), line: 8, column: 14 });
});
