import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planStateOf } from "../../../preview/apply/plan-state";
import { terraformBinary } from "../../../scripts/terraform-binary";
import { zip } from "../affected/tree-spec";

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function terraform(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(terraformBinary(process.env), args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

test("a plan says which state it starts from, as the state itself does", () => {
  const resource = { terraform_data: { thing: { input: "${plantimestamp()}" } } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ resource }));
  terraform("init");
  terraform("plan", "-out=plan");
  const before = planStateOf(join(folder, "plan"));
  terraform("apply", "plan");
  terraform("plan", "-out=plan");
  const after = planStateOf(join(folder, "plan"));
  const { lineage, serial } = JSON.parse(terraform("state", "pull")) as { lineage: string; serial: number };

  expect(before).toEqual({ lineage: "", serial: 0 });
  expect(after).toEqual({ lineage, serial });
});

test.each([
  ["no zip", Buffer.from("{}")],
  ["a zip of something else", zip({ "a.txt": "a" }, 1)],
  ["a state that is encrypted", zip({ tfstate: "U2FsdGVk" }, 1)],
  ["a state of another kind", zip({ tfstate: "{}" }, 1)],
])("fails: apply/no-plan with %s", (_name, data) => {
  writeFileSync(join(folder, "other"), data);

  expect(() => planStateOf(join(folder, "other"))).toThrow("apply/no-plan");
});
