import { ProblemError } from "../../model/problem";
import { Git } from "../synthesis/git";
import { commitNamed, repositoryOf, type Commit, type Repository } from "../synthesis/repository";
import { ownSuffix } from "../synthesis/own-suffix";
import { sweep } from "../synthesis/sweep";
import { withSide, type Side, type Tree } from "../synthesis/side";
import { SnapshotCache } from "./cache";
import { allStacks, compare } from "./compare";
import { historyNotes, stackNotes } from "./notes";
import type { AffectedReport, AffectedStack } from "./report-schema";
import { withSavedHead } from "./saved-head";
import { snapshotOf, type Snapshot } from "./snapshot";

/** What is compared with what. */
export interface ComparisonRequest {
  /** The folder with cdktf.json. */
  readonly project: string;
  /**
   * Branch, tag or commit.
   *
   * @default - none: head is held against itself, so that nothing is touched
   */
  readonly base?: string;
  /**
   * Branch, tag or commit.
   *
   * @default - the working tree, with what is in no commit yet
   */
  readonly head?: string;
  /**
   * Folder that `affected --save` has written: head is what was synthesised elsewhere.
   *
   * @default - head is synthesised here
   */
  readonly saved?: string;
  /** Whether a snapshot of base may be one that was kept. */
  readonly cache: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Stops the work; what is temporary is removed first. */
  readonly signal: AbortSignal;
  /** Tells people about work that takes long. */
  readonly announce: (text: string) => void;
}

/** Two sides, for as long as the synthesised head lies there. */
export interface Comparison {
  readonly report: AffectedReport;
  /** Head as synthesised. */
  readonly tree: Tree;
  readonly head: Snapshot;
  /** Undefined where base could not be read; the report tells why. */
  readonly base?: Snapshot;
  /** Synthesises base once more, for what a snapshot does not hold: the files of a stack. */
  readonly withBase: <T>(work: (tree: Tree) => Promise<T>) => Promise<T>;
}

interface BaseRead {
  readonly snapshot?: Snapshot;
  readonly cached: boolean;
  /** Why there is no snapshot. */
  readonly doubt?: AffectedReport["all"];
}

interface Head {
  readonly told: AffectedReport["head"];
  /** Undefined where it may be no commit of this clone. */
  readonly commit?: Commit;
}

/**
 * Compares two sides by what they synthesise to, and works with both. A base that does not synthesise makes it all stacks; a
 * head that does not is an error.
 *
 * @throws ProblemError `synthesis/...`, `affected/...`
 */
export async function withComparison<T>(
  request: ComparisonRequest,
  work: (comparison: Comparison) => T | Promise<T>,
): Promise<T> {
  const { project, env, signal, announce } = request;
  const git = new Git(project, env, signal);
  const repository = await repositoryOf(git);
  const commit = request.base === undefined ? undefined : await commitNamed(git, request.base);
  // when head fails there is nothing to wait for; it is told of head alone
  const stop = new AbortController();
  sweep(project);
  const suffix = ownSuffix();
  const both = { git, repository, suffix, env, announce, signal: AbortSignal.any([signal, stop.signal]) };
  const reading =
    commit === undefined ? undefined : readBase({ ...both, commit, called: `base ${commit.ref}` }, request);
  const withBase: Comparison["withBase"] = (looking) =>
    withSide({ ...both, ...(commit && { commit }), called: `base ${commit?.ref ?? "HEAD"}` }, looking);

  const withHead = async (tree: Tree, { told, commit: headCommit }: Head): Promise<T> => {
    const head = snapshotOf(tree);
    const read: BaseRead = (await reading) ?? { snapshot: head, cached: false };
    const { snapshot: base, cached, doubt = null } = read;
    const { stacks, noise } =
      base === undefined ? { stacks: allStacks(head, "base is not known"), noise: [] } : compare(base, head);
    const history = commit === undefined || headCommit === undefined ? [] : await historyNotes(git, commit, headCommit);
    const report: AffectedReport = {
      schema: "affected/v1",
      base: { ref: commit?.ref ?? "HEAD", commit: commit?.sha ?? told.commit, cached },
      head: told,
      all: doubt,
      totals: totalsOf(stacks),
      noise: [...noise],
      notes: [...history, ...stackNotes(head)],
      stacks: [...stacks],
    };
    return work({ report, tree, head, base, withBase });
  };

  // told when it is awaited
  reading?.catch(() => undefined);
  const side = { ...both, ref: request.head };
  const saved = request.saved === undefined ? undefined : { folder: request.saved, repository };
  try {
    return await (saved === undefined
      ? withSynthesised(side, withHead)
      : withSavedHead(saved, (tree, told) => withHead(tree, { told })));
  } catch (error) {
    // both sides have ended, and cleaned up, before anything is told
    stop.abort(error);
    await reading?.catch(() => undefined);
    throw error;
  }
}

async function withSynthesised<T>(
  { ref, ...side }: Omit<Side, "commit" | "called"> & { readonly ref?: string },
  work: (tree: Tree, head: Head) => Promise<T>,
): Promise<T> {
  const head = await headOf(side.git, ref);
  const called = ref === undefined ? "the working tree" : `head ${ref}`;
  return withSide({ ...side, ...(ref !== undefined && { commit: head.commit }), called }, (tree) => work(tree, head));
}

async function headOf(git: Git, ref: string | undefined): Promise<Head> {
  const commit = await commitNamed(git, ref ?? "HEAD");
  const edited = ref === undefined && (await git.must("status", "--porcelain")) !== "";
  return { commit, told: { ref: ref ?? null, commit: commit.sha, edited } };
}

async function readBase(
  side: Side & { readonly commit: Commit },
  { project, cache, env }: ComparisonRequest,
): Promise<BaseRead> {
  const kept = new SnapshotCache(project);
  const key = { commit: side.commit, prefix: side.repository.prefix, env };
  const found = cache ? kept.read(key) : undefined;
  if (found !== undefined) return { snapshot: found, cached: true };
  try {
    const submodules = await submodulesIn(side.git, side.commit, side.repository);
    if (submodules !== null) return { cached: false, doubt: submodules };
    const snapshot = await withSide(side, snapshotOf);
    if (cache) kept.write(key, snapshot);
    return { snapshot, cached: false };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [{ code, what } = { code: "synthesis/failed", what: error.message }] = error.problems;
    return { cached: false, doubt: { code, why: what } };
  }
}

/** A fresh checkout has the folders of submodules, but not what they hold. */
async function submodulesIn(git: Git, { sha, ref }: Commit, { prefix }: Repository): Promise<AffectedReport["all"]> {
  const entries = await git.must("ls-tree", "-r", "--full-tree", sha, "--", prefix === "" ? "." : prefix);
  const [first] = entries.split("\n").filter((line) => line.startsWith("160000 "));
  if (first === undefined) return null;
  return {
    code: "affected/submodule",
    why: `base ${ref} has a submodule, \`${first.split("\t")[1] ?? ""}\`, and a fresh checkout of base is without it`,
  };
}

function totalsOf(stacks: readonly AffectedStack[]): AffectedReport["totals"] {
  const number = (kind: AffectedStack["class"]): number => stacks.filter((stack) => stack.class === kind).length;
  const unchanged = number("unchanged");
  return {
    stacks: stacks.length,
    touched: stacks.length - unchanged,
    added: number("added"),
    removed: number("removed"),
    changed: number("changed"),
    moved: number("moved"),
    dependent: number("dependent"),
    unchanged,
  };
}
