import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isScript, pluginsIn } from "../../cli/plugin-file";
import { installSandbox } from "../../sandbox/installation";
import { checkProviders } from "../../scripts/check-providers/check";
import type { IsReal } from "../../scripts/check-providers/installation";
import { TestProject } from "../cli/test-project";

jest.setTimeout(300_000);

const project = new TestProject();
const folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-check-")));
const sandbox = installSandbox(join(folder, "sandbox"));
afterAll(() => {
  project.remove();
  rmSync(folder, { recursive: true });
});

async function check(config: string, isReal: IsReal) {
  const said: string[] = [];
  const variables = { ...process.env, TF_CLI_CONFIG_FILE: config };
  const code = await checkProviders({
    games: project.path("games"),
    variables,
    isReal,
    say: (text) => void said.push(text),
  });
  return { code, said: said.join("\n") };
}

/** A CLI configuration that knows nothing but the providers in a folder. */
function configOf(mirror: string): string {
  const config = `${mirror}.tfrc`;
  writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  return config;
}

/** The sandbox's plugin as a provider that needs nothing but itself: without a network there is no real one. */
function actors(): string {
  const mirror = join(folder, "actors");
  cpSync(join(sandbox.folder, "mirror"), mirror, { recursive: true });
  for (const plugin of pluginsIn(mirror)) {
    const variables = `export SANDBOX_PLUGIN='${sandbox.plugin}' ANYCAST_EDGE_SANDBOX='${sandbox.folder}'`;
    writeFileSync(
      plugin,
      readFileSync(plugin, "utf8").replace("#!/bin/sh\n", (line) => `${line}${variables}\n`),
    );
  }
  return mirror;
}

test("validates and plans every stack with the providers of the mirror that is named", async () => {
  rmSync(project.path("games/starfall/prod.yaml"));
  const { code, said } = await check(configOf(actors()), () => true);

  expect(said).toContain("STACK");
  for (const stack of ["entry", "home", "edge-singapore", "edge-tokyo", "traffic"]) {
    expect(said).toMatch(new RegExp(`^starfall-dev-${stack} +accepted +[1-9]\\d* +0$`, "m"));
  }
  expect(said).toMatch(/^moonrush-live-traffic +accepted +[1-9]\d* +0$/m);
  expect(said).toMatch(/\n8 stacks, all accepted$/);
  expect(code).toBe(0);
});

describe("fails", () => {
  test("providers/stand-in: the sandbox's plugin proves nothing", async () => {
    await expect(check(sandbox.cliConfig, (plugin) => !isScript(plugin))).rejects.toThrow("providers/stand-in");
  });

  test("providers/not-installable: without a network and without a mirror", async () => {
    const mirror = join(folder, "empty");
    mkdirSync(mirror);

    await expect(check(configOf(mirror), () => true)).rejects.toThrow(
      /^Terraform cannot install tencentcloudstack\/tencentcloud 1\.83\.25, so nothing was checked[^]*\(providers\/not-installable\)/,
    );
  });

  test("with the stacks that a provider refuses, and its words", async () => {
    rmSync(project.path("games/starfall"), { recursive: true });
    // outside the sandbox its plugin does not start
    const { code, said } = await check(sandbox.cliConfig, () => true);

    expect(said).toMatch(/^moonrush-live-entry +validate refused +0 +0$/m);
    expect(said).toMatch(/\nmoonrush-live-home: Failed to load plugin schemas\n/);
    expect(said).toMatch(/\n3 of 3 stacks refused$/);
    expect(code).toBe(1);
  });

  test("with what is wrong in the environments", async () => {
    project.write("games/starfall/dev.yaml", "surprise: 1\n");

    await expect(check(sandbox.cliConfig, () => true)).rejects.toThrow("surprise");
  });
});
