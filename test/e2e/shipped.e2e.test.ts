import { join } from "node:path";
import { parse } from "yaml";
import { probe } from "../../cli/commands/probe";
import { isPublic } from "../../model/edge";
import { stackNames, stacksOf } from "../../model/stack-names";
import { Deployment, root, shipped } from "../support/deployment";
import { FakeTerminal } from "../support/terminal";

jest.setTimeout(300_000);

describe.each([
  ["starfall", "dev"],
  ["starfall", "prod"],
  ["moonrush", "live"],
  ["skyline", "dev"],
  ["skyline", "prod"],
  ["lanterns", "dev"],
  ["lanterns", "prod"],
])("%s %s on the sandbox", (game, name) => {
  const environment = shipped(game, name);
  let deployment: Deployment;
  const stacks = stacksOf(environment);

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.applyAll(environment);
  });
  afterAll(() => deployment.remove());

  test.each(stacks)("terraform validate accepts %s", (stack) => {
    const { code, stdout } = deployment.terraform(stack, ["validate", "-json"]);

    expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
    expect(code).toBe(0);
  });

  test.each(stacks)("a second plan of %s changes nothing", (stack) => {
    const { code, stdout } = deployment.plan(stack);

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });

  test("relays boot with the address that home has by now", () => {
    const home = deployment.output(stackNames.home(environment), "endpoint_address");
    const [entry] = deployment.output(stackNames.entry(environment), "addresses") as string[];

    for (const [key, edge] of Object.entries(environment.edges)) {
      const scripts = scriptsIn(stackNames.edge(environment, key));
      expect(scripts).not.toEqual([]);
      for (const script of scripts) {
        const { write_files: files } = parse(script) as { write_files: { path: string; content: string }[] };
        const haproxy = files.find(({ path }) => path === "/etc/haproxy/haproxy.cfg")?.content;
        expect(haproxy).toContain(` ${String(isPublic(edge) ? entry : home)}:17000 `);
        expect(script).not.toContain("home--address");
      }
    }
  });

  test("who looks from outside finds all as declared", async () => {
    const terminal = new FakeTerminal();
    const code = await probe(
      {
        project: { root, games: join(root, "games"), cwd: root },
        game,
        environment: name,
        flags: {},
        json: false,
        env: { PATH: process.env["PATH"], ANYCAST_EDGE_SANDBOX: deployment.installation.folder },
        signal: new AbortController().signal,
      },
      terminal,
    );

    expect({ code, told: terminal.stdout }).toEqual({
      code: 0,
      told: expect.stringMatching(/ 0 different, /) as unknown,
    });
  });

  /** What the machines of a stack boot with. */
  function scriptsIn(stack: string): string[] {
    const { values } = JSON.parse(deployment.must(stack, ["show", "-json"])) as {
      values: { root_module: { resources: { values: Record<string, unknown> }[] } };
    };
    return values.root_module.resources.flatMap(({ values: { user_data: script } }) =>
      typeof script === "string" ? [Buffer.from(script, "base64").toString()] : [],
    );
  }
});
