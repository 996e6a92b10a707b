import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { probe } from "../../../cli/commands/probe";
import { expectedProblems } from "../../../cli/expected";
import { Interrupted } from "../../../cli/interrupt";
import type { ProbeFlags } from "../../../cli/probe-wish";
import { probeReportSchema, type ProbeReport } from "../../../probe/report";
import { Store } from "../../../sandbox/store";
import { Servers } from "../../probe/support/servers";
import { Deployment, shipped } from "../../support/deployment";
import { FakeTerminal } from "../../support/terminal";
import { writeState } from "../deployed/state-file";
import { root, TestProject } from "../test-project";

// each look reads states with Terraform
jest.setTimeout(30_000);

const never = new AbortController().signal;
const path = { PATH: process.env["PATH"] };

interface Wish {
  readonly project?: TestProject;
  readonly game?: string;
  readonly environment?: string;
  readonly flags?: ProbeFlags;
  readonly json?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

async function run({
  project,
  game = "starfall",
  environment = "dev",
  flags = {},
  json = false,
  env = {},
  signal = never,
}: Wish) {
  const terminal = new FakeTerminal();
  const found = project?.from() ?? { root, games: join(root, "games"), cwd: root };
  const code = await probe(
    { project: found, game, environment, flags, json, env: { ...path, ...env }, signal },
    terminal,
  );
  return { code, terminal };
}

const reported = ({ terminal }: { terminal: FakeTerminal }): ProbeReport => probeReportSchema.parse(terminal.json);
const wrong = ({ checks }: ProbeReport) =>
  checks.filter(({ verdict }) => verdict === "different" || verdict === "unreachable");

describe("on the sandbox, after a real deploy", () => {
  const deployment = new Deployment();
  afterAll(() => deployment.remove());
  const env = { ANYCAST_EDGE_SANDBOX: join(deployment.folder, "sandbox") };
  const look = async () => reported(await run({ json: true, env }));
  const store = (): Store => new Store(deployment.installation.cloud);

  beforeAll(() => {
    const environment = shipped("starfall", "dev");
    deployment.synth(environment);
    deployment.applyAll(environment);
  }, 120_000);

  test("all is as declared", async () => {
    const { code, terminal } = await run({ env });

    expect(terminal.stdout).toMatch(/^starfall-dev, sandbox: /);
    expect(terminal.stdout).toMatch(/\n {2}ok {13}tcp 7000 of 198\.1[89]\.\d+\.\d+ \(game\): open\n/);
    expect(terminal.stdout).toMatch(/\n\d+ looks as declared, 0 different, 0 without an answer, \d not looked at, in /);
    expect(code).toBe(0);
  });

  test("--json says the same, and from which world", async () => {
    const report = await look();
    expect(report).toMatchObject({
      schema: "probe/v1",
      world: "sandbox",
      game: "starfall",
      environment: "dev",
      complete: true,
    });
    expect(report.checks.map(({ part }) => part)).toEqual(expect.arrayContaining(["names", "entry", "edge tokyo"]));
    expect(report.summary.ok).toBe(report.checks.filter(({ verdict }) => verdict === "ok").length);
  });

  /** Deletes objects of the simulated cloud for as long as `work` takes. */
  async function without(
    type: string,
    isMeant: (attributes: Record<string, unknown>) => boolean,
    work: () => Promise<void>,
  ) {
    const gone = store()
      .list(type)
      .filter(({ attributes }) => isMeant(attributes));
    expect(gone).not.toEqual([]);
    for (const { file } of gone) rmSync(file);
    try {
      await work();
    } finally {
      for (const object of gone) store().put(object);
    }
  }

  test("an entry that was unbound by hand: what is wrong, and what to do", () =>
    without(
      "tencentcloud_eip_association",
      ({ instance_id: target }) => String(target).startsWith("lb-"),
      async () => {
        const { code, terminal } = await run({ env });
        expect(code).toBe(1);
        expect(terminal.stdout).toMatch(
          /\n {2}DIFFERENT {6}tcp 7000 of \S+ \(game\): refused, expected: open\n {19}eip-\w+ is bound to nothing\n {19}run `npx anycast-edge sandbox run -- npx cdktf deploy starfall-dev-traffic --ignore-missing-stack-dependencies`\n/,
        );
      },
    ));

  test("a fleet without machines is home's to mend", async () => {
    const [fleet] = store().list("tencentcloud_as_scaling_group");
    if (fleet === undefined) throw new Error("no fleet");
    store().put({ ...fleet, attributes: { ...fleet.attributes, desired_capacity: 0 } });
    const seen = wrong(await look());
    store().put(fleet);
    expect(seen).not.toEqual([]);
    for (const { because, fix } of seen) {
      expect(because).toMatch(/^no machine is behind the listener/);
      expect(fix).toContain("cdktf deploy starfall-dev-home ");
    }
  });

  test("a relay that has gone, and a record that has", async () => {
    await without(
      "tencentcloud_instance",
      ({ availability_zone: zone }) => zone === "ap-tokyo-1",
      async () => {
        expect(wrong(await look()).map(({ part }) => part)).toEqual(["edge tokyo", "edge tokyo"]);
      },
    );
    await without(
      "tencentcloud_dnspod_record",
      ({ sub_domain: name }) => name === "play-dev",
      async () => {
        expect(wrong(await look())).toMatchObject([{ part: "names", found: "no A record" }]);
      },
    );
  });

  test("a relay port that somebody opened to the world", async () => {
    const rule = store()
      .list("tencentcloud_security_group_rule_set")
      .find(({ attributes }) => JSON.stringify(attributes).includes('"17000"'));
    if (rule === undefined) throw new Error("no rules of home");
    store().put({
      ...rule,
      attributes: {
        ...rule.attributes,
        ingress: [{ action: "ACCEPT", protocol: "ALL", port: "ALL", cidr_block: "0.0.0.0/0" }],
      },
    });
    const seen = wrong(await look());
    store().put(rule);
    expect(seen).toMatchObject([{ part: "entry", found: "open", expected: "closed to the world" }]);
  });

  test("an edge whose stack has gone", async () => {
    const file = join(deployment.installation.state, "starfall-dev-edge-tokyo.tfstate");
    const outputs = { addresses: deployment.output("starfall-dev-edge-tokyo", "addresses") };
    rmSync(file);
    const seen = wrong(await look());
    writeState(file, outputs);
    expect(seen).toMatchObject([{ asks: "stack starfall-dev-edge-tokyo", found: "not deployed" }]);
  });
});

describe("on this machine's network", () => {
  const servers = new Servers();
  let project: TestProject;

  /** A game whose entry is on 127.0.0.1, with one TCP port. */
  function declare(number: number): void {
    project.write(
      "games/duel/test.yaml",
      `cloud: tencent\nports: { game: { protocol: tcp, port: ${number} } }\nentry: { bandwidthMbps: 10 }\nhome: { region: ap-tokyo, zones: [ap-tokyo-1, ap-tokyo-2], fleet: { min: 1, max: 2 } }\n`,
    );
    writeState(project.path("state/duel-test-entry.tfstate"), { addresses: ["127.0.0.1"] });
    writeState(project.path("state/duel-test-home.tfstate"), { endpoint_id: "lb-1" });
    writeState(project.path("state/duel-test-traffic.tfstate"), { names: [] });
  }
  const wish = () => ({ project, game: "duel", environment: "test", env: { TERRAFORM_BINARY_NAME: "terraform" } });
  const entryPort = ({ checks }: ProbeReport) => checks.find(({ asks }) => asks.endsWith("(game)"));

  beforeEach(() => (project = new TestProject()));
  afterEach(() => {
    servers.close();
    project.remove();
  });

  test("an open port is timed", async () => {
    declare((await servers.listen(createServer())).port);
    const report = reported(await run({ ...wish(), json: true }));
    expect(report.world).toBe("cloud");
    expect(entryPort(report)).toMatchObject({
      verdict: "ok",
      found: "open",
      milliseconds: expect.any(Number) as unknown,
    });
  });

  test("a closed one makes the exit code 1", async () => {
    declare((await servers.closed()).port);
    const { code, terminal } = await run(wish());
    expect(code).toBe(1);
    expect(terminal.stdout).toMatch(
      /DIFFERENT {6}tcp \d+ of 127\.0\.0\.1 \(game\): refused, expected: open\n.*\n {19}run `npx cdktf deploy duel-test-traffic --ignore-missing-stack-dependencies`\n/,
    );
    expect(terminal.stderr).toMatch(/^\d looks? at duel-test, each 3 s at most$/);
  });

  test("one that says nothing ends in the time that was said", async () => {
    declare((await servers.deaf()).port);
    const report = reported(await run({ ...wish(), json: true, flags: { timeout: "1" } }));
    expect(entryPort(report)).toMatchObject({ verdict: "unreachable", found: "no answer" });
    expect(report.seconds).toBeLessThan(30);
  });

  test("stopped in the middle: what was seen is told, and that it is not all", async () => {
    declare((await servers.deaf()).port);
    const controller = new AbortController();
    const terminal = new FakeTerminal();
    // the first line comes when looking begins
    terminal.err = () => setImmediate(() => controller.abort(new Interrupted("SIGINT")));
    const { game, environment, env } = wish();
    const code = await probe(
      {
        game,
        environment,
        project: project.from(),
        flags: { timeout: "60" },
        json: false,
        env: { ...path, ...env },
        signal: controller.signal,
      },
      terminal,
    );

    expect(code).toBe(130);
    expect(terminal.stdout).toContain("it was stopped before all was looked at");
    expect(terminal.stdout).toContain("(game): stopped before it was looked at");
  });
});

describe("fails", () => {
  const project = new TestProject();
  afterAll(() => project.remove());

  test.each<[string, Wish]>([
    ["explain/unknown-game", { game: "starfal" }],
    ["probe/not-deployed", {}],
    ["probe/number", { flags: { timeout: "0" } }],
    ["probe/number", { flags: { timeout: "61" } }],
    ["probe/number", { flags: { timeout: "1e3" } }],
    ["probe/number", { flags: { concurrency: "65" } }],
    ["probe/resolver", { flags: { resolver: ["1.1.1.1", "dns.example"] } }],
    ["preview/workspace", { env: { TF_WORKSPACE: "other" } }],
  ])("%s: %j", async (code, wish) => {
    const error: unknown = await run({ project, ...wish }).catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([expect.objectContaining({ code })]);
  });
});
