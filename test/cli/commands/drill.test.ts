import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drill, type DrillFlags } from "../../../cli/commands/drill";
import type { DrillDisplay, DrillScene } from "../../../cli/drill/drill-display";
import { expectedProblems } from "../../../cli/expected";
import { Interrupted } from "../../../cli/interrupt";
import type { DrillEvent } from "../../../drill/drill";
import { relayNames } from "../../../drill/address-book";
import { drillReportSchema, type DrillReport } from "../../../drill/report/report";
import type { Problem } from "../../../model/problem";
import { shipped } from "../../support/deployment";
import { FakeTerminal } from "../../support/terminal";
import { writeState } from "../deployed/state-file";
import { root } from "../test-project";

jest.setTimeout(120_000);

const sandbox = mkdtempSync(join(tmpdir(), "anycast-edge-drill-test-"));
afterAll(() => rmSync(sandbox, { recursive: true }));
const onSandbox = { PATH: process.env["PATH"], ANYCAST_EDGE_SANDBOX: sandbox };

/** As a deploy leaves it, for those who only read what it has published. */
function publish(game: string, name: string, addresses: readonly string[]): void {
  const state = (stack: string): string => join(sandbox, "state", `${game}-${name}-${stack}.tfstate`);
  writeState(state("entry"), { addresses });
  writeState(state("home"), { endpoint_id: "lb-1" });
  writeState(state("traffic"), { names: [] });
  for (const [place, [key, edge]] of Object.entries(shipped(game, name).edges).entries()) {
    const { zones } = edge.relays;
    const keys = addresses.length > 1 ? Object.keys(zones) : relayNames(zones).map(({ name: relay }) => relay);
    writeState(state(`edge-${key}`), {
      addresses: Object.fromEntries(keys.map((one, number) => [one, `203.0.113.${10 * place + number + 1}`])),
    });
  }
}

class RecordingDisplay implements DrillDisplay {
  scene: DrillScene | undefined;
  readonly events: DrillEvent[] = [];
  readonly happened: string[] = [];
  ends = 0;
  onEvent: (event: DrillEvent) => void = () => undefined;

  begin(scene: DrillScene): void {
    this.scene = scene;
  }

  event(event: DrillEvent): void {
    this.events.push(event);
    this.onEvent(event);
  }

  player(_seconds: number, what: string): void {
    this.happened.push(what);
  }

  end(): void {
    this.ends += 1;
  }
}

interface Wish {
  readonly game?: string;
  readonly environment?: string;
  readonly flags?: Partial<DrillFlags>;
  readonly json?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly display?: RecordingDisplay;
}

/** A drill in which this machine was too busy is made again, each time slower. */
const attempts = 3;

/** The first report with a verdict, or the last one. */
async function reported(environment: string, flags: Partial<DrillFlags>) {
  for (let attempt = 1; ; attempt += 1) {
    const display = new RecordingDisplay();
    const { code, terminal } = await run({
      json: true,
      environment,
      display,
      flags: { speed: `${4 / attempt}`.slice(0, 4), ...flags },
    });
    const report: DrillReport = drillReportSchema.parse(terminal.json);
    if (report.verdict === "as predicted" || attempt === attempts) return { code, report, display };
  }
}

async function run(wish: Wish) {
  const { game = "starfall", environment = "dev", flags, json = false, env = onSandbox } = wish;
  const { signal = new AbortController().signal, display = new RecordingDisplay() } = wish;
  const terminal = new FakeTerminal();
  const project = { root, games: join(root, "games"), cwd: root };
  const asked = { fail: "zone:ap-seoul-1", clients: "20", heartbeat: "5s", ...flags };
  const code = await drill({ project, game, environment, flags: asked, json, env, signal, display }, terminal);
  return { code, terminal, display };
}

/** HAProxies that this process has started and that still run. */
function relaysLeft(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const [, program, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
        return program === "haproxy" && parent === String(process.pid);
      } catch {
        return false;
      }
    });
}

