import { Defaults } from "../../../cli/new-environment/defaults";
import { relayPortProblems } from "../../../cli/new-environment/relay-ports";
import { TestProject } from "../test-project";

let project: TestProject;
afterEach(() => project.remove());

function lacking(port: string[], { edge = ["tokyo=r:r-1:1"], defaults = "" } = {}) {
  project = new TestProject({ "games/defaults.yaml": defaults });
  return relayPortProblems({ zone: [], port, edge }, new Defaults(project.from().games, "duel"));
}

test.each<[string, string[], { edge?: string[]; defaults?: string }]>([
  ["a number that is said", ["game=tcp:7000:17000"], {}],
  ["UDP", ["sync=udp:7001"], {}],
  ["no edges", ["game=tcp:7000"], { edge: [] }],
  ["no edges in the defaults either", ["game=tcp:7000"], { edge: [], defaults: "edges: {}" }],
  ["a number in the defaults", ["game=tcp:7000"], { defaults: "ports: { game: { relayPort: 17000 } }" }],
  [
    "one that they have for the cloud",
    ["game=tcp:7000"],
    { defaults: "cloud: aws\nclouds: { aws: { ports: { game: { relayPort: 1 } } } }" },
  ],
  ["what is no port, which is told elsewhere", ["game"], {}],
])("nothing against %s", (_, port, more) => {
  expect(lacking(port, more)).toEqual([]);
});

describe("fails", () => {
  test("new/relay-port: each TCP port alone", () => {
    expect(lacking(["game=tcp:7000,chat=tcp:60000", "sync=udp:7001"])).toEqual([
      {
        code: "new/relay-port",
        what: "`--port game=tcp:7000` lacks the number that home has for relays, and there are edges, whose relays reach home on it",
        fix: "write `--port game=tcp:7000:17000`, where the game speaks PROXY protocol v2",
      },
      expect.objectContaining({
        fix: "write `--port chat=tcp:60000:50000`, where the game speaks PROXY protocol v2",
      }),
    ]);
  });

  test("new/relay-port: a range, which relays cannot carry", () => {
    expect(lacking(["game=tcp:7000-7009"])[0]).toMatchObject({
      what: expect.stringContaining("`--port game=tcp:7000-7009`") as string,
      fix: expect.stringMatching(
        /^give each number a `--port` of its own, as in `--port game=tcp:7000:17000`/,
      ) as string,
    });
  });

  test("new/relay-port: with edges that the defaults have", () => {
    expect(lacking(["game=tcp:7000"], { edge: [], defaults: "edges: { tokyo: { region: r } }" })).toHaveLength(1);
  });
});
