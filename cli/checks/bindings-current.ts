import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cloudModels } from "../../model/clouds";
import type { Check } from "./check";

export const bindingsCurrent: Check = {
  asks: "Are the provider bindings made from the pinned schema?",
  run: ({ project }) => {
    const folderOf = (source: string): string => join(project.root, "providers", source.slice(source.indexOf("/") + 1));
    const stale = Object.values(cloudModels)
      .map(({ provider }) => provider.source)
      .filter((source) => isMadeHere(folderOf(source)) && !isCurrent(folderOf(source)));
    return {
      says: Object.values(cloudModels)
        .map(({ provider }) => `${provider.source} ${provider.version}`)
        .join(", "),
      fix: stale.map((source) => ({
        code: "setup/bindings-stale",
        what: `the bindings of ${source} are not those of the schema in providers/`,
        fix: "run `npm run setup`",
      })),
    };
  },
};

/** Others come from npm as they are. */
function isMadeHere(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return true;
  return (JSON.parse(readFileSync(file, "utf8")) as { name: string }).name.startsWith("@cdktf/provider-");
}

/** providers/generate.cjs leaves a fingerprint of what it made the bindings from: generator, schema, version. */
function isCurrent(folder: string): boolean {
  const stamp = join(folder, ".generated.json");
  const needed = ["lib", "schema.json", "package.json"].map((part) => join(folder, part));
  if (![stamp, ...needed].every((path) => existsSync(path))) return false;
  const generator = readFileSync(require.resolve("@cdktf/provider-generator/package.json"), "utf8");
  const hash = createHash("sha256").update((JSON.parse(generator) as { version: string }).version);
  for (const file of ["schema.json", "package.json"]) hash.update(readFileSync(join(folder, file)));
  return (JSON.parse(readFileSync(stamp, "utf8")) as { sha256: string }).sha256 === hash.digest("hex");
}
