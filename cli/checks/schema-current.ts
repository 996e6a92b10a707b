import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../../model/file/json-schema";
import type { Check } from "./check";

export const schemaCurrent: Check = {
  asks: "Is the JSON Schema that editors read current?",
  run: ({ project }) => {
    const name = join("model", "environment.schema.json");
    const file = join(project.root, name);
    const written = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    if (written !== undefined && isCurrent(written)) return { says: name };
    const what =
      written === undefined
        ? `${name} is missing, so editors check nothing`
        : `${name} is not what the model says, so editors complain about the wrong things`;
    return { fix: [{ code: "setup/schema-stale", what, fix: "run `npm run schema`" }] };
  },
};

/** How it is laid out does not matter. */
function isCurrent(written: string): boolean {
  try {
    return JSON.stringify(JSON.parse(written)) === JSON.stringify(environmentJsonSchema());
  } catch {
    return false;
  }
}
