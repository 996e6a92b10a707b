import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError, type Problem } from "../model/problem";
import type { Atlas } from "../simulator/atlas/atlas";
import type { CsvFile } from "../simulator/atlas/csv-file";
import { loadAtlas } from "../simulator/atlas/load-atlas";
import type { Limits } from "../simulator/limits";

/** What every command that simulates can be told, as it is written on the command line. */
export interface SimulatorFlags {
  readonly latency?: string;
  readonly players?: string;
  readonly heartbeat?: string;
  readonly routeChange?: string;
  readonly secondNearest?: string;
  readonly at?: string;
  readonly sessions?: string;
}

/** The same, understood. */
export interface SimulatorTerms {
  readonly atlas: Atlas;
  readonly limits: Limits;
  /** Default: as each environment declares it, or what follows from the way. */
  readonly heartbeatSeconds?: number;
  /** Default: as `simulate` has it. */
  readonly atSeconds?: number;
  /** Default: it is not asked. */
  readonly players?: number;
}

/**
 * Reads what was written, and the files that it names.
 *
 * @param others what a command finds wrong with its flags by itself: it is told in the same go
 * @throws ProblemError everything that is wrong with the flags and the files: `simulator/flag`, `simulator/cannot-read`,
 * `simulator/csv-…`
 */
export function simulatorTerms(flags: SimulatorFlags, cwd: string, others: readonly Problem[] = []): SimulatorTerms {
  const problems: Problem[] = [];
  const read = <T>(flag: string, written: string | undefined, understand: (written: string) => T | string) => {
    const value = written === undefined ? undefined : understand(written);
    if (typeof value !== "string") return value;
    problems.push({
      code: "simulator/flag",
      what: `\`${flag}\` is ${written === "" ? "empty" : (written ?? "")}`,
      fix: value,
    });
    return undefined;
  };
  const heartbeatSeconds = read("--heartbeat", flags.heartbeat, (text) => seconds(text, 1, 86_400));
  const atSeconds = read("--at", flags.at, (text) => seconds(text, 0, 3600));
  const limits = {
    routeChangePerHour: read("--route-change", flags.routeChange, probability) ?? 0,
    secondNearest: read("--second-nearest", flags.secondNearest, probability) ?? 0,
  };
  const players = read("--sessions", flags.sessions, people);
  const file = (flag: string, written: string | undefined): CsvFile | undefined => {
    const named = read(flag, written, (text) => (text.trim() === "" ? "name a CSV file" : { path: text }));
    if (named === undefined) return undefined;
    const name = resolve(cwd, named.path);
    try {
      return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(name)) };
    } catch {
      const what = `${named.path} cannot be read`;
      problems.push({ code: "simulator/cannot-read", what, fix: "name a text file in UTF-8 that exists" });
      return undefined;
    }
  };
  const own = { latency: file("--latency", flags.latency), players: file("--players", flags.players) };
  problems.push(...others);
  const atlas = atlasWith(flags, own, problems);
  if (atlas === undefined || problems.length > 0) throw new ProblemError(problems);
  return {
    atlas,
    limits,
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    ...(atSeconds !== undefined && { atSeconds }),
    ...(players !== undefined && { players }),
  };
}

type OwnFiles = Readonly<Record<"latency" | "players", CsvFile | undefined>>;

/** What is wrong in the files goes to `problems`. Places in one file may be declared in the other, so both must be there. */
function atlasWith(flags: SimulatorFlags, { latency, players }: OwnFiles, problems: Problem[]): Atlas | undefined {
  if ((flags.latency !== undefined && !latency) || (flags.players !== undefined && !players)) return undefined;
  try {
    return loadAtlas({ ...(latency && { latency }), ...(players && { players }) });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

const mostPeople = 9_999_999_999;

/** `20000`; otherwise what to write. */
function people(written: string): number | string {
  const value = /^\d{1,10}$/.test(written) ? Number(written) : 0;
  return value > 0
    ? value
    : `write how many players there are at a time, a whole number from 1 to ${mostPeople}, as in \`20000\``;
}

/** `10`, `10s` or `2m`; otherwise what to write. */
function seconds(written: string, least: number, most: number): number | string {
  const [, digits, unit] = /^(\d{1,6})(s|m)?$/.exec(written) ?? [];
  const value = digits === undefined ? NaN : Number(digits) * (unit === "m" ? 60 : 1);
  return value >= least && value <= most
    ? value
    : `write whole seconds from ${least} to ${most}, as in \`10s\` or \`2m\``;
}

/** `0.05` or `5%`; otherwise what to write. */
function probability(written: string): number | string {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,9})?)(%)?$/.exec(written) ?? [];
  const value = digits === undefined ? NaN : Number(digits) / (percent === undefined ? 1 : 100);
  return value >= 0 && value <= 1 ? value : "write a probability from 0 to 1, as in `0.05` or `5%`";
}
