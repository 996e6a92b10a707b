import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, LocalBackend, S3Backend, TerraformResource, TerraformStack } from "cdktf";
import { snapshotOf } from "../../../preview/affected/snapshot";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-backends-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

class Thing extends TerraformResource {
  constructor(
    scope: TerraformStack,
    private readonly input: string,
  ) {
    super(scope, "thing", { terraformResourceType: "terraform_data" });
  }

  get output(): string {
    return this.getStringAttribute("output");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

test.each([
  ["local", (stack: TerraformStack) => new LocalBackend(stack, { path: join(folder, `${stack.node.id}.tfstate`) })],
  [
    "s3",
    (stack: TerraformStack) => new S3Backend(stack, { bucket: "states", key: `${stack.node.id}.tfstate`, region: "x" }),
  ],
])("which stack reads which is known with cdktf's own %s backend", (name, backend) => {
  const output = join(folder, name);
  const app = new App({ outdir: output, stackTraces: false });
  const one = new TerraformStack(app, "one");
  const two = new TerraformStack(app, "two");
  for (const stack of [one, two]) backend(stack);
  const { output: crossing } = new Thing(one, "x");
  new Thing(two, crossing);
  app.synth();
  const snapshot = snapshotOf({ top: folder, project: folder, output, present: folder });

  expect(snapshot["two"]?.opaque).toEqual([]);
  expect(Object.values(snapshot["two"]?.reads ?? {})).toEqual([snapshot["one"]?.backend.identity]);
});
