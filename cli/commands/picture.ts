import { randomUUID } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { ProblemError, type Problem } from "../../model/problem";
import { pictureHtml } from "../../picture/picture-html";
import { pictureMermaid } from "../../picture/picture-mermaid";
import { pictureSvg } from "../../picture/picture-svg";
import type { Scene } from "../../picture/scene";
import { sceneOf } from "../../picture/scene-of";
import { writeWhole } from "../../sandbox/write-whole";
import { readFailure } from "../../simulator/failure/read-failure";
import { topologyOf } from "../../simulator/topology-of";
import { findEnvironment, type Wanted } from "../environments";
import { idleFlags, nothingFails } from "../idle-flags";
import type { Project } from "../project";
import { json } from "../report";
import { simulatorTerms, type SimulatorFlags } from "../simulator-flags";
import type { Terminal } from "../terminal";

/** As they are written on the command line. */
export interface PictureFlags extends SimulatorFlags {
  readonly fail?: string;
  readonly out: string;
}

export interface PictureInput extends Wanted {
  readonly project: Project;
  readonly flags: PictureFlags;
  readonly json: boolean;
}

/** By the file's ending. */
const pictures: Readonly<Record<string, (scene: Scene) => string>> = {
  ".html": pictureHtml,
  ".svg": pictureSvg,
  ".mmd": pictureMermaid,
};

/** Draws where players of an environment land, and what a failure does, into a file. */
export function picture(input: PictureInput, terminal: Terminal): Promise<number> {
  const { project, flags, json: asJson } = input;
  const { out, fail } = flags;
  const draw = pictures[extname(out).toLowerCase()];
  if (draw === undefined) {
    const fix = "let it end in .html for a page, .svg for the map alone, or .mmd for Mermaid";
    throw new ProblemError([{ code: "picture/ending", what: `\`--out ${out}\` does not say what to draw`, fix }]);
  }
  const terms = simulatorTerms(flags, project.cwd, idle(flags));
  const { environment } = findEnvironment(project, input);
  const failure = fail === undefined ? undefined : readFailure(fail, topologyOf(environment), terms.atlas);
  const text = draw(sceneOf(environment, { ...terms, ...(failure && { failure }) }));
  write(resolve(project.cwd, out), out, text);
  const bytes = Buffer.byteLength(text);
  terminal.out(asJson ? json({ file: out, bytes }) : `${out}: ${Math.ceil(bytes / 1000)} kB`);
  return Promise.resolve(0);
}

function idle({ fail, at, out, heartbeat, routeChange }: PictureFlags): Problem[] {
  if (extname(out).toLowerCase() !== ".mmd") return fail === undefined ? idleFlags({ "--at": at }, nothingFails) : [];
  return idleFlags(
    { "--fail": fail, "--at": at, "--heartbeat": heartbeat, "--route-change": routeChange },
    {
      what: "is about a failure, and Mermaid draws where players land while nothing fails",
      fix: "leave it out, or draw a page",
    },
  );
}

/** The old picture stays until the new one is whole. */
function write(file: string, shown: string, text: string): void {
  const draft = `${file}.${randomUUID()}.new`;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error("it is a folder");
    writeWhole(file, text, { draft });
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    const why = error instanceof Error && "code" in error ? String(error.code) : (error as Error).message;
    const what = `${shown} cannot be written: ${why}`;
    throw new ProblemError([
      { code: "picture/cannot-write", what, fix: "name a file in a folder that you may write to" },
    ]);
  }
}
