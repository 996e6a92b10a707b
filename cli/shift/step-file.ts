import { readFileSync, statSync } from "node:fs";
import { parse } from "yaml";
import { valueAt } from "../../model/file/value-at";
import type { LoadedEnvironment } from "../../model/load";
import { ProblemError } from "../../model/problem";
import { writeWhole } from "../../sandbox/write-whole";
import { findEnvironment, type Wanted } from "../environments";
import type { Project } from "../project";
import { withStepWritten } from "./with-step-written";

/** The file of an environment, in which the step in effect stands. */
export class StepFile {
  /** What was written last, and what it took the place of. */
  private last?: { readonly from: number; readonly before: string; readonly after: string };

  constructor(
    private readonly project: Project,
    private readonly wanted: Wanted,
  ) {}

  /** @throws ProblemError with what is wrong with the files */
  load(): LoadedEnvironment {
    return findEnvironment(this.project, this.wanted);
  }

  /** The step that the files say now; undefined where they cannot be understood, or have no rollout. */
  get at(): number | undefined {
    try {
      return this.load().environment.rollout?.at;
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }

  /**
   * Writes another step, as a whole or not at all. Tells whether the file said what was expected before.
   *
   * @throws ProblemError `shift/file` where the place cannot be written to; the file is then as it was
   */
  write(from: number, at: number): boolean {
    if (this.at !== from) return false;
    const { file, environment } = this.load();
    const before = readFileSync(file, "utf8");
    const section = ["clouds", environment.cloud];
    const inSection = valueAt(parse(before), [...section, "rollout"]) !== undefined;
    const { last } = this;
    // put back as it was read, which may have had no such line
    const restored = last?.after === before && last.from === at ? last.before : undefined;
    const after = restored ?? withStepWritten(before, [...(inSection ? section : []), "rollout", "at"], at);
    if (after === undefined) throw unwritable(file, at);
    const { mode } = statSync(file);
    writeWhole(file, after, { mode });
    this.last = { from, before, after };
    if (this.at === at) return true;
    writeWhole(file, before, { mode });
    throw unwritable(file, at);
  }
}

function unwritable(file: string, at: number): ProblemError {
  return new ProblemError([
    {
      code: "shift/file",
      what: `${file} has no place where \`rollout.at\` can be written`,
      fix: `write \`at: ${at}\` as a plain line of \`rollout\` there yourself, and call the command again`,
    },
  ]);
}
