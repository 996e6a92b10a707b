import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulate, type SimulateFlags } from "../../../cli/commands/simulate";
import { expectedProblems } from "../../../cli/expected";
import { simulationSchema } from "../../../simulator/simulation-schema";
import { FakeTerminal } from "../../support/terminal";
import { root, TestProject } from "../test-project";

// a machine with load is slow at so many stories
jest.setTimeout(30_000);

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

interface Wish {
  readonly game?: string;
  readonly environment?: string;
  readonly flags?: SimulateFlags;
  readonly json?: boolean;
  /** Characters of a line of the terminal. */
  readonly columns?: number;
}

async function run({ game = "starfall", environment = "prod", flags = {}, json = false, columns }: Wish = {}) {
  const terminal = new FakeTerminal();
  terminal.columns = columns;
  expect(await simulate({ project: project.from(), game, environment, flags, json }, terminal)).toBe(0);
  return terminal;
}

const told = async (wish: Wish): Promise<string> => (await run(wish)).stdout;
const read = async (wish: Wish) => simulationSchema.parse((await run({ ...wish, json: true })).json);

/** Three Korean players to one Brazilian, with what was measured between the places that matter. */
function world(): SimulateFlags {
  project.write("players.csv", "id,weight\nkr,3\nbr,1\n");
  project.write(
    "ours.csv",
    [
      "from,to,milliseconds",
      "kr,seoul,10",
      "seoul,tencent/ap-seoul,2",
      "kr,tencent/ap-seoul,14",
      "br,sao-paulo,20",
      "sao-paulo,tencent/ap-seoul,250",
      "br,tencent/ap-seoul,330",
      "",
    ].join("\n"),
  );
  return { players: "players.csv", latency: "ours.csv" };
}

/** All players try tokyo first, and send something every five seconds. */
function preferTokyo(): void {
  const file = "games/starfall/prod.yaml";
  const text = readFileSync(join(root, file), "utf8");
  project.write(file, `${text}dispatch: { prefer: [tokyo, entry] }\nports: { game: { heartbeatSeconds: 5 } }\n`);
}

