import type { Git } from "../synthesis/git";
import type { Commit } from "../synthesis/repository";
import type { AffectedReport } from "./report-schema";
import type { Snapshot } from "./snapshot";

type Note = AffectedReport["notes"][number];

/** What is worth knowing of where base and head stand to each other. A shallow clone does not know. */
export async function historyNotes(git: Git, base: Commit, head: Commit): Promise<Note[]> {
  if ((await git.ask("rev-parse", "--is-shallow-repository")) !== "false") return [];
  const missing = Number(await git.must("rev-list", "--count", base.sha, `^${head.sha}`));
  if (missing > 0) {
    const what =
      `head is without ${missing} commit${missing === 1 ? "" : "s"} of ${base.ref}, which show as changes that are taken back; ` +
      "merge base first, or name the commit where they part";
    return [{ code: "affected/behind", what }];
  }
  const [, first, second] = (await git.must("rev-list", "--parents", "--max-count=1", head.sha)).split(" ");
  if (second === undefined || first === undefined || first === base.sha) return [];
  if ((await git.ask("merge-base", "--is-ancestor", base.sha, first)) === undefined) return [];
  const what = `head is a merge: ${base.ref} is older than what it was merged into, so changes of others show too; --base HEAD^1 shows the merge alone`;
  return [{ code: "affected/older-base", what }];
}

/** What makes a stack's plan depend on more than the commit. */
export function stackNotes(head: Snapshot): Note[] {
  return Object.values(head).flatMap(({ id, floating, archiveHashes }) => [
    ...floating.map((name) => ({
      code: "affected/floating-module",
      stack: id,
      what: `module ${name} is not pinned to one version or commit, so it can change without a word here`,
    })),
    ...archiveHashes.map((pointer) => ({
      code: "affected/archive-hash",
      stack: id,
      what: `${pointer} hashes an archive that is packed anew by every synthesis, with the time in it: its plan differs from machine to machine`,
    })),
  ]);
}
