import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One folder for all that tests and cdktf's own helpers leave behind; the workers inherit it. */
export default function globalSetup(): void {
  process.env["TMPDIR"] = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-tests-")));
}
