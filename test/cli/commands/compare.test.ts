import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Interrupted } from "../../../cli/interrupt";
import { ProblemError } from "../../../model/problem";
import type { ComparedEnvironment, Comparison } from "../../../simulator/comparison-schema";
import { GamesRepository } from "../games-repository";
import { root } from "../test-project";

jest.setTimeout(180_000);

let repository: GamesRepository;
beforeEach(() => (repository = new GamesRepository()));
afterEach(() => {
  repository.mustBeClean();
  repository.remove();
});

const mumbai = `  mumbai:
    region: ap-south-1
    relays: { image: ami-0a1b2c3d4e5f60009, zones: { ap-south-1a: 1, ap-south-1b: 1 } }
`;
const virginia = / {2}virginia:\n.*\n.*\n/;

function only({ environments }: Comparison): ComparedEnvironment {
  const [first, ...more] = environments;
  if (first === undefined || more.length > 0) throw new Error(`${environments.length} environments differ`);
  return first;
}

const failure = (environment: ComparedEnvironment, name: string) =>
  environment.failures.find((one) => one.failure === name);

test("nothing changed: no environment, and one line", async () => {
  repository.edit("games/starfall/prod.yaml", "entry:", "# a comment\nentry:");
  const { code, comparison } = await repository.compare();
  const { terminal } = await repository.compare({ json: false });

  expect(code).toBe(0);
  expect(comparison()).toMatchObject({ environments: [], unreadable: [], unchanged: 5 });
  expect(terminal.stdout).toContain("for players nothing changes, in 5 environments\n");
});

test("an edge added, uncommitted: who goes there, who gains, and what its failure costs", async () => {
  repository.edit("games/skyline/prod.yaml", "  frankfurt:\n", `${mumbai}  frankfurt:\n`);
  const { comparison } = await repository.compare();
  const { mean, moves, slower, faster, failures, ...named } = only(comparison());
  const india = moves.find(({ players }) => players === "in-west");

  expect(comparison()).toMatchObject({ unchanged: 4, git: { base: { ref: "main" }, head: { ref: null } } });
  expect(named).toEqual({ game: "skyline", environment: "prod", change: "changed" });
  expect(india?.before).toEqual([{ share: 1, by: "entry", edge: "singapore" }]);
  expect(india?.after).toEqual([{ share: 1, by: "entry", edge: "mumbai" }]);
  expect(india?.moved).toBe(india?.share);
  expect(moves.map(({ players }) => players)).not.toContain("jp");
  expect(mean.after).toBeLessThan(mean.before ?? 0);
  expect(slower).toEqual([]);
  expect(faster.map(({ players }) => players)).toContain("in-west");
  for (const { before = 0, after = 0 } of faster) expect(before - after).toBeGreaterThan(5);
  expect(failures[0]).toMatchObject({ failure: "backhaul:mumbai", after: { stranded: 0 } });
  expect(failures[0]).not.toHaveProperty("before");
  // what goes to Mumbai does not hang on Singapore any more
  const singapore = failures.find((one) => one.failure === "edge:singapore");
  expect(singapore?.after?.hit).toBeLessThan(singapore?.before?.hit ?? 0);
});

test("an edge dropped: who waits longer, and which failure cannot come any more", async () => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  const dropped = only((await repository.compare()).comparison());

  expect(dropped.slower.map(({ players }) => players)).toEqual(expect.arrayContaining(["us-east", "mx"]));
  for (const { before = 0, after = 0 } of dropped.slower) {
    expect(after - before).toBeGreaterThan(5);
    expect(after).toBeGreaterThan(before * 1.05);
  }
  expect(failure(dropped, "edge:virginia")).toEqual({ failure: "edge:virginia", before: expect.any(Object) as object });
  const frankfurt = failure(dropped, "edge:frankfurt");
  expect(frankfurt?.after?.hit).toBeGreaterThan(frankfurt?.before?.hit ?? 1);
  // what gets worse comes before what gets better
  const gone = dropped.failures.findIndex(({ after }) => after === undefined);
  expect(dropped.failures.slice(gone).every(({ after }) => after === undefined)).toBe(true);
  expect(gone).toBeGreaterThan(0);
});

