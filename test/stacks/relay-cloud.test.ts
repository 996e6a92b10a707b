import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cloudNames } from "../../model/cloud-name";
import { cloudNamed } from "../../stacks/clouds";
import { relayCloud } from "../../stacks/relay-cloud";

const root = join(__dirname, "..", "..");

test.each(cloudNames)("says of %s what the cloud itself says", (name) => {
  const { model, relays } = cloudNamed(name);
  expect(relayCloud(name)).toEqual({ model, relays });
});

test("loads no bindings, which take long", () => {
  const script = `require("./stacks/relay-cloud"); console.log(Object.keys(require.cache).join("\\n"))`;
  const { stdout } = spawnSync(process.execPath, ["-r", "tsx/cjs", "-e", script], { cwd: root, encoding: "utf8" });

  expect(stdout).toContain(join("constructs", "aws", "relays.ts"));
  expect(stdout).not.toMatch(/cdktf|providers/);
});