describe("text", () => {
  test.each<[string, SimulateFlags]>([
    ["where players land", {}],
    ["a failure's story", { fail: "edge:tokyo" }],
    ["every failure", { fail: "all", sessions: "20000" }],
  ])("of %s is no wider than the terminal", async (_, flags) => {
    const text = await told({ flags, columns: 80 });

    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^PLAYERS +SHARE +ENTER AT +PLAY THROUGH +DIRECT +PLAYED$/m);
  });

  test("who lands where, in milliseconds, the largest first, by hand", async () => {
    const text = await told({ flags: world() });
    const table = text.slice(text.indexOf("PLAYERS"));
    const [, korea = "", brazil = "", mean] = table.split("\n");
    expect(korea).toMatch(/^South Korea +75 % +seoul +entry +14 +12 +\d+ +12$/);
    expect(brazil).toMatch(/^Brazil +25 % +sao-paulo +entry +330 +270 +\d+ +270$/);
    // (3 * 12 + 270) / 4 and (3 * 14 + 330) / 4
    expect(mean).toMatch(/^mean: 77 ms as they play, 93 ms over the Internet alone, 77 ms by the entry/);
  });

  test("no line is longer than 100 characters", async () => {
    const texts = [
      await told({}),
      await told({ flags: { fail: "edge:tokyo", sessions: "90000" } }),
      await told({ flags: { fail: "all", sessions: "90000" } }),
      await told({ flags: { all: true, fail: "home" } }),
    ];
    expect(texts.flatMap((text) => text.split("\n")).filter((line) => line.length > 100)).toEqual([]);
  });

  test("small regions are one row, and with --all each has its own", async () => {
    const rows = (text: string) =>
      text.slice(text.indexOf("PLAYERS"), text.indexOf("mean:")).trim().split("\n").length - 1;
    const text = await told({});
    expect(rows(text)).toBe(21);
    expect(text).toMatch(/\n30 others +[\d.]+ % +\(--all\)/);
    const all = await told({ flags: { all: true } });
    expect(rows(all)).toBe(50);
    expect(all).toMatch(/\nNew Zealand /);
    expect(all).toContain("\n- Global Accelerator: the cities of CloudFront");
  });

  test("players enter an accelerator at its areas, and may play through relays behind it", async () => {
    const entry =
      "{ kind: ga2, bandwidthMbps: 60, areas: { ap-seoul: { bandwidthMbps: 80 }, sa-saopaulo: { bandwidthMbps: 20 } } }";
    const tokyo =
      "{ region: ap-tokyo, entryWeight: 50, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }";
    const ports = "ports: { sync: { probe: { send: ping, expect: pong } } }\nhome: { fleet: { min: 3, max: 12 } }\n";
    project.write("games/starfall/prod.yaml", `entry: ${entry}\n${ports}edges: { tokyo: ${tokyo} }\n`);
    const text = await told({ flags: world() });
    // home has 100, and the one relay 50
    expect(text).toMatch(/\nSouth Korea +75 % +ap-seoul +entry 67 %, … +14 /);
    expect(text).toMatch(/\nBrazil +25 % +sa-saopaulo +entry 67 %, … +330 /);
  });

  test("what is estimated says so, and what is measured", async () => {
    const { data } = await read({ flags: world() });
    expect(data.measured).toBe(6);
    expect((await told({ flags: world() })).replaceAll("\n", " ")).toContain(
      `${data.measured} measured, ${data.estimated} estimated by distance (middle error 15 %`,
    );
  });

  test("limits that are not counted are told, and those that are", async () => {
    const skyline = { game: "skyline", environment: "prod" };
    for (const file of ["games/skyline/defaults.yaml", "games/skyline/prod.yaml"]) {
      project.write(file, readFileSync(join(root, file), "utf8"));
    }
    const without = await told(skyline);
    expect(without).toMatch(/not counted: changes of routes.*--route-change/);
    expect(without).toMatch(/not counted: BGP leading players.*--second-nearest/);
    const counted = await told({ ...skyline, flags: { secondNearest: "10%", routeChange: "0.001", fail: "home" } });
    expect(counted).toContain("counted: BGP leads 10 % of the players to the second nearest entry point");
    expect(counted).toContain("counted: a route changes for 0.1 % of the TCP connections");
    expect(counted).not.toContain("not counted");
    const passing = await told({ flags: { routeChange: "0.001", fail: "home" } });
    expect(passing).toMatch(/does not apply: changes of routes/);
    expect(passing).not.toContain("counted: a route changes");
  });

  test("a failure: who notices, between which seconds and how, and what becomes of players", async () => {
    preferTokyo();
    const text = await told({ flags: { ...world(), fail: "edge:tokyo", at: "30s" } });
    expect(text).toContain("\nedge:tokyo fails at second 30\n");
    // 1 to 2 heartbeats of 5 s
    expect(text).toMatch(/\n +5 s to 10 s {2}players: /);
    expect(text).toMatch(/\n +30 {2}tokyo vanishes/);
    expect(text).toMatch(/\n0 +100 % +0 % +0 % +tokyo 100 %\n30 +0 % +0 % +100 % /);
    expect(text).toContain("100 % of the sessions lose their connection, 100 % play again, 0 % have no way to play");
    expect(text).toMatch(/\nit is over after \d+ s; clients send something every 5 s\n/);
    expect(text).toMatch(/\nrelays: room for 80000 connections on each port, 40000 lost\n/);
    expect(text).toContain("heartbeat: 5 s on port game, as declared");
  });

  test("a failure that hits nobody says so; that of home leaves nothing", async () => {
    expect(await told({ flags: { fail: "edge:ap-tokyo" } })).toContain("\nnobody's connection is lost\n");
    const home = await told({ flags: { fail: "home" } });
    expect(home).toContain("\nnobody plays again while it lasts\n");
    expect(home).toMatch(/\nwhat else there is: Nothing/);
    // what they do alike is told once among those who notice, and once among what happens
    expect(home.match(/the relays of frankfurt, singapore, tokyo: /g)).toHaveLength(2);
  });

  test("--fail all: one line for each, the most harmful first, and how many are survived", async () => {
    preferTokyo();
    const text = await told({ flags: { fail: "all", sessions: "30000" } });
    const table = text.slice(text.indexOf("FAILS "), text.indexOf("\n\nroom for 30000 players")).split("\n");
    expect(table[0]).toMatch(/^FAILS +LED PAST AFTER +HIT +STRANDED +OVER AFTER +ROOM$/);
    expect(table[1]).toMatch(/^home +never +100 % +100 % +while it lasts +-$/);
    expect(table.filter((line) => /^(edge:tokyo|backhaul:tokyo) /.test(line))).toHaveLength(2);
    expect(table.find((line) => line.startsWith("zone:ap-tokyo-1 "))).toMatch(/full: tokyo$/);
    expect(table.find((line) => line.startsWith("edge:singapore "))).toMatch(/ 0 % +0 % +- +holds$/);
    expect(text).toContain("\nno edge is full while nothing fails\nsome have no way to play, after home\n");
    expect(text).toContain("\nfull: tokyo, after zone:ap-tokyo-1, zone:ap-tokyo-2\n");
  });

  test("a long heartbeat is told with what to write, and --heartbeat says what clients really do", async () => {
    const long = (await told({ flags: { fail: "edge:tokyo" } })).replaceAll(/\n +/g, " ");
    expect(long).toMatch(/heartbeat: 450 s on port game, the longest that the way bears/);
    expect(long).toMatch(/2 heartbeats of 450 s.*write `ports\.game\.heartbeatSeconds`/);
    const short = await told({ flags: { fail: "edge:tokyo", heartbeat: "5s" } });
    expect(short).toContain("heartbeat: 5 s on port game, as asked for");
    expect(short).not.toContain("notes:\n- players take");
  });
});

