import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installSandbox, type Installation } from "../../sandbox/installation";
import { resetSandbox } from "../../sandbox/reset";
import { sandboxStatus } from "../../sandbox/status";
import { Store } from "../../sandbox/store";
import { temporaryFolder } from "./support/temporary-folder";

const root = temporaryFolder();
let installation: Installation;
beforeEach(() => {
  installation = installSandbox(mkdtempSync(join(root, "sandbox-")));
});

function put(type: string, ...ids: string[]): void {
  for (const id of ids) new Store(installation.cloud).put({ type, id, attributes: { id } });
}

function state(name: string, content: object | string): void {
  mkdirSync(installation.state, { recursive: true });
  writeFileSync(join(installation.state, name), typeof content === "string" ? content : JSON.stringify(content));
}

const known = (type: string, ids: string[], mode = "managed") => ({
  mode,
  type,
  instances: ids.map((id) => ({ attributes: { id } })),
});
const orphans = (): string[] => sandboxStatus(installation).orphans.map(({ type, id }) => `${type} ${id}`);

test("nothing lies in a new sandbox", () => {
  expect(sandboxStatus(installation)).toEqual({ objects: [], orphans: [], states: [] });
});

test("an object that no state knows is an orphan", () => {
  put("net", "n1", "n2", "n3");
  put("host", "n1");
  state("a.tfstate", { version: 4, resources: [known("net", ["n1"])] });
  state("b.tfstate", { version: 4, resources: [known("net", ["n3"])] });

  expect(sandboxStatus(installation).objects).toHaveLength(4);
  expect(orphans()).toEqual(["host n1", "net n2"]);
});

test("what a state only reads it does not know as its own", () => {
  put("net", "n1");
  state("a.tfstate", { resources: [known("net", ["n1"], "data")] });

  expect(orphans()).toEqual(["net n1"]);
});

test("states are named by their stacks; backups and locks are none", () => {
  for (const name of ["b.tfstate", "a.tfstate"]) state(name, { resources: [] });
  state("a.tfstate.backup", { resources: [] });
  state(".a.tfstate.lock.info", "{}");

  expect(sandboxStatus(installation).states).toEqual(["a", "b"]);
});

test("a state that Terraform is about to write knows nothing yet", () => {
  put("net", "n1");
  state("a.tfstate", "");

  expect(orphans()).toEqual(["net n1"]);
});

test("a state that cannot be read is told with its name", () => {
  state("a.tfstate", '{"resources": [');

  expect(() => sandboxStatus(installation)).toThrow(
    expect.objectContaining({
      code: "sandbox/broken-state",
      what: expect.stringContaining("a.tfstate") as string,
    }) as Error,
  );
});

test("a reset leaves an empty sandbox that still works, and says how many objects there were", () => {
  put("net", "n1", "n2");
  state("a.tfstate", { resources: [] });
  mkdirSync(installation.output);
  const count = resetSandbox(installation);

  expect(count).toBe(2);
  expect(sandboxStatus(installSandbox(installation.folder))).toEqual({ objects: [], orphans: [], states: [] });
  expect(resetSandbox(installation)).toBe(0);
});
