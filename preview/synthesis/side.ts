import { join } from "node:path";
import { provideDependencies } from "./dependencies";
import type { Git } from "./git";
import type { Commit, Repository } from "./repository";
import { withSynthesis } from "./synthesis";
import { withWorktree } from "./worktree";

/** One of the two things that are compared. */
export interface Side {
  /** Git in the project's folder of the working tree. */
  readonly git: Git;
  readonly repository: Repository;
  /** Absent: the working tree, with edits that are in no commit. */
  readonly commit?: Commit;
  /** What messages call it: `base main`. */
  readonly called: string;
  /** Ends the output folder's name; the same for both sides. */
  readonly suffix: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Tells people about work that takes long. */
  readonly announce: (text: string) => void;
}

/** A side after synthesis. All folders are absolute, without links in them. */
export interface Tree {
  /** The repository's top folder. */
  readonly top: string;
  /** The top folder of the working tree: another one where the side is a checkout of its own. */
  readonly present: string;
  /** The folder with cdktf.json. */
  readonly project: string;
  /** The folder with manifest.json. */
  readonly output: string;
}

/**
 * Synthesises a side with its own code and packages, for as long as `work` takes.
 *
 * @throws ProblemError `synthesis/...`
 */
export function withSide<T>(side: Side, work: (tree: Tree) => T | Promise<T>): Promise<T> {
  const { git, repository, commit, called, env, signal, announce } = side;
  if (commit === undefined) return withOutput(side, repository.top, work);
  return withWorktree(git, commit.sha, async (folder) => {
    await provideDependencies({ folder, sha: commit.sha, present: repository, git, called, env, signal, announce });
    return withOutput(side, folder, work);
  });
}

async function withOutput<T>(side: Side, top: string, work: (tree: Tree) => T | Promise<T>): Promise<T> {
  const { repository, called, suffix, env, signal } = side;
  const project = join(top, repository.prefix);
  return withSynthesis({ project, called, suffix, env, signal }, (output) =>
    work({ top, project, output, present: repository.top }),
  );
}