test("players that a team declares in mainland China are not carried from an entry point", async () => {
  const header = "id,weight,title,latitude,longitude,mainland";
  project.write("players.csv", `${header}\nshenzhen,1,Shenzhen,22.54,114.06,true\nhk,1,,,,\n`);
  const { landings } = await read({ flags: { players: "players.csv" } });
  expect(landings.map(({ players, accelerated }) => [players, accelerated]).sort()).toEqual([
    ["hk", true],
    ["shenzhen", false],
  ]);
});

test("--json says the same, as the schema has it", async () => {
  const flags = { ...world(), fail: "zone:ap-seoul-1", at: "2m", sessions: "1000", heartbeat: "20" };
  const simulation = await read({ flags });
  expect(simulation).toMatchObject({
    schema: "simulation/v1",
    game: "starfall",
    environment: "prod",
    entry: "aia",
    story: { failure: { kind: "zone", name: "ap-seoul-1" }, atSeconds: 120 },
    online: { players: 1000 },
    heartbeat: { seconds: 20, by: "said", port: "game" },
    limits: { routeChangePerHour: 0, secondNearest: 0 },
  });
  // and no word of where on this machine they are
  expect(simulation.data.sources.slice(0, 2)).toEqual(["measured round trips: ours.csv", "players: players.csv"]);
});

