import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { ProblemError } from "../model/problem";
import type { ListOwner } from "./environment-named";
import type { DispatchList } from "./list";

const schema = z.record(z.string(), z.int().positive());

/** The newest version of each environment's list that has been seen, kept in a file where one is named. */
export class Seen {
  private versions: ReadonlyMap<string, number> = new Map();

  /** @param file default: what was seen is forgotten with the process */
  constructor(private readonly file?: string) {}

  /** @throws ProblemError `dispatch/seen-unreadable`: without it an old list could be taken for the newest */
  newest({ game, environment }: ListOwner): number | undefined {
    this.merge();
    return this.versions.get(`${game}-${environment}`);
  }

  /**
   * Remembers a list that has been verified.
   *
   * @throws ProblemError `dispatch/seen-unreadable`, `dispatch/seen-unwritable`
   */
  remember({ game, environment, version }: DispatchList): void {
    if (version <= (this.newest({ game, environment }) ?? 0)) return;
    const versions = new Map(this.versions).set(`${game}-${environment}`, version);
    if (this.file !== undefined) write(this.file, versions);
    this.versions = versions;
  }

  /** Others may write the file too: of each environment the newest that anybody has seen counts. */
  private merge(): void {
    if (this.file === undefined || !existsSync(this.file)) return;
    const versions = new Map(this.versions);
    for (const [name, version] of Object.entries(read(this.file))) {
      versions.set(name, Math.max(version, versions.get(name) ?? 0));
    }
    this.versions = versions;
  }
}

/** Whoever reads meanwhile finds the old file or the new one. */
function write(file: string, versions: ReadonlyMap<string, number>): void {
  const made = `${file}.${process.pid}`;
  try {
    writeFileSync(made, `${JSON.stringify(Object.fromEntries(versions), undefined, 2)}\n`);
    renameSync(made, file);
  } catch (error) {
    const what = `${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
    throw new ProblemError([
      { code: "dispatch/seen-unwritable", what, fix: "name a file in a folder that can be written" },
    ]);
  }
}

function read(file: string): Record<string, number> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    const what = `${file} does not say which versions have been seen`;
    const fix = "restore it; without it remove the file, and look that dispatch.json is the newest";
    throw new ProblemError([{ code: "dispatch/seen-unreadable", what, fix }]);
  }
}
