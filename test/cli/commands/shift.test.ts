import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shift, type ShiftInput } from "../../../cli/commands/shift";
import { expectedProblems } from "../../../cli/expected";
import { Interrupted } from "../../../cli/interrupt";
import type { ShiftResult } from "../../../cli/shift-text";
import { loadGames } from "../../../model/load";
import { Store } from "../../../sandbox/store";
import { Deployment } from "../../support/deployment";
import { FakeTerminal } from "../../support/terminal";
import { root, TestProject } from "../test-project";

// each step is synthesised, planned and applied by the real programs
jest.setTimeout(180_000);

const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
const app = [process.execPath, tsx, join(root, "main.ts")].map((word) => JSON.stringify(word)).join(" ");
const shipped = (name: string): string => readFileSync(join(root, "games", name), "utf8");

const edges = `# Tokyo gets its share
edges:
  tokyo: { region: ap-northeast-1, relays: { image: ami-0a1b2c3d4e5f60001, zones: { ap-northeast-1a: 1 } }, dialPercent: 1 }
`;
const isWell = ', command: ["true"]';
const rollout = (bakeSeconds: number, command = isWell): string => `rollout:
  by: dial # new connections only
  steps:
    - { tokyo: 50 }   # half
    - { tokyo: 100 }
  bakeSeconds: ${bakeSeconds}
  abort: { everySeconds: 5, failures: 1${command} }
`;
const rest = `home: { fleet: { min: 1, max: 2 }, deleteProtection: false }
dns: { name: play-dev }
`;

const project = new TestProject({
  "cdktf.json": JSON.stringify({ app }),
  "games/defaults.yaml": shipped("defaults.yaml"),
  "games/skyline/defaults.yaml": shipped("skyline/defaults.yaml"),
  "games/skyline/dev.yaml": edges + rollout(1) + rest,
});
const deployment = new Deployment();
const file = project.path("games/skyline/dev.yaml");

beforeAll(() => {
  const [loaded] = loadGames(project.path("games")).environments;
  if (loaded === undefined) throw new Error(JSON.stringify(loadGames(project.path("games")).problems));
  deployment.synth(loaded.environment);
  deployment.applyAll(loaded.environment);
});
afterAll(() => {
  deployment.remove();
  project.remove();
});

async function run(changes: Partial<ShiftInput> = {}) {
  const terminal = new FakeTerminal();
  const signal = new AbortController().signal;
  const wish = { wish: "on", status: false, probing: {}, json: true, env: deployment.env, signal } as const;
  const names = { game: "skyline", environment: "dev" };
  const code = await shift({ project: project.from(), ...names, ...wish, ...changes }, terminal);
  return { code, terminal, result: JSON.parse(terminal.stdout) as ShiftResult };
}

async function problemOf(running: Promise<unknown>) {
  const error: unknown = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return expectedProblems(error)?.[0];
}

/** Writes the declaration anew, at a step. */
function declare(at: number, bakeSeconds: number, command?: string): void {
  writeFileSync(file, edges + rollout(bakeSeconds, command).replace("  by:", `  at: ${at}\n  by:`) + rest);
}

/** Dials of the simulated accelerator's groups in Tokyo, TCP and UDP. */
function dials(): unknown[] {
  return new Store(deployment.installation.cloud)
    .list("aws_globalaccelerator_endpoint_group")
    .filter(({ attributes }) => attributes["endpoint_group_region"] === "ap-northeast-1")
    .map(({ attributes }) => attributes["traffic_dial_percentage"]);
}

function ttls(): unknown[] {
  const records = new Store(deployment.installation.cloud).list("aws_route53_record");
  return records.map(({ attributes }) => attributes["ttl"]);
}