test("an edge that is retired is dropped for players", async () => {
  repository.edit("games/skyline/prod.yaml", "    region: us-east-1\n", "    region: us-east-1\n    retired: true\n");
  const retired = only((await repository.compare()).comparison());

  expect(failure(retired, "edge:virginia")).not.toHaveProperty("after");
});

test("a dial: the share that it takes away goes to the next", async () => {
  const tokyo = "    region: ap-northeast-1\n";
  repository.edit("games/skyline/prod.yaml", tokyo, `${tokyo}    dialPercent: 40\n`);
  const { moves } = only((await repository.compare()).comparison());

  expect(moves).toHaveLength(1);
  const [japan] = moves;
  expect(japan).toMatchObject({
    players: "jp",
    before: [{ share: 1, by: "entry", edge: "tokyo" }],
    after: [
      { share: 0.6, by: "entry" },
      { share: 0.4, by: "entry", edge: "tokyo" },
    ],
  });
  expect(japan?.moved).toBeCloseTo(0.6 * (japan?.share ?? 0), 3);
});

test("home moved: nobody goes another way, and all wait for another time", async () => {
  const seoul = "region: ap-seoul\n  zones: [ap-seoul-1, ap-seoul-2]";
  repository.edit("games/moonrush/live.yaml", /region: ap-tokyo\n {2}zones: .*/, seoul);
  const moved = only((await repository.compare()).comparison());

  expect(moved.moves).toEqual([]);
  expect(moved.slower.map(({ players }) => players)).toContain("jp");
  expect(moved.faster.map(({ players }) => players)).toContain("cn-north");
  expect(failure(moved, "zone:ap-seoul-1")).not.toHaveProperty("before");
  expect(failure(moved, "zone:ap-tokyo-1")).not.toHaveProperty("after");
  expect(failure(moved, "home")).toBeUndefined();
});

test("slower checks: nobody moves, and failures are noticed later", async () => {
  repository.edit("games/skyline/defaults.yaml", "intervalSeconds: 5", "intervalSeconds: 10");
  const { environments } = (await repository.compare()).comparison();

  expect(environments.map(({ game, environment }) => `${game}/${environment}`)).toEqual([
    "skyline/dev",
    "skyline/prod",
  ]);
  for (const one of environments) {
    expect([...one.moves, ...one.slower, ...one.faster]).toEqual([]);
    expect(one.mean.before).toBe(one.mean.after);
    // three checks of 5 s more each, one after the other in the edge's load balancer alone
    const { before, after } = failure(one, "edge:tokyo") ?? {};
    expect((after?.noticedAfterSeconds ?? 0) - (before?.noticedAfterSeconds ?? 0)).toBe(15);
  }
});

test("an environment that is renamed is another one: one goes, one comes", async () => {
  repository.git("mv", "games/starfall/dev.yaml", "games/starfall/test.yaml");
  const { environments } = (await repository.compare()).comparison();

  expect(environments.map(({ environment, change, mean }) => [environment, change, Object.keys(mean)])).toEqual([
    ["dev", "removed", ["before"]],
    ["test", "added", ["after"]],
  ]);
  expect(environments[0]?.failures).toEqual([]);
  expect(environments[1]?.failures.map(({ failure: name }) => name)).toContain("home");
});

test("of what is broken at base nothing is guessed", async () => {
  repository.edit("games/skyline/prod.yaml", "region: eu-central-1", "region: eu-centrall-1");
  repository.commit();
  repository.edit("games/skyline/prod.yaml", "region: eu-centrall-1", "region: eu-central-1");
  const { code, comparison } = await repository.compare();
  const { terminal } = await repository.compare({ json: false });

  expect(code).toBe(0);
  const { unreadable, environments, unchanged } = comparison();
  expect({ environments, unchanged }).toEqual({ environments: [], unchanged: 4 });
  expect(unreadable).toEqual([{ game: "skyline", environment: "prod", problems: expect.any(Number) as number }]);
  expect(unreadable[0]?.problems).toBeGreaterThan(0);
  expect(terminal.stdout).toMatch(
    /^skyline\/prod: cannot be read at base: \d+ problems?, by the rules of this version$/m,
  );
});

