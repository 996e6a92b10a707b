import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

test("the guide's example synthesises without YAML, CLI or sandbox", () => {
  const outdir = mkdtempSync(join(tmpdir(), "anycast-edge-guide-"));
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  const { status, stderr } = spawnSync(process.execPath, [tsx, join(root, "docs/guide/standalone.ts")], {
    env,
    encoding: "utf8",
  });
  const stack = JSON.parse(readFileSync(join(outdir, "stacks", "duel-prod", "cdk.tf.json"), "utf8")) as {
    resource: Record<string, object>;
  };
  rmSync(outdir, { recursive: true });

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stack.resource["tencentcloud_eip"]).toHaveProperty("anycast");
  expect(stack.resource["tencentcloud_eip_association"]).toBeDefined();
});