describe("on the sandbox, with what a deploy has published", () => {
  beforeAll(() => {
    publish("starfall", "dev", ["198.51.100.1"]);
    publish("starfall", "prod", ["198.51.100.1"]);
    publish("skyline", "dev", ["198.51.100.1", "198.51.100.2"]);
  });

  test("--json is the whole report and nothing else", async () => {
    const { code, report, display } = await reported("prod", { loss: "0.01" });
    const { sessions, verdict } = report;

    expect(report).toMatchObject({
      ...{ world: "sandbox", game: "starfall", environment: "prod", failure: "zone:ap-seoul-1" },
      ...{ heartbeatSeconds: 5, lossShare: 0.01 },
      ran: { relays: 6, machines: 3, dispatcher: true },
      addresses: expect.arrayContaining([
        expect.objectContaining({
          part: "entry",
          published: "198.51.100.1",
          loopback: expect.stringMatching(/^127\./) as string,
        }),
        expect.objectContaining({ published: "203.0.113.1" }),
      ]) as unknown,
    });
    expect(sessions).toMatchObject({ count: 20, neverPlayed: 0, wrongBytes: 0 });
    // two of three machines
    expect(sessions.predicted.hit).toBeCloseTo(2 / 3);
    expect(sessions.addresses.other).toBe(0);
    expect(report.notices.map(({ who, by }) => [who, by])).toEqual([
      ["players", "players"],
      ["the load balancer of home", "stand-in"],
    ]);
    expect(code).toBe(verdict === "stalled" ? 3 : 0);
    const { hit, moved, stranded } = sessions.measured;
    const agreeing = report.notices.map(({ agrees }) => agrees);
    const told = display.happened.length >= 2 * hit;
    // of a machine that is too busy nothing more can be said
    expect({ hit: hit > 5, moved, stranded, agreeing, told }).toMatchObject(
      verdict === "stalled" ? {} : { hit: true, moved: hit, stranded: 0, agreeing: ["yes", "yes"], told: true },
    );
    expect(relaysLeft()).toEqual([]);
    expect(display.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["set-up", "failed", "noticed", "over"]),
    );
  });

  test("an edge behind the entry: people read what was measured beside what was predicted, in 100 columns", async () => {
    const wish = { game: "skyline", flags: { fail: "edge:ap-northeast-1", clients: "30", speed: "4" } };
    const { code, terminal } = await run(wish);
    const { stdout } = terminal;

    expect(stdout).toMatch(/^skyline-dev: edge:tokyo failed, sandbox: on loopback, no cloud and no network\n/);
    expect(stdout).toMatch(
      /\nthe load balancer of tokyo +a stand-in +\d\d\.\d s +12\.0 s - 17\.0 s +(yes|no|stalled)\n/,
    );
    expect(stdout).toMatch(/\nthe entry +- +- +42\.0 s - 47\.0 s +not measurable\n/);
    expect(stdout).toMatch(/\nare stranded +\d+ of 30 \(\d+ %\) +0 %\n/);
    expect(stdout).toMatch(/\nhome +\d+ % \(\d+ %\) +\d+ % \(\d+ %\) +\d+ % \(100 %\)\n/);
    expect(stdout).toMatch(/\n198\.51\.100\.1 +-> +127\.\d+\.0\.1 +entry 1\n/);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    // the last line says what the exit code means
    const verdicts = {
      0: /\nas predicted, with 2 times measured\n?$/,
      2: /\nnot as predicted: .*\n?$/,
      3: /\nthis machine was too busy/,
    };
    expect(stdout).toMatch(verdicts[code as keyof typeof verdicts]);
  });

  test("home: nobody plays, and that is what was predicted", async () => {
    const { report } = await reported("dev", { fail: "home", seconds: "20" });
    const { sessions, arrivals } = report;

    expect(sessions).toMatchObject({
      measured: { hit: 20, moved: 0, stranded: 20 },
      predicted: { hit: 1, stranded: 1 },
    });
    expect(Object.keys(arrivals.after.measured)).toEqual(
      Object.keys(arrivals.after.measured).filter((key) => key === "nowhere"),
    );
  });

  test("stopped in the middle: exit code 130, and nothing is left running", async () => {
    const controller = new AbortController();
    const display = new RecordingDisplay();
    display.onEvent = ({ kind }) => {
      if (kind === "failed") controller.abort(new Interrupted("SIGINT"));
    };
    const { code, terminal } = await run({ signal: controller.signal, display });

    expect({ code, out: terminal.stdout }).toEqual({ code: 130, out: "" });
    expect(terminal.stderr).toContain("nothing is left running");
    expect(display.ends).toBeGreaterThan(0);
    expect(relaysLeft()).toEqual([]);
  });
});

describe("fails", () => {
  async function problems(wish: Wish): Promise<readonly Problem[] | undefined> {
    return expectedProblems(await run(wish).catch((thrown: unknown) => thrown));
  }

  test("without the sandbox it says how to be there, in full", async () => {
    expect(
      await problems({ env: {}, flags: { fail: "edge:tokyo", clients: "6", json: true } as Partial<DrillFlags> }),
    ).toEqual([
      expect.objectContaining({
        code: "drill/not-on-sandbox",
        fix: expect.stringContaining(
          "`npx anycast-edge sandbox run -- npx anycast-edge drill starfall dev --fail edge:tokyo --clients 6 --heartbeat 5s",
        ) as string,
      }),
    ]);
  });

  test("what is not deployed cannot fail", async () => {
    const [problem] = (await problems({ game: "lanterns", flags: { fail: "home" } })) ?? [];
    expect(problem?.code).toBe("deployed/missing");
    expect(problem?.fix).toContain("npx anycast-edge sandbox run --");
  });

  test("all numbers that are wrong are told at once", async () => {
    const flags = { clients: "0", speed: "21", loss: "0.6", seconds: "1.5" };
    expect((await problems({ flags }))?.map(({ code, what }) => `${code} ${what}`)).toEqual([
      "drill/number `--clients` is 0",
      "drill/number `--speed` is 21",
      "drill/number `--loss` is 0.6",
      "drill/number `--seconds` is 1.5",
    ]);
  });

  test.each<[string, Wish]>([
    ["drill/number", { flags: { clients: "2001" } }],
    ["drill/number", { flags: { speed: "0.05" } }],
    ["drill/number", { flags: { speed: "1e1" } }],
    ["drill/number", { flags: { loss: "-0.1" } }],
    ["drill/number", { flags: { loss: "." } }],
    ["drill/too-short", { flags: { seconds: "14" } }],
    ["simulator/flag", { flags: { heartbeat: "fast" } }],
    ["simulator/unknown-failure", { flags: { fail: "edge:tokio" } }],
    ["simulator/cannot-read", { flags: { latency: "nowhere.csv" } }],
    ["explain/unknown-game", { game: "starfal" }],
    ["preview/workspace", { env: { ANYCAST_EDGE_SANDBOX: "sandbox", TF_WORKSPACE: "other" } }],
  ])("%s: %j", async (code, wish) => {
    expect(await problems(wish)).toEqual([expect.objectContaining({ code })]);
  });
});