test("defaults that are broken at base leave nothing to compare with", async () => {
  repository.write("games/starfall/defaults.yaml", "ports: [");
  repository.commit();
  repository.git("checkout", "--quiet", "HEAD^", "--", ".");

  const { unreadable } = (await repository.compare()).comparison();
  expect(unreadable.map(({ game, environment }) => `${game}/${environment}`)).toEqual([
    "starfall/dev",
    "starfall/prod",
  ]);
});

test("a base without the folder of environments: all of them are new", async () => {
  repository.git("mv", "games", "worlds");
  repository.commit();
  const { comparison } = await repository.compare({ base: "HEAD^", games: "worlds" });

  expect(comparison().environments.map(({ change }) => change)).toEqual(Array(5).fill("added"));
});

test("--head compares two commits, whatever lies in the working tree", async () => {
  repository.git("checkout", "--quiet", "-b", "change");
  repository.edit("games/skyline/prod.yaml", virginia, "");
  const sha = repository.commit();
  repository.drop("games/skyline");
  const { comparison } = await repository.compare({ head: "change" });

  expect(comparison().git).toMatchObject({ base: { ref: "main" }, head: { ref: "change", commit: sha } });
  expect(only(comparison())).toMatchObject({ environment: "prod", change: "changed" });
});

test("a project in a folder of its repository", async () => {
  const other = new GamesRepository("tools/edge");
  other.edit("games/skyline/prod.yaml", virginia, "");
  const { comparison } = await other.compare();

  expect(only(comparison())).toMatchObject({ game: "skyline", environment: "prod" });
  other.mustBeClean();
  other.remove();
});

test("code of base is not run", async () => {
  repository.write("main.ts", 'throw new Error("it ran")');
  repository.write("cdktf.json", '{ "app": "exit 1" }');
  repository.commit();
  repository.edit("games/skyline/prod.yaml", virginia, "");

  expect((await repository.compare()).code).toBe(0);
});

test("the same twice is the same to the byte", async () => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  const [one, other] = [await repository.compare(), await repository.compare()];

  expect(other.terminal.stdout).toBe(one.terminal.stdout);
});

test("heartbeat, measured round trips and one's own players count on both sides", async () => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  repository.write("players.csv", "id,weight\nus-east,3\njp,1\n");
  repository.write("latency.csv", "from,to,milliseconds,road\nus-east,aws/eu-central-1,500,internet\n");
  const usual = only((await repository.compare()).comparison());
  const { comparison } = await repository.compare({ flags: { heartbeat: "5s", players: "players.csv" } });
  const own = only(comparison());

  expect(comparison().heartbeatSeconds).toBe(5);
  expect(own.moves).toMatchObject([{ players: "us-east", share: 0.75, moved: 0.75 }]);
  const over = (of: ComparedEnvironment) => failure(of, "edge:frankfurt")?.after?.overAfterSeconds ?? 0;
  expect(over(own)).toBeLessThan(over(usual));
  const measured = (await repository.compare({ flags: { latency: "latency.csv" } })).comparison();
  expect(measured.sources[0]).toContain("latency.csv");
});

