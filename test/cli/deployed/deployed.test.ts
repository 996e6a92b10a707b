import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lookAtStacks } from "../../../cli/deployed/look-at-stacks";
import { readDeployed } from "../../../cli/deployed/read-deployed";
import { expectedProblems } from "../../../cli/expected";
import { findEnvironment } from "../../../cli/environments";
import { Interrupted } from "../../../cli/interrupt";
import { TestProject } from "../test-project";
import { writeState } from "./state-file";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

const never = new AbortController().signal;
const input = (env: NodeJS.ProcessEnv = {}, signal = never) => {
  const found = project.from();
  const { environment } = findEnvironment(found, { game: "starfall", environment: "dev" });
  return { project: found, environment, env: { PATH: process.env["PATH"], ...env }, signal };
};
const state = (stack: string, outputs: Readonly<Record<string, unknown>>, folder = "state") =>
  writeState(project.path(join(folder, `starfall-dev-${stack}.tfstate`)), outputs);
const codes = async (run: Promise<unknown>): Promise<string[] | undefined> => {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return expectedProblems(error)?.map(({ code }) => code);
};

function deployAll(folder?: string): void {
  state("entry", { addresses: ["198.51.100.1"], entry_id: "eip-1" }, folder);
  state("home", { endpoint_id: "lb-1" }, folder);
  state("edge-tokyo", { addresses: { "ap-tokyo-1-1": "198.51.100.2" } }, folder);
  state("edge-singapore", { addresses: { "ap-singapore-1-1": "198.51.100.3" } }, folder);
  state("traffic", { names: ["play-dev.starfall.example"] }, folder);
}
const all = {
  entry: { addresses: ["198.51.100.1"] },
  edges: {
    singapore: { addresses: { "ap-singapore-1-1": "198.51.100.3" } },
    tokyo: { addresses: { "ap-tokyo-1-1": "198.51.100.2" } },
  },
  names: ["play-dev.starfall.example"],
};

test("what all stacks have published, read by the real Terraform", async () => {
  deployAll();
  expect(await readDeployed(input())).toEqual(all);
});

test("in the sandbox its own states are read", async () => {
  deployAll("box/state");
  expect(await readDeployed(input({ ANYCAST_EDGE_SANDBOX: project.path("box") }))).toEqual(all);
  expect(await codes(readDeployed(input()))).toEqual(["deployed/missing"]);
});

test("the cloud's own name for the entry, where there is one", async () => {
  deployAll();
  state("entry", { addresses: ["198.51.100.1"], dns_name: "a1.awsglobalaccelerator.com" });
  expect((await readDeployed(input())).entry).toEqual({
    addresses: ["198.51.100.1"],
    dnsName: "a1.awsglobalaccelerator.com",
  });
});

test("home's own public address, where it has one", async () => {
  deployAll();
  expect(await lookAtStacks(input())).not.toHaveProperty("homeAddress");
  state("home", { endpoint_id: "lb-1", public_address: "198.51.100.4" });
  expect(await lookAtStacks(input())).toMatchObject({ homeAddress: "198.51.100.4" });
});

test("reading leaves everything as it was", async () => {
  deployAll();
  const before = readdirSync(project.folder, { recursive: true }).sort();
  await readDeployed(input());
  expect(readdirSync(project.folder, { recursive: true }).sort()).toEqual(before);
});

test("what is missing is told, and what is there as well", async () => {
  deployAll();
  rmSync(project.path("state/starfall-dev-edge-tokyo.tfstate"));
  // a stack that was destroyed keeps a state without outputs
  state("traffic", {});

  expect(await lookAtStacks(input())).toEqual({
    entry: all.entry,
    edges: { singapore: all.edges.singapore },
    names: [],
    missing: ["starfall-dev-edge-tokyo", "starfall-dev-traffic"],
  });
  const error: unknown = await readDeployed(input()).catch((thrown: unknown) => thrown);
  expect(expectedProblems(error)).toEqual([
    {
      code: "deployed/missing",
      what: "starfall-dev-edge-tokyo, starfall-dev-traffic are not deployed, so what players of starfall-dev would find is not known",
      fix: expect.stringContaining(
        "npx cdktf deploy starfall-dev-edge-tokyo starfall-dev-traffic --ignore-missing-stack-dependencies --parallelism 1`",
      ) as unknown,
    },
  ]);
});