test("the page on it shows what it prints", async () => {
  const page = readFileSync(join(root, "docs/operations/simulate.md"), "utf8");
  const [, table = ""] = /\n```\n(PLAYERS[^`]+)```\n/.exec(page) ?? [];
  const text = await told({});
  for (const line of table.trim().split("\n")) expect(text).toContain(`\n${line}\n`);
});

test("the files on it are read as they stand there", async () => {
  const page = readFileSync(join(root, "docs/operations/simulate.md"), "utf8");
  const [, people = ""] = /\n```\n(id,weight[^`]+)```\n/.exec(page) ?? [];
  const [, trips = ""] = /\n```\n(from,to[^`]+)```\n/.exec(page) ?? [];
  project.write("players.csv", people);
  project.write("measured.csv", trips);
  const { landings } = await read({ flags: { players: "players.csv", latency: "measured.csv" } });
  expect(landings).toHaveLength(people.trim().split("\n").length - 1);
});

describe("fails", () => {
  const problemsOf = async (wish: Wish) => expectedProblems(await run(wish).catch((thrown: unknown) => thrown));

  test.each<[string, Wish]>([
    ["explain/unknown-game", { game: "starfal" }],
    ["explain/unknown-environment", { environment: "prd" }],
    ["simulator/unknown-failure", { flags: { fail: "edge:tokio" } }],
    ["simulator/flag", { flags: { sessions: "0" } }],
    ["simulator/flag", { flags: { sessions: "many" } }],
    ["simulator/flag", { flags: { sessions: "" } }],
    ["simulator/flag", { flags: { players: "" } }],
    ["simulator/flag", { flags: { latency: " " } }],
    ["simulator/flag", { flags: { fail: "home", at: "soon" } }],
    ["simulator/flag", { flags: { fail: "home", at: "61m" } }],
    ["simulator/flag", { flags: { fail: "home", heartbeat: "0" } }],
    ["simulator/flag", { flags: { fail: "home", routeChange: "2" } }],
    ["simulator/flag", { flags: { secondNearest: "101%" } }],
    ["simulator/idle-flag", { flags: { at: "10s" } }],
    ["simulator/idle-flag", { flags: { heartbeat: "5s" } }],
    ["simulator/idle-flag", { flags: { routeChange: "0.1" } }],
    ["simulator/idle-flag", { flags: { fail: "all", at: "10s" } }],
    ["simulator/idle-flag", { flags: { fail: "all", routeChange: "0.1" } }],
    ["simulator/cannot-read", { flags: { players: "nowhere.csv" } }],
    ["simulator/cannot-read", { flags: { latency: "games" } }],
  ])("%s: %j", async (code, wish) => {
    expect(await problemsOf(wish)).toEqual([expect.objectContaining({ code })]);
  });

  test("all flags that are wrong come in one go, their values first", async () => {
    const flags = { at: "x", heartbeat: "5s", secondNearest: "x", sessions: "-3", latency: "nowhere.csv", players: "" };
    const problems = await problemsOf({ flags });
    expect(problems?.map(({ code, what }) => `${code} ${what.split(" ")[0] ?? ""}`)).toEqual([
      "simulator/flag `--at`",
      "simulator/flag `--second-nearest`",
      "simulator/flag `--sessions`",
      "simulator/cannot-read nowhere.csv",
      "simulator/flag `--players`",
      "simulator/idle-flag `--at`",
      "simulator/idle-flag `--heartbeat`",
    ]);
  });

  test("with the flags that are wrong comes what is wrong in the files", async () => {
    project.write("ours.csv", "from,to,milliseconds\nkr,tokyo,x\n");
    const problems = await problemsOf({ flags: { at: "10s", secondNearest: "2", latency: "ours.csv" } });
    expect(problems?.map(({ code }) => code)).toEqual([
      "simulator/flag",
      "simulator/idle-flag",
      "simulator/csv-number",
    ]);
  });

  test.each(["1e9", "-3", "1.5", "0", "10000000000", ""])("--sessions %p: what may be written", async (sessions) => {
    expect(await problemsOf({ flags: { sessions } })).toEqual([
      {
        code: "simulator/flag",
        what: `\`--sessions\` is ${sessions === "" ? "empty" : sessions}`,
        fix: expect.stringContaining("a whole number from 1 to 9999999999") as unknown,
      },
    ]);
  });

  test("what is wrong in a file has its place", async () => {
    project.write("ours.csv", "from,to,milliseconds\nkr,tencent/ap-tokio,1\n");
    expect(await problemsOf({ flags: { latency: "ours.csv" } })).toEqual([
      expect.objectContaining({
        code: "simulator/csv-id",
        file: project.path("ours.csv"),
        line: 2,
        what: expect.stringContaining("did you mean tencent/ap-tokyo?") as unknown,
      }),
    ]);
  });

  test("a file that is no text", async () => {
    writeFileSync(project.path("ours.csv"), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await problemsOf({ flags: { latency: "ours.csv" } })).toEqual([
      expect.objectContaining({ code: "simulator/cannot-read" }),
    ]);
  });
});
