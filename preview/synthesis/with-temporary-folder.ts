import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownSuffix } from "./own-suffix";

/** Begins the names of temporary folders. */
export const temporaryPrefix = "anycast-edge-";

/** A folder that nobody else can read, for as long as `work` takes, however it ends. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(realpathSync(tmpdir()), `${temporaryPrefix}${ownSuffix()}`);
  // fails where it is there already
  mkdirSync(folder, { mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
