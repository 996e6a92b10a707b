import { readFileSync, statSync, type Stats } from "node:fs";
import { ProblemError } from "../model/problem";
import { mostBytes } from "./most-bytes";

/** A file that somebody may write anew while it is in use. */
export class TextFile {
  private seen: string | undefined;

  constructor(readonly path: string) {}

  /**
   * What it holds now.
   *
   * @throws ProblemError `dispatch/unreadable`, also for what is no file, which could take for ever, and for one of megabytes
   */
  read(): string {
    try {
      this.seen = undefined;
      const stats = statSync(this.path);
      this.seen = stamp(stats);
      if (stats.isFile() && stats.size <= mostBytes) return readFileSync(this.path, "utf8");
      return this.fail(stats.isFile() ? `has more than ${mostBytes} bytes` : "is no file");
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      return this.fail(`cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    }
  }

  /** Whether it has been written since it was read. */
  get isNew(): boolean {
    try {
      return stamp(statSync(this.path)) !== this.seen;
    } catch {
      // why it cannot be read is told by whoever reads it
      return this.seen !== undefined;
    }
  }

  private fail(what: string): never {
    const fix = "name a file that is there and can be read";
    throw new ProblemError([{ code: "dispatch/unreadable", what: `${this.path} ${what}`, fix }]);
  }
}

function stamp({ mtimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${size} ${ino}`;
}
