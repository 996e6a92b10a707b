import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes the bundles in a folder, and nothing else. */
export function removeBundles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (/\.plan\.(json|jwe)$/.test(name)) rmSync(join(folder, name));
}
