import { ProblemError } from "../../model/problem";
import { snapshotOf, type Snapshot } from "../affected/snapshot";
import { commitNamed } from "../synthesis/repository";
import { withSide, type Side } from "../synthesis/side";

/** What a commit synthesises to; undefined where that cannot be told here. */
export async function snapshotAt(sha: string, called: string, side: Side): Promise<Snapshot | undefined> {
  try {
    const commit = await commitNamed(side.git, sha);
    return await withSide({ ...side, commit, called: `${called} ${sha.slice(0, 7)}` }, snapshotOf);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
