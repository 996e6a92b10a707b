import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cdktfVersion } from "../../../cli/checks/cdktf-version";
import { surroundings } from "./surroundings";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-cdktf-"));
afterAll(() => rmSync(folder, { recursive: true }));

function install(name: string, version: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, version }));
}

test("the command that is installed is of the library's version", () => {
  expect(cdktfVersion.run(surroundings())).toEqual({ says: "0.21.0" });
});

test("another one is to be replaced", () => {
  install("cdktf", "0.21.0");
  install("cdktf-cli", "0.20.1");
  const project = { root: folder, games: folder, cwd: folder };

  expect(cdktfVersion.run(surroundings({ project })).fix).toEqual([
    { code: "tools/cdktf-version", what: "cdktf-cli is 0.20.1, the library cdktf 0.21.0", fix: "run `npm run setup`" },
  ]);
});