test("--md writes the table of a comment", async () => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  await repository.compare({ md: "players.md" });
  const markdown = readFileSync(join(repository.project, "players.md"), "utf8");

  expect(markdown).toContain("### What it means for players\n");
  expect(markdown).toMatch(/^\| `skyline\/prod` \| `\d+ ms -> \d+ ms` \| .*`virginia behind the entry/m);
});

test("people read what changes, bounded", async () => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  const { terminal } = await repository.compare({ json: false });
  const lines = terminal.stdout.split("\n");

  expect(lines[0]).toBe("skyline/prod");
  expect(lines[1]).toMatch(/^mean round trip to home: \d+ ms -> \d+ ms; \d+ % of players go another way$/);
  expect(terminal.stdout).toMatch(/United States east \(us-east\), [\d.]+ % of players: \d+ ms -> \d+ ms/);
  const text = terminal.stdout.replace(/\s+/g, " ");
  expect(text).toMatch(/edge:virginia \(no more\): connections lost \d+ %, stranded 0 %, led past it within \d+ s/);
  expect(text).toContain("not counted: routes that change and break connections (--route-change), players led to");
  expect(text).toContain("round trips that nobody measured are estimates: middle error 15 %");
  expect(terminal.stdout).toContain("both sides are simulated by the rules of this version");
});

test.each([72, 80, undefined])("on a terminal of %s columns no line is wider, and none is cut", async (columns) => {
  repository.edit("games/skyline/prod.yaml", virginia, "");
  const { terminal } = await repository.compare({ json: false, columns });
  const { terminal: wide } = await repository.compare({ json: false, columns: 100 });
  const words = (text: string): string[] => text.split(/\s+/);

  expect(Math.max(...terminal.stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(columns ?? 100);
  expect(words(terminal.stdout)).toEqual(words(wide.stdout));
});

test("the command itself: exit code 0 with a change, 1 without a base", () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, "cli", "bin.js"), "compare", ...args], {
      cwd: repository.project,
      encoding: "utf8",
    });
  repository.edit("games/skyline/prod.yaml", virginia, "");

  expect(run("--base", "main", "--json")).toMatchObject({ status: 0, stderr: "" });
  const unknown = run("--base", "nowhere", "--json");
  expect(unknown.status).toBe(1);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ problems: [{ code: "synthesis/unknown-ref" }] });
});

test.each(["affected", "compare", "preview"])("%s refuses what can be no ref as wrong usage", (command) => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, "cli", "bin.js"), command, ...args, "--json"], {
      cwd: repository.project,
      encoding: "utf8",
    });
  for (const [flag, ...args] of [
    ["--base", "--base", ""],
    ["--base", "--base", "--head"],
    ["--head", "--base", "main", "--head", "-x"],
  ] as const) {
    const { status, stdout } = run(...args);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ code: "cli/usage", what: expect.stringContaining(`\`${flag} <ref>\``) as unknown }],
    });
  }
});

test("an interrupted one says so and leaves nothing", async () => {
  const stopped = new AbortController();
  stopped.abort(new Interrupted("SIGINT"));

  expect(await repository.compare({ signal: stopped.signal })).toMatchObject({ code: 130 });
});

describe("fails", () => {
  async function problems(wish: Parameters<GamesRepository["compare"]>[0]) {
    const error: unknown = await repository.compare(wish).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw error;
    return error.problems;
  }

  test.each([
    ["synthesis/unknown-ref", { base: "nowhere" }],
    ["synthesis/unknown-ref", { head: "nowhere" }],
    ["simulator/flag", { flags: { heartbeat: "often" } }],
    ["simulator/cannot-read", { flags: { players: "nobody.csv" } }],
    ["compare/cannot-write", { md: "no/such/folder/players.md" }],
  ])("%s on %j", async (code, wish) => {
    expect(await problems(wish)).toEqual([expect.objectContaining({ code })]);
  });

  test("what is wrong at head is told, with its file and line", async () => {
    repository.edit("games/skyline/prod.yaml", "region: eu-central-1", "region: eu-centrall-1");
    const file = join(repository.project, "games", "skyline", "prod.yaml");
    const here = await problems({});
    repository.commit();
    const committed = await problems({ base: "HEAD^", head: "main" });

    expect(here[0]).toMatchObject({ file, line: expect.any(Number) as number });
    expect(committed).toEqual(here);
  });

  test("compare/submodule where a checkout of base would be without the environments", async () => {
    const inner = new GamesRepository();
    const from = inner.project;
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "games/other");
    repository.commit();

    expect(await problems({})).toEqual([expect.objectContaining({ code: "compare/submodule" })]);
    inner.remove();
  });
});
