import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { shownPath, type Project } from "./project";

/** The words that make another command work on the same environments: none where they are in the project's own folder. */
export function gamesFlag(project: Project): string[] {
  const own = join(project.root, "games");
  if (existsSync(own) && realpathSync(own) === project.games) return [];
  return ["--games", shownPath(project, project.games) || "."];
}
