import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { newEnvironment } from "../../../cli/commands/new";
import { expectedProblems } from "../../../cli/expected";
import type { Flags } from "../../../cli/new-environment/wishes";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

interface Given {
  game?: string;
  environment?: string;
  flags?: Partial<Flags>;
}

async function run(terminal: FakeTerminal, { game, environment, flags }: Given = {}) {
  const all = { zone: [], port: [], edge: [], ...flags };
  const input = { project: project.from(), game, environment, flags: all, json: false };
  return { code: await newEnvironment(input, terminal) };
}

const files = (): string[] => readdirSync(project.path("games"), { recursive: true }).map(String).sort();
const written = (game: string, name: string): unknown =>
  parse(readFileSync(project.path(`games/${game}/${name}.yaml`), "utf8"));

test("asks for what neither flags nor defaults say, and takes what is offered", async () => {
  // game, environment, bandwidth, min, max, edges, dns
  const terminal = new FakeTerminal(["starfall", "test", "", "1", "", "", ""]);
  const { code } = await run(terminal);

  expect(code).toBe(0);
  expect(terminal.asked).toEqual([
    "Game",
    "Environment",
    "Cap of the anycast address in Mbit/s",
    "Fewest machines of the fleet",
    "Most machines of the fleet",
    expect.stringMatching(/^Edges, as name=/),
    expect.stringMatching(/^Name players use/),
  ]);
  expect(terminal.left).toBe(0);
  expect(written("starfall", "test")).toEqual({
    entry: { bandwidthMbps: 100 },
    home: { fleet: { min: 1, max: 1 } },
  });
});

test("an answer can raise the next questions: a region its zones, an edge its relays", async () => {
  project.write("games/defaults.yaml", "state: { backend: local }\n");
  const home = ["tencent", "ap-singapore", "", "game=tcp:7000:17000, sync=udp:7001", "", "", "", "S5.LARGE8", "img-1"];
  const edges = ["tokyo=ap-tokyo:ap-tokyo-1:2", "", "", "50"];
  const terminal = new FakeTerminal(["duel", "test", ...home, ...edges, "play.duel.example"]);
  const { code } = await run(terminal);

  expect(code).toBe(0);
  expect(terminal.left).toBe(0);
  expect(written("duel", "test")).toMatchObject({
    home: { region: "ap-singapore", zones: ["ap-singapore-1", "ap-singapore-2"] },
    edges: { tokyo: { relays: { instanceType: "S5.LARGE8", image: "img-1", bandwidthMbps: 50 } } },
    dns: { zone: "duel.example", name: "play" },
  });
});

test.each([
  ["tencent", "ap-singapore", "ap-singapore-1,ap-singapore-2"],
  ["aws", "ap-northeast-2", "ap-northeast-2a,ap-northeast-2b"],
  ["alibaba", "ap-northeast-1", "ap-northeast-1a,ap-northeast-1b"],
  ["alibaba", "cn-hongkong", "cn-hongkong-b,cn-hongkong-c"],
])("on %s two zones of %s are offered", async (cloud, home, zones) => {
  project.write("games/defaults.yaml", "state: { backend: local }\n");
  const more = { healthPort: "game", port: ["game=tcp:7000:17000"], min: "2", max: "2", bandwidth: "200" };
  const machines = { aws: ["c6i.large", "ami-12345678"], alibaba: ["ecs.c7.large", "m-1"] }[cloud];
  const [instanceType, image] = machines ?? ["S5.LARGE8", "img-1"];
  const flags = { cloud, home, ...more, instanceType, image, ...(cloud === "aws" && { bandwidth: undefined }) };
  const terminal = new FakeTerminal(["", "", ""]);
  await run(terminal, { game: "duel", environment: "test", flags });

  expect(written("duel", "test")).toMatchObject({ home: { zones: zones.split(",") } });
});

test("a bad answer is refused at once, and asked for again", async () => {
  const names = ["Star Fall", "starfall", "prod", "defaults", "test"];
  const terminal = new FakeTerminal([...names, "much", "100", "1", "2", "tokyo", "", "play", ""]);
  const { code } = await run(terminal);

  expect(terminal.refusals).toEqual([
    expect.stringMatching(/^game `Star Fall` must be lower-case/),
    "games/starfall/prod.yaml is there already",
    expect.stringMatching(/^environment `defaults` is the name/),
    expect.stringMatching(/`much`, which is no whole number/),
    expect.stringMatching(/`tokyo`, which is not name=region:zone:relays/),
    expect.stringMatching(/`play`, which is not a name in a domain/),
  ]);
  expect(code).toBe(0);
});

test("what an environment needs cannot be left empty", async () => {
  const terminal = new FakeTerminal(["", "img-1", "", ""]);
  const flags = { bandwidth: "100", min: "1", max: "2", instanceType: "S5.LARGE8" };
  project.write("games/defaults.yaml", "state: { backend: local }\n");
  const { code } = await run(terminal, { game: "starfall", environment: "test", flags });

  expect(terminal.asked[0]).toBe("Machine image of the fleet");
  expect(terminal.refusals).toEqual(["an environment cannot do without it"]);
  expect(code).toBe(0);
});

test.each([0, 1, 2, 5, 6])("cancelled after %d answers, nothing is written", async (answered) => {
  const before = files();
  const terminal = new FakeTerminal([...["starfall", "test", "", "1", "", ""].slice(0, answered), undefined]);
  const { code } = await run(terminal);

  expect(code).toBe(1);
  expect(terminal.stderr).toBe("cancelled: nothing was written");
  expect(files()).toEqual(before);
});

test("after questions, with a command that has the same answers", async () => {
  const terminal = new FakeTerminal(["starfall", "test", "9000", "1", "1", "", ""]);
  const error: unknown = await run(terminal).catch((thrown: unknown) => thrown);

  expect(expectedProblems(error)?.length).toBeGreaterThanOrEqual(1);
  expect(existsSync(project.path("games/starfall/test.yaml"))).toBe(false);
  expect(terminal.stderr).toContain("npx anycast-edge new starfall test --bandwidth 9000 --min 1 --max 1");
});

test("relays without a number at home: told in the words of the command, which has the same answers", async () => {
  const home = ["tencent", "ap-singapore", "", "game=tcp:7000", "", "", "", "S5.LARGE8", "img-1"];
  const edges = ["tokyo=ap-tokyo:ap-tokyo-1:2", "", "", "50"];
  project.write("games/defaults.yaml", "state: { backend: local }\n");
  const terminal = new FakeTerminal(["duel", "test", ...home, ...edges, ""]);
  const error: unknown = await run(terminal).catch((thrown: unknown) => thrown);

  expect(expectedProblems(error)?.map(({ code }) => code)).toEqual(["new/relay-port"]);
  expect(terminal.stderr).toContain("--port game=tcp:7000 ");
  expect(existsSync(project.path("games/duel/test.yaml"))).toBe(false);
});
