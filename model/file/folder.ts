import { readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, join, sep } from "node:path";
import type { z } from "zod";
import { environmentNameSchema, gameNameSchema } from "../name";
import type { LocatedProblem } from "../problem";
import { show } from "../show";
import { readSource, type Source } from "./source";

/** A file with settings. */
interface SettingsFile {
  readonly file: string;
  /** Absent when it could not be read. */
  readonly source?: Source;
}

/** The files of one environment. */
export interface EnvironmentFiles {
  readonly game: string;
  readonly name: string;
  readonly folder: string;
  /** Its own file. */
  readonly file: string;
  /** All that feed it, weakest first, its own last. */
  readonly files: readonly SettingsFile[];
}

/** All files under `games/`, read, and what is wrong with the place they are in. */
export interface Games {
  readonly environments: readonly EnvironmentFiles[];
  readonly sources: readonly Source[];
  readonly problems: readonly LocatedProblem[];
}

const defaultsFile = "defaults.yaml";
const suffix = ".yaml";
/** What editors and people leave beside files, and what is there to be read by people. */
const ignored = /^[.#]|~$|\.(bak|orig|rej|sw[a-z]|tmp)$|^(readme|license|notice)(\.|$)|\.md$/i;

/** Reads `<folder>/defaults.yaml`, `<folder>/<game>/defaults.yaml` and `<folder>/<game>/<environment>.yaml`. */
export function readGames(folder: string): Games {
  if (kindOf(folder) !== "folder") {
    const what = `${folder} is not there, or is not a folder`;
    const fix = "make the folder, or name the one with the environments";
    return { environments: [], sources: [], problems: [problem(folder, "file/no-folder", what, fix)] };
  }
  return new Reader(folder).games();
}

class Reader {
  private readonly sources: Source[] = [];
  private readonly problems: LocatedProblem[] = [];

  constructor(private readonly root: string) {}

  games(): Games {
    const names = this.namesIn(this.root);
    const defaults = this.defaults(this.root, names);
    const environments = names.flatMap((name) => {
      const path = join(this.root, name);
      if (kindOf(path) === "folder") return this.game(name, path, defaults);
      if (name !== defaultsFile) this.stray(path);
      return [];
    });
    return { environments, sources: this.sources, problems: this.problems };
  }

  private game(game: string, folder: string, shared: readonly SettingsFile[]): EnvironmentFiles[] {
    this.checkName(gameNameSchema, "game", game, folder);
    if (!realpathSync(folder).startsWith(realpathSync(this.root) + sep)) {
      this.problem(
        folder,
        "file/outside",
        "a link to a folder elsewhere is not followed",
        "put the folder itself there",
      );
      return [];
    }
    const names = this.namesIn(folder);
    const defaults = [...shared, ...this.defaults(folder, names)];
    return names.flatMap((entry) => {
      const file = join(folder, entry);
      const kind = kindOf(file);
      if (kind === "folder") {
        const what = "a folder inside a game's folder is not read";
        this.problem(
          file,
          "file/nested",
          what,
          "move its files up into the game's folder, or make it a game of its own",
        );
      } else if (kind !== "file" || !entry.endsWith(suffix)) this.stray(file);
      else if (entry !== defaultsFile) {
        const name = entry.slice(0, -suffix.length);
        this.checkName(environmentNameSchema, "environment", name, file);
        return [{ game, name, folder, file, files: [...defaults, this.read(file)] }];
      }
      return [];
    });
  }

  private defaults(folder: string, names: readonly string[]): SettingsFile[] {
    const file = join(folder, defaultsFile);
    return names.includes(defaultsFile) && kindOf(file) === "file" ? [this.read(file)] : [];
  }

  private read(file: string): SettingsFile {
    const result = readSource(file, this.root);
    if ("problems" in result) {
      this.problems.push(...result.problems);
      return { file };
    }
    this.sources.push(result.source);
    return { file, source: result.source };
  }

  private namesIn(folder: string): string[] {
    try {
      return readdirSync(folder)
        .filter((name) => !ignored.test(name))
        .sort();
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      this.problem(folder, "file/unreadable", `${folder} cannot be read: ${code}`, "check that it may be read");
      return [];
    }
  }

  private checkName(schema: z.ZodType, thing: "game" | "environment", name: string, file: string): void {
    const [first] = schema.safeParse(name).error?.issues ?? [];
    if (first === undefined) return;
    const what = `${show(name)} cannot be the name of ${thing === "game" ? "a game" : "an environment"}: it ${first.message}`;
    this.problem(file, "name/wrong", what, `rename the ${thing === "game" ? "folder" : "file"}`);
  }

  private stray(file: string): void {
    const place = "<game>/<environment>.yaml";
    const fix = /\.ya?ml/i.test(basename(file)) ? `rename or move it to ${place}` : "move it somewhere else";
    this.problem(file, "file/stray", `${basename(file)} is not read: an environment is a file ${place}`, fix);
  }

  private problem(file: string, code: string, what: string, fix: string): void {
    this.problems.push(problem(file, code, what, fix));
  }
}

function kindOf(path: string): "file" | "folder" | "other" {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch {
    // a link that leads nowhere
    return "other";
  }
  if (stats.isDirectory()) return "folder";
  return stats.isFile() ? "file" : "other";
}

function problem(file: string, code: string, what: string, fix: string): LocatedProblem {
  return { file, line: 1, column: 1, code, what, fix };
}
