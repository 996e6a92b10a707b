import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** How a step ended, and what it said. */
export interface Outcome {
  readonly code: number;
  readonly log: string;
}

type Inputs = Readonly<Record<string, string>>;

export const done: Outcome = { code: 0, log: "" };

/** What jobs of one run leave for each other. */
export class Artifacts {
  constructor(
    readonly folder: string,
    /** Id of the run. */
    private readonly run: string,
  ) {
    mkdirSync(folder);
  }

  /** Forgets them all, as a new run begins without any. */
  reset(): void {
    rmSync(this.folder, { recursive: true });
    mkdirSync(this.folder);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Files lie at the top of an artifact. */
  upload(workspace: string, inputs: Inputs): Outcome {
    const { name = "artifact", path = "", "if-no-files-found": missing, overwrite } = inputs;
    const target = join(this.folder, name);
    const found = path.split("\n").flatMap((line) => glob(line.trim(), workspace));
    if (found.length === 0) return missing === "error" ? { code: 1, log: `no files: ${path}\n` } : done;
    if (overwrite === "true") rmSync(target, { recursive: true, force: true });
    if (existsSync(target)) return { code: 1, log: `an artifact of that name already exists: ${name}\n` };
    for (const one of found) {
      cpSync(join(workspace, one), join(target, basename(one)));
    }
    // nothing that is uploaded can be run
    for (const one of readdirSync(target)) chmodSync(join(target, one), 0o644);
    return done;
  }

  /** One by its name, or all whose names begin alike, each in a folder of its own unless they are merged. */
  download(path: string, { name, pattern = "", "merge-multiple": merge, "run-id": run }: Inputs): Outcome {
    if ((run ?? this.run) !== this.run) return { code: 1, log: `no run ${run ?? ""}\n` };
    if (name !== undefined) {
      if (!existsSync(join(this.folder, name))) return { code: 1, log: `no artifact ${name}\n` };
      cpSync(join(this.folder, name), path, { recursive: true });
      return done;
    }
    const wanted = readdirSync(this.folder).filter((one) => one.startsWith(pattern.replace(/\*$/, "")));
    for (const one of wanted) {
      cpSync(join(this.folder, one), merge === "true" ? path : join(path, one), { recursive: true });
    }
    return done;
  }
}

/** Files of one folder, by a name with stars. */
function glob(path: string, workspace: string): string[] {
  const folder = join(workspace, dirname(path));
  const name = new RegExp(`^${basename(path).replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
  const names = existsSync(folder) ? readdirSync(folder).filter((one) => name.test(one)) : [];
  return names.map((one) => join(dirname(path), one));
}
