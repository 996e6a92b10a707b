import { existsSync } from "node:fs";
import { join } from "node:path";
import { sandboxReset } from "../../../cli/commands/sandbox-reset";
import { sandboxStatusCommand } from "../../../cli/commands/sandbox-status";
import { expectedProblems } from "../../../cli/expected";
import { Deployment, shipped } from "../../support/deployment";
import { FakeTerminal } from "../../support/terminal";

jest.setTimeout(60_000);

const deployment = new Deployment();
const { folder } = deployment.installation;
const entry = "starfall-dev-entry";

beforeAll(() => {
  deployment.synth(shipped("starfall", "dev"));
  deployment.apply(entry);
});
afterAll(() => deployment.remove());

async function status({ json = false, at = folder } = {}) {
  const terminal = new FakeTerminal();
  return { code: await sandboxStatusCommand({ folder: at, json }, terminal), terminal };
}

async function reset({ yes = false, json = false, at = folder } = {}, terminal = new FakeTerminal()) {
  return { code: await sandboxReset({ folder: at, yes, json }, terminal), terminal };
}

const elsewhere = join(folder, "..", "elsewhere");

describe("status", () => {
  test("lists what lies in the simulated cloud", async () => {
    const { code, terminal } = await status();

    expect(code).toBe(0);
    expect(terminal.stdout).toMatch(new RegExp(`^sandbox at ${folder}: 1 object, 1 state\n\nTYPE +ID\n`));
    expect(terminal.stdout).toMatch(/\ntencentcloud_eip +eip-\w+$/);
  });

  test("--json says the same", async () => {
    const { terminal } = await status({ json: true });

    expect(terminal.json).toEqual({
      sandbox: folder,
      objects: [expect.objectContaining({ type: "tencentcloud_eip", id: expect.stringMatching(/^eip-/) as string })],
      orphans: [],
      states: [expect.stringContaining(entry)],
    });
  });

  test("marks what no state knows, and says what can be done", async () => {
    deployment.must(entry, ["state", "rm", "-lock=false", ...addresses()]);
    const { code, terminal } = await status();

    expect(code).toBe(0);
    expect(terminal.stdout).toMatch(/\ntencentcloud_eip +eip-\w+ +no state knows it\n/);
    expect(terminal.stdout).toContain("1 object that no state knows");
  });

  test("without a sandbox there is nothing, and none is made", async () => {
    const { code, terminal } = await status({ json: true, at: elsewhere });

    expect(code).toBe(0);
    expect(terminal.json).toEqual({ sandbox: elsewhere, objects: [], orphans: [], states: [] });
    expect(existsSync(elsewhere)).toBe(false);
  });
});

describe("reset", () => {
  test("asks first, and no is no", async () => {
    const terminal = new FakeTerminal(["no"]);
    const { code } = await reset({}, terminal);

    expect(terminal.asked).toEqual([`Delete 1 object and 1 state of the sandbox at ${folder}?`]);
    expect(terminal.stdout).toBe("nothing was deleted");
    expect(code).toBe(1);
    expect((await status()).terminal.stdout).toContain("1 object, 1 state");
  });

  test.each([
    ["nobody is there", { json: false }, undefined],
    ["JSON is wanted", { json: true }, []],
  ])("deletes nothing when it cannot ask: %s", async (_, wish, answers) => {
    const error: unknown = await reset(wish, new FakeTerminal(answers)).catch((thrown: unknown) => thrown);

    expect(expectedProblems(error)?.map(({ code }) => code)).toEqual(["sandbox/not-confirmed"]);
    expect((await status()).terminal.stdout).toContain("1 object, 1 state");
  });

  test("deletes objects and states", async () => {
    const { code, terminal } = await reset({ yes: true, json: true });

    expect(code).toBe(0);
    expect(terminal.json).toEqual({ sandbox: folder, deleted: 1 });
    expect((await status()).terminal.stdout).toBe(`sandbox at ${folder}: 0 objects, 0 states`);
  });

  test("twice is fine, and so is where there never was one", async () => {
    expect((await reset({ yes: true })).terminal.stdout).toBe("sandbox reset: 0 objects deleted");
    expect((await reset({ at: elsewhere })).code).toBe(0);
    expect(existsSync(elsewhere)).toBe(false);
  });

  test("what was deployed can be deployed again", async () => {
    const terminal = new FakeTerminal(["yes"]);
    deployment.synth(shipped("starfall", "dev"));
    deployment.apply(entry);
    const { code } = await reset({}, terminal);

    expect(code).toBe(0);
    expect(terminal.stdout).toBe("sandbox reset: 1 object deleted");
  });
});

function addresses(): string[] {
  return deployment
    .must(entry, ["state", "list"])
    .split("\n")
    .filter((address) => address.startsWith("tencentcloud_"));
}
