import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that goes with the tests of the file, or of the describe, that asks for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "anycast-edge-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
