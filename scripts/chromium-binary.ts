import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names that browsers of the family have, best first. */
const names = ["chromium", "google-chrome", "chromium-browser"];

/** The browser on the PATH that draws pictures; `scripts/debian-packages.mjs` installs one. */
export function chromiumBinary(path = process.env["PATH"] ?? ""): string {
  const found = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name))).find(isProgram);
  if (found === undefined) throw new Error(`none of ${names.join(", ")} is on the PATH: run \`npm run setup\``);
  return found;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
