import { join, relative } from "node:path";
import { readGames } from "../model/file/folder";
import { loadGames, type LoadedGames } from "../model/load";
import { ProblemError } from "../model/problem";
import type { Git } from "../preview/synthesis/git";
import type { Commit, Repository } from "../preview/synthesis/repository";
import { withWorktree } from "../preview/synthesis/worktree";
import type { Comparison } from "../simulator/comparison-schema";

/** Where the environments of a commit are. */
export interface GamesAt {
  /** Git in the folder with the environments. */
  readonly git: Git;
  /** That folder in its repository. */
  readonly repository: Repository;
  readonly commit: Commit;
}

/** Environments as a commit has them, and those that are there and not right. */
export interface CommittedGames extends LoadedGames {
  readonly broken: Comparison["unreadable"];
}

/**
 * Reads the environments of a commit as this version understands them: none of the commit's code is run. Files are told by
 * where they are in the working tree. There are none where the commit has no such folder.
 *
 * @throws ProblemError `compare/submodule`, `synthesis/git`
 */
export async function gamesAt({ git, repository, commit }: GamesAt): Promise<CommittedGames> {
  const { top, prefix } = repository;
  const inside = await git.must("ls-tree", "-r", "--full-tree", commit.sha, "--", prefix === "" ? "." : prefix);
  if (inside === "") return { environments: [], problems: [], broken: [] };
  mustHoldAll(inside, commit);
  return withWorktree(git, commit.sha, (folder) => {
    const games = join(folder, prefix);
    const { environments, problems: found } = loadGames(games);
    const right = new Set(environments.map(({ file }) => file));
    const broken = readGames(games)
      .environments.filter(({ file }) => !right.has(file))
      .map(({ game, name, folder: around, file, files }) => {
        const own = new Set([around, file, ...files.map((one) => one.file)]);
        return { game, environment: name, problems: found.filter((problem) => own.has(problem.file)).length };
      });
    const problems = found.map((problem) => ({ ...problem, file: join(top, relative(folder, problem.file)) }));
    return Promise.resolve({ environments, problems, broken });
  });
}

/** A fresh checkout has the folders of submodules, but not what they hold. */
function mustHoldAll(inside: string, { ref }: Commit): void {
  const [first] = inside.split("\n").filter((line) => line.startsWith("160000 "));
  if (first === undefined) return;
  throw new ProblemError([
    {
      code: "compare/submodule",
      what: `${ref} has its environments in a submodule, \`${first.split("\t")[1] ?? ""}\`, and a checkout is without it`,
      fix: "call the command in that submodule, with a commit of it, and name the folder: --games <folder>",
    },
  ]);
}
