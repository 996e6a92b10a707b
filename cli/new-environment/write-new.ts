import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ProblemError } from "../../model/problem";

/**
 * Writes a file that must not exist: all of it or nothing.
 *
 * @throws ProblemError `new/exists`, `new/not-writable`
 */
export function writeNew(file: string, text: string): void {
  const draft = join(dirname(file), `.${randomUUID()}.new`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text, { flag: "wx" });
    try {
      // unlike a rename, a link never replaces what somebody else has written meanwhile
      linkSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const taken = code === "EEXIST" && syscall === "link";
    throw new ProblemError([
      taken
        ? { code: "new/exists", what: `${file} is there already`, fix: "change that file, or choose another name" }
        : { code: "new/not-writable", what: `${file} cannot be written: ${message}`, fix: "mend that and call again" },
    ]);
  }
}
