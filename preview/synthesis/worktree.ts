import { join } from "node:path";
import type { Git } from "./git";
import { withTemporaryFolder } from "./with-temporary-folder";

/**
 * Checks a commit out into a temporary folder for as long as `work` takes. The folder and git's record of it are removed
 * whatever happens, also when the work is interrupted.
 */
export function withWorktree<T>(git: Git, sha: string, work: (folder: string) => Promise<T>): Promise<T> {
  // what cleans up is not interrupted
  const cleaner = git.at(git.folder, new AbortController().signal);
  return withTemporaryFolder(async (around) => {
    const folder = join(around, "tree");
    try {
      await git.must("worktree", "add", "--quiet", "--detach", folder, sha);
      return await work(folder);
    } finally {
      await cleaner.ask("worktree", "remove", "--force", "--force", folder);
      await cleaner.ask("worktree", "prune");
    }
  });
}
