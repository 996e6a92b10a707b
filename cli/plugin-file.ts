import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

/** The plugins in a folder laid out as <host>/<namespace>/<type>/<version>/<platform>/terraform-provider-… */
export function pluginsIn(folder: string, depth = 0): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (depth < 5) return stat?.isDirectory() ? pluginsIn(path, depth + 1) : [];
    return stat?.isFile() && name.startsWith("terraform-provider-") ? [path] : [];
  });
}

/** Whether a plugin is a script: a stand-in such as the sandbox's. Real ones are binaries. */
export function isScript(file: string): boolean {
  const start = Buffer.alloc(2);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return start.toString("latin1") === "#!";
}
