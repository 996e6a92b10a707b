import { readFileSync } from "node:fs";

/**
 * What a JSON file says; undefined where there is none, null where it is no JSON.
 *
 * @throws what reading says where it is there and cannot be read
 */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
