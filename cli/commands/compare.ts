import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import { fill } from "../../preview/report/budget";
import { playersSection } from "../../preview/report/sections/players";
import { compareText } from "../compare-text";
import { comparedPlayers, type PlayersRequest } from "../compared-players";
import { Interrupted } from "../interrupt";
import type { Project } from "../project";
import { json } from "../report";
import { simulatorTerms, type SimulatorFlags, type SimulatorTerms } from "../simulator-flags";
import type { Terminal } from "../terminal";
import { widthOf } from "../width-of";

export interface CompareInput extends Omit<PlayersRequest, "project" | keyof SimulatorTerms> {
  readonly project: Project;
  /** As they are written on the command line. */
  readonly flags: SimulatorFlags;
  /** Where the comparison goes as Markdown. Default: nowhere. */
  readonly md?: string;
  readonly json: boolean;
}

/** What a comment on GitHub holds, and room for a word of one's own. */
const mostCharacters = 60_000;

/** What a change means for players. Exit code 0: whatever it means, 1: it cannot be told. */
export async function compare(input: CompareInput, terminal: Terminal): Promise<number> {
  const { md, json: asJson, flags, ...request } = input;
  const { cwd } = input.project;
  try {
    const { players, git } = await comparedPlayers({ ...request, ...simulatorTerms(flags, cwd) });
    if (md !== undefined) write(cwd, md, fill(playersSection({ players }, "`--json`"), mostCharacters));
    const paint: Terminal["paint"] = (style, text) => terminal.paint(style, text);
    const width = widthOf(terminal);
    terminal.out(asJson ? json({ ...players, git }) : compareText(players, { width, paint }));
    return 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

function write(cwd: string, file: string, text: string): void {
  try {
    writeFileSync(resolve(cwd, file), text);
  } catch (error) {
    const what = `${file} cannot be written: ${(error as Error).message}`;
    throw new ProblemError([{ code: "compare/cannot-write", what, fix: "name a file in a folder that exists" }]);
  }
}
