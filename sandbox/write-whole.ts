import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface WriteWholeOptions {
  /** @default 0o666 */
  readonly mode?: number;
  /**
   * Where the file is written before it takes its place, on the same file system.
   *
   * @default - beside it
   */
  readonly draft?: string;
}

/** Writes a file that is there as a whole or not at all, whoever is killed when, and whoever else writes it. */
export function writeWhole(file: string, content: string, options: WriteWholeOptions = {}): void {
  const { mode = 0o666, draft = `${file}.${randomUUID()}.new` } = options;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}