test("a retired edge that has been destroyed is not missed", async () => {
  deployAll();
  const retired =
    "edges: { tokyo: { region: ap-tokyo, retired: true, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } } }\n";
  project.write(
    "games/starfall/dev.yaml",
    `entry: { bandwidthMbps: 50 }\nhome: { fleet: { min: 1, max: 2 } }\n${retired}`,
  );
  rmSync(project.path("state/starfall-dev-edge-tokyo.tfstate"));
  expect(await readDeployed(input())).toMatchObject({ edges: {} });
});

test.each([
  [
    "{ backend: s3, bucket: states, region: eu-west-1 }",
    "s3",
    { bucket: "states", key: "anycast-edge/starfall-dev-home.tfstate" },
  ],
  ["{ backend: cos, bucket: states-1250000000, region: ap-jakarta }", "cos", { key: "starfall-dev-home.tfstate" }],
  [
    "{ backend: pg }",
    "pg",
    { schema_name: "starfall_dev_home", skip_schema_creation: true, skip_table_creation: true },
  ],
])("of %s it is read what other stacks read, and nothing is made there", async (declared, backend, config) => {
  project.write(
    "games/defaults.yaml",
    readFileSync(project.path("games/defaults.yaml"), "utf8").replace(/^state: .*$/m, `state: ${declared}`),
  );
  // stands for the backend, and says what PostgreSQL says of a schema that is not there
  const absent = 'pq: relation "starfall_dev_home.states" does not exist';
  const fake = fakeTerraform(
    `cp stack.tf.json '${project.folder}'/"$(basename "$PWD")".json; echo '${absent}' >&2; exit 1`,
  );

  expect((await lookAtStacks(input({ TERRAFORM_BINARY_NAME: fake }))).missing).toHaveLength(5);
  const written = JSON.parse(readFileSync(project.path("starfall-dev-home.json"), "utf8")) as unknown;
  expect(written).toMatchObject({ data: { terraform_remote_state: { stack: { backend, config } } } });
});

/** A program that says it is Terraform, and does what is said here. */
function fakeTerraform(script: string): string {
  const file = project.path("fake-terraform");
  writeFileSync(file, `#!/bin/sh\n[ "$1" = version ] && { echo "Terraform v1.9.0"; exit; }\n${script}\n`, {
    mode: 0o755,
  });
  return file;
}

describe("fails", () => {
  test("deployed/other-outputs, with what is strange", async () => {
    deployAll();
    state("edge-tokyo", { addresses: ["198.51.100.2"] });
    const error: unknown = await readDeployed(input()).catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([
      expect.objectContaining({
        code: "deployed/other-outputs",
        what: expect.stringContaining("`addresses`") as unknown,
        fix: "deploy starfall-dev-edge-tokyo again",
      }),
    ]);
  });

  test("deployed/unreadable-state, in Terraform's words and without secrets", async () => {
    deployAll();
    writeFileSync(project.path("state/starfall-dev-traffic.tfstate"), "not a state");
    const error: unknown = await readDeployed(input()).catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([
      expect.objectContaining({
        code: "deployed/unreadable-state",
        what: expect.stringMatching(/^the state of starfall-dev-traffic cannot be read: /) as unknown,
      }),
    ]);
  });

  test("deployed/unreadable-state: Terraform that does not come to an end is not waited for", async () => {
    deployAll();
    const slow = fakeTerraform("exec sleep 600");
    const run = readDeployed({ ...input({ TERRAFORM_BINARY_NAME: slow }), milliseconds: 300 });
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([
      expect.objectContaining({
        code: "deployed/unreadable-state",
        what: expect.stringMatching(/terraform has not read it after 0\.3 s$/) as unknown,
      }),
    ]);
  });

  test("one state that cannot be read does not keep the others waiting", async () => {
    const fake = fakeTerraform('case "$PWD" in *-home) echo broken >&2; exit 1;; *) exec sleep 600;; esac');
    expect(await codes(readDeployed(input({ TERRAFORM_BINARY_NAME: fake })))).toEqual(["deployed/unreadable-state"]);
  });

  test("preview/workspace: another workspace is another state", async () => {
    expect(await codes(readDeployed(input({ TF_WORKSPACE: "other" })).then(String))).toEqual(["preview/workspace"]);
  });

  test("preview/no-terraform", async () => {
    mkdirSync(project.path("empty"));
    expect(
      await codes(readDeployed(input({ PATH: project.path("empty"), TERRAFORM_BINARY_NAME: "terraform" }))),
    ).toEqual(["preview/no-terraform"]);
  });

  test("when somebody stops it", async () => {
    deployAll();
    const stopped = AbortSignal.abort(new Interrupted("SIGINT"));
    await expect(readDeployed(input({}, stopped))).rejects.toThrow("stopped by SIGINT");
  });
});
