import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitAll } from "./commit-all";

/** What of this project synthesises environments. */
const sources = ["cdktf.json", "main.ts", "tsconfig.json", "package.json", "model", "constructs", "stacks"];
const root = join(__dirname, "..");

/** A repository with this project's code and other environments. */
export function writeOwnProject(folder: string, writeGames: (folder: string) => void): void {
  mkdirSync(folder, { recursive: true });
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeGames(join(folder, "games"));
  writeFileSync(join(folder, ".gitignore"), "node_modules\nstate\ncdktf.out\n.sandbox\npreview.json\ncomment.*\n");
  commitAll(folder);
}
