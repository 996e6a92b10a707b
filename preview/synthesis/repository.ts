import { realpathSync } from "node:fs";
import { relative } from "node:path";
import { ProblemError } from "../../model/problem";
import type { Git } from "./git";

/** Where a project lies in its repository. */
export interface Repository {
  /** The repository's top folder. */
  readonly top: string;
  /** The project's folder in it, empty when it is the top itself. */
  readonly prefix: string;
}

/** A commit, by the name it was asked for. */
export interface Commit {
  readonly ref: string;
  readonly sha: string;
  /** Identity of all its files. */
  readonly tree: string;
}

/** @throws ProblemError `synthesis/no-git` */
export async function repositoryOf(git: Git): Promise<Repository> {
  const top = await git.ask("rev-parse", "--show-toplevel");
  if (top === undefined) {
    throw new ProblemError([
      {
        code: "synthesis/no-git",
        what: `${git.folder} is in no git repository that git can read, so there is no base to compare with`,
        fix: "call the command in a clone of the repository, with git on the PATH",
      },
    ]);
  }
  return { top: realpathSync(top), prefix: relative(realpathSync(top), realpathSync(git.folder)) };
}

/** @throws ProblemError `synthesis/unknown-ref` */
export async function commitNamed(git: Git, ref: string): Promise<Commit> {
  const [sha, tree] = ref.startsWith("-")
    ? []
    : await Promise.all([
        git.ask("rev-parse", "--verify", "--quiet", `${ref}^{commit}`),
        git.ask("rev-parse", "--verify", "--quiet", `${ref}^{tree}`),
      ]);
  if (sha !== undefined && tree !== undefined) return { ref, sha, tree };
  const shallow = (await git.ask("rev-parse", "--is-shallow-repository")) === "true";
  throw new ProblemError([
    {
      code: "synthesis/unknown-ref",
      what: `\`${ref}\` is no commit of this clone${shallow ? ", which is shallow: it holds a part of the history alone" : ""}`,
      fix: ["check its spelling", ...howToFetch(ref, shallow)].join(", or fetch "),
    },
  ]);
}

/** Git fetches branches, tags and whole commits; what is counted from one, `HEAD~500`, comes with more of the history. */
function howToFetch(ref: string, shallow: boolean): string[] {
  if (/^\w[\w./+-]*$/.test(ref) && !ref.endsWith("HEAD"))
    return [`it: \`git fetch origin ${ref.replace(/^origin\//, "")}\``];
  return shallow ? ["the rest of the history: `git fetch --unshallow`"] : [];
}
