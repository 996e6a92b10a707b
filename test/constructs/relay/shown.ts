import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of a typical relay, as it is shown to people. */
export function shown(name: string): string {
  return readFileSync(join(__dirname, "typical", name), "utf8");
}
