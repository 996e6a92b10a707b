import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findProject, type Project } from "../../cli/project";

export const root = join(__dirname, "..", "..");

/** Two games that are enough to see everything; others come and go. */
const games = ["defaults.yaml", "moonrush", "starfall"].map((name) => join("games", name));

/** A project in a folder of its own: shipped environments, or only the files that are given. */
export class TestProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-cli-")));

  constructor(files?: Readonly<Record<string, string>>) {
    this.write("cdktf.json", "{}");
    mkdirSync(join(this.folder, "games"));
    if (files === undefined) {
      for (const part of [...games, "model/environment.schema.json"]) {
        cpSync(join(root, part), join(this.folder, part), { recursive: true });
      }
    }
    for (const [file, text] of Object.entries(files ?? {})) this.write(file, text);
  }

  /** As it is seen from its root, or from a folder in it. */
  from(folder = "."): Project {
    return findProject(join(this.folder, folder));
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
