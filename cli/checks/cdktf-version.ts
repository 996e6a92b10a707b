import { readFileSync } from "node:fs";
import type { Check } from "./check";

export const cdktfVersion: Check = {
  asks: "Does the cdktf command fit the library?",
  run: ({ project }) => {
    const library = versionOf("cdktf", project.root);
    const command = versionOf("cdktf-cli", project.root);
    if (command !== undefined && command === library) return { says: command };
    const what =
      command === undefined
        ? "the package cdktf-cli is not installed, so `npx cdktf` would fetch some other version"
        : `cdktf-cli is ${command}, the library cdktf ${library ?? "is missing"}`;
    return { fix: [{ code: "tools/cdktf-version", what, fix: "run `npm run setup`" }] };
  },
};

function versionOf(name: string, root: string): string | undefined {
  try {
    const file = require.resolve(`${name}/package.json`, { paths: [root, __dirname] });
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