describe("on the sandbox, with the real Terraform", () => {
  test("goes through all steps; the file keeps its comments and says where it is", async () => {
    expect(dials()).toEqual([1, 1]);
    const { code, result, terminal } = await run();

    expect({ code, result, errs: terminal.errs }).toMatchObject({
      code: 0,
      result: { schema: "shift/v1", world: "sandbox", outcome: "done", step: 2, steps: 2, baked: true },
    });
    expect(result.values).toEqual({ home: 100, tokyo: 100 });
    expect(dials()).toEqual([100, 100]);
    const written = edges + rollout(1).replace("  by:", "  at: 2\n  by:") + rest;
    expect(readFileSync(file, "utf8")).toBe(written);
    expect(terminal.errs.filter((line) => line.startsWith("applying"))).toEqual(["applying step 1", "applying step 2"]);
  });

  test("the second time nothing is to do, and --status says the same", async () => {
    const { code, result } = await run();
    const status = await run({ status: true });

    expect({ code, result }).toMatchObject({ code: 0, result: { outcome: "done", why: "there was nothing to do" } });
    expect(status.result).toMatchObject({ step: 2, applied: true, baked: true, values: { home: 100, tokyo: 100 } });
    expect(status.result.since).toBeDefined();
  });

  test("--back does not leave all players to a home of which nobody can say that it is well", async () => {
    const before = readFileSync(file, "utf8");
    declare(2, 1, "");
    const { code, result } = await run({ wish: "back" });

    expect({ code, outcome: result.outcome, step: result.step }).toEqual({ code: 1, outcome: "held", step: 2 });
    expect(dials()).toEqual([100, 100]);
    writeFileSync(file, before);
  });

  test("--back goes back to what is declared, in one plan, and leaves what else has been changed meanwhile", async () => {
    writeFileSync(file, readFileSync(file, "utf8").replace("name: play-dev", "name: play-dev, ttlSeconds: 61"));
    const { code, result, terminal } = await run({ wish: "back" });

    expect(ttls()).not.toContain(61);
    expect({ code, outcome: result.outcome, step: result.step }).toEqual({ code: 0, outcome: "back", step: 0 });
    expect(dials()).toEqual([1, 1]);
    expect(terminal.errs.filter((line) => line.startsWith("applying"))).toEqual(["applying step 0"]);
  });

  test("a look that is not well while a step bakes takes everything back", async () => {
    // well before the step, and no more once it is written
    declare(0, 30, `, command: [sh, -c, "! grep -q '[a]t: 1' games/skyline/dev.yaml"]`);
    const { code, result } = await run();

    expect({ code, outcome: result.outcome, step: result.step }).toEqual({ code: 1, outcome: "aborted", step: 0 });
    expect(dials()).toEqual([1, 1]);
  });

  test("a command that cannot be run is no sign of health: nothing is begun", async () => {
    declare(0, 1, ", command: [no-such-program]");
    const before = readFileSync(file, "utf8");
    const { code, result } = await run();

    expect({ code, outcome: result.outcome }).toEqual({ code: 1, outcome: "held" });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("a plan with something else in it is refused, and the file is as it was", async () => {
    declare(0, 1);
    writeFileSync(file, readFileSync(file, "utf8").replace("name: play-dev", "name: play-dev, ttlSeconds: 60"));
    const before = readFileSync(file, "utf8");
    const { code, result } = await run({ wish: "once" });

    expect({ code, outcome: result.outcome, step: result.step }).toEqual({ code: 1, outcome: "refused", step: 0 });
    expect(result.why).toMatch(/does more than shift: it would change `ttl` of aws_route53_record/);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(dials()).toEqual([1, 1]);
  });

  test("killed in the middle of an apply, while another waits: Terraform ends it, and the same command bakes the step", async () => {
    declare(0, 600);
    const args = [join(root, "cli/bin.js"), "shift", "skyline", "dev"];
    const running = spawn(process.execPath, args, {
      cwd: project.folder,
      env: { ...deployment.env, SANDBOX_LATENCY_MS: "1000" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const exited = once(running, "exit");
    let said = "";
    running.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    while (!said.includes("applying step 1") && running.exitCode === null) await once(running.stderr, "data");
    const meanwhile = await problemOf(run());
    running.kill("SIGKILL");
    await exited;
    expect(meanwhile?.code).toBe("shift/running");

    declare(1, 1);
    const { code, result, terminal } = await run({ wish: "once" });
    expect({ code, outcome: result.outcome, step: result.step }).toEqual({ code: 0, outcome: "stepped", step: 1 });
    expect(terminal.stderr).toMatch(/process \d+, which began at \S+, is gone/);
    expect(terminal.stderr).toContain("step 1 bakes");
    expect(terminal.stderr).not.toContain("applying");
    expect(dials()).toEqual([50, 50]);
  });

  test("^C while a step bakes stops it, and leaves it in effect", async () => {
    declare(2, 600);
    const stop = new AbortController();
    const terminal = new FakeTerminal();
    const err = terminal.err.bind(terminal);
    terminal.err = (text) => {
      err(text);
      if (text.includes("step 2 bakes")) stop.abort(new Interrupted("SIGINT"));
    };
    const wish = {
      wish: "on",
      status: false,
      probing: {},
      json: false,
      env: deployment.env,
      signal: stop.signal,
    } as const;
    const code = await shift({ project: project.from(), game: "skyline", environment: "dev", ...wish }, terminal);

    expect(code).toBe(130);
    expect(terminal.stdout).toContain("to go on: `npx anycast-edge sandbox run -- npx anycast-edge shift skyline dev`");
    expect(dials()).toEqual([100, 100]);
  });
});

describe("fails", () => {
  test("bad YAML: told where it stands", async () => {
    declare(0, 1);
    writeFileSync(file, readFileSync(file, "utf8").replace("tokyo: 50", "tokio: 50"));
    expect(await problemOf(run())).toMatchObject({ code: "rollout/unknown-place", line: 8 });
  });

  test("an environment that is not deployed", async () => {
    declare(0, 1);
    const env = { ...deployment.env, ANYCAST_EDGE_SANDBOX: project.path("other-sandbox") };
    expect((await problemOf(run({ env })))?.code).toBe("deployed/missing");
    expect((await problemOf(run({ env, status: true })))?.code).toBe("deployed/missing");
  });

  test("a resolver that is no address", async () => {
    declare(0, 1);
    expect((await problemOf(run({ probing: { resolver: ["dns.example"] } })))?.code).toBe("probe/resolver");
  });

  test("an environment without a rollout", async () => {
    writeFileSync(file, edges + rest);
    expect((await problemOf(run()))?.code).toBe("shift/no-rollout");
  });
});
