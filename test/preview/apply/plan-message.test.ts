import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planFiles } from "../../../preview/apply/plan-files";
import { planMessage } from "../../../preview/apply/plan-message";
import { terraformBinary } from "../../../scripts/terraform-binary";

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-message-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const long = "x".repeat(300);
const given = {
  text: "a",
  long,
  number: 70_000,
  yes: true,
  list: ["a", "b"],
  nothing: null,
  map: { a: { b: [1, 2.5, -3, -300, 5e9] } },
};
let tfplan: Buffer;
beforeAll(() => {
  const types = { text: "string", long: "string", usual: "string", number: "number", yes: "bool" };
  const variable = Object.fromEntries(
    Object.keys({ ...given, usual: 1 }).map((name) => [
      name,
      { type: (types as Record<string, string>)[name] ?? "any", default: "usual" === name ? "u" : null },
    ]),
  );
  const backend = { local: { path: join(folder, "state", "one.tfstate") } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { backend }, variable }));
  const flags = Object.entries(given).map(
    ([name, value]) => `-var=${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  for (const args of [["init"], ["plan", "-out=plan", ...flags]]) {
    const { status, stderr } = spawnSync(terraformBinary(process.env), args, { cwd: folder });
    if (status !== 0) throw new Error(stderr.toString());
  }
  tfplan = planFiles(readFileSync(join(folder, "plan")))?.get("tfplan") ?? Buffer.alloc(0);
});

test("tells the backend of a real plan, and the variables that it was given", () => {
  const { backend, variables } = planMessage(tfplan);

  expect(backend).toEqual({
    type: "local",
    config: { path: join(folder, "state", "one.tfstate"), workspace_dir: null },
    workspace: "default",
  });
  expect([...variables.keys()].sort()).toEqual(Object.keys(given).sort());
  expect(Object.fromEntries(variables)).toEqual({ ...given, number: "70000", yes: "true" });
});

test("reads no plan that is cut off, or says something twice", () => {
  expect(() => planMessage(tfplan.subarray(0, tfplan.length - 1))).toThrow(RangeError);
  expect(() => planMessage(Buffer.concat([tfplan, tfplan]))).toThrow(RangeError);
  expect(() => planMessage(Buffer.alloc(100_000, 0xff))).toThrow(RangeError);
});
