import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginCache } from "../../../cli/checks/plugin-cache";
import { surroundings } from "./surroundings";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "anycast-edge-cache-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function plugin(cache: string, content: string): string {
  const path = join(cache, "registry.terraform.io", "tencentcloudstack", "tencentcloud", "1.83.25", "linux_amd64");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "terraform-provider-tencentcloud_v1.83.25"), content);
  return path;
}

const check = (variables: NodeJS.ProcessEnv) =>
  pluginCache.run(surroundings({ variables: { HOME: folder, ...variables } }));

test("no cache, an empty one and real plugins are fine", () => {
  expect(check({})).toEqual({ says: "no cache" });
  expect(check({ TF_PLUGIN_CACHE_DIR: __filename })).toEqual({ says: "no cache" });
  plugin(folder, "\x7fELF");
  expect(check({ TF_PLUGIN_CACHE_DIR: folder })).toEqual({ says: folder, fix: [] });
});

test("the sandbox's plugin in it could be run by a deploy to the cloud", () => {
  plugin(folder, "#!/usr/bin/env node\n");

  expect(check({ TF_PLUGIN_CACHE_DIR: folder }).fix).toEqual([
    expect.objectContaining({
      code: "tools/plugin-cache",
      what: expect.stringContaining("terraform-provider-tencentcloud_v1.83.25 is a stand-in") as string,
    }),
  ]);
});

test("also as a link, as Terraform leaves it, in the cache that cdktf turns on by itself", () => {
  const mirror = plugin(join(folder, "mirror"), "#!/usr/bin/env node\n");
  const cached = join(folder, ".terraform.d", "plugin-cache", "registry.terraform.io", "tencentcloudstack");
  mkdirSync(join(cached, "tencentcloud", "1.83.25"), { recursive: true });
  symlinkSync(mirror, join(cached, "tencentcloud", "1.83.25", "linux_amd64"));

  expect(check({}).fix?.map(({ code }) => code)).toEqual(["tools/plugin-cache"]);
});
