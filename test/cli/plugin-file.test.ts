import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isScript, pluginsIn } from "../../cli/plugin-file";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-plugins-"));
const platform = join(folder, "registry.terraform.io", "tencentcloudstack", "tencentcloud", "1.83.25", "linux_amd64");
const plugin = (name: string): string => join(platform, name);
mkdirSync(platform, { recursive: true });
writeFileSync(plugin("terraform-provider-tencentcloud_v1"), "#!/usr/bin/env node\n");
writeFileSync(plugin("terraform-provider-other_v1"), "\x7fELF");
writeFileSync(plugin("LICENSE"), "");
writeFileSync(join(folder, "terraform-provider-stray"), "");
afterAll(() => rmSync(folder, { recursive: true }));

test("plugins are found where Terraform keeps them, and nothing else is taken for one", () => {
  expect(pluginsIn(folder).sort()).toEqual([
    plugin("terraform-provider-other_v1"),
    plugin("terraform-provider-tencentcloud_v1"),
  ]);
});

test("a script is a stand-in; a binary, or an empty file, is none", () => {
  expect(isScript(plugin("terraform-provider-tencentcloud_v1"))).toBe(true);
  expect(isScript(plugin("terraform-provider-other_v1"))).toBe(false);
  expect(isScript(plugin("LICENSE"))).toBe(false);
});
