import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Commit } from "../synthesis/repository";
import { canonical, sha256 } from "./canonical";
import { snapshotVersion, type Snapshot } from "./snapshot";

/** What a kept snapshot was made from. */
export interface CacheKey {
  readonly commit: Commit;
  /** The project's folder in the repository. */
  readonly prefix: string;
  readonly env: NodeJS.ProcessEnv;
}

const mostKept = 5;
/** Variables that decide what is synthesised; others are the same for both sides, or change with every run. */
const deciding = /^(ANYCAST_EDGE_|CDKTF_|NODE_ENV$)/;

/** Snapshots of commits, in `node_modules/.cache`: no git and no linter looks there. */
export class SnapshotCache {
  private readonly folder: string;

  constructor(private readonly project: string) {
    this.folder = join(project, "node_modules", ".cache", "anycast-edge");
  }

  read(key: CacheKey): Snapshot | undefined {
    const file = this.file(key);
    try {
      const kept = JSON.parse(readFileSync(file, "utf8")) as Snapshot;
      utimesSync(file, new Date(), new Date());
      return kept;
    } catch {
      // not there, or cut off: it is made again
      return undefined;
    }
  }

  write(key: CacheKey, snapshot: Snapshot): void {
    if (!existsSync(join(this.project, "node_modules"))) return;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const file = this.file(key);
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, JSON.stringify(snapshot), { mode: 0o600 });
    renameSync(partial, file);
    this.forget();
  }

  /** Keeps the ones that were used last. */
  private forget(): void {
    const files = readdirSync(this.folder)
      .map((name) => join(this.folder, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const file of files.slice(mostKept)) rmSync(file, { force: true });
  }

  /** A commit's tree holds its lock file too. */
  private file({ commit, prefix, env }: CacheKey): string {
    const variables = Object.entries(env).filter(([name]) => deciding.test(name));
    const [node = ""] = process.versions.node.split(".");
    const made = {
      version: snapshotVersion,
      tree: commit.tree,
      prefix,
      node,
      variables: Object.fromEntries(variables) as Record<string, string>,
    };
    return join(this.folder, `affected-${sha256(canonical(made)).slice(0, 32)}.json`);
  }
}
