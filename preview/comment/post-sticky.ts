import { z } from "zod";
import type { GitHub } from "./github";
import { lookAgain } from "./look-again";
import { marked } from "./marker";
import { ownLogin } from "./own-login";
import { findOwn, mustBeBy, sameText, textSchema } from "./own-texts";

/** Properties of {@link postSticky}. */
export interface StickyProps {
  /** `owner/name`. */
  readonly repo: string;
  readonly pull: number;
  /** The commit that `markdown` tells of. */
  readonly head: string;
  /** Tells the workflows of one repository apart. */
  readonly key: string;
  readonly markdown: string;
  /** Whether there is something to say: without, only a comment that is there already is changed. */
  readonly needed: boolean;
  /** Name that the token's comments bear. @default - the token's user, or `github-actions[bot]` */
  readonly author?: string;
}

/** What became of the comment; `outdated`: the pull request has moved on; `not-needed`: nothing to say, and nothing said before. */
export type Posted = "created" | "updated" | "unchanged" | "outdated" | "not-needed";

const commentSchema = textSchema.extend({ id: z.int() });
const pullSchema = z.object({ head: z.object({ sha: z.string() }) });

/**
 * Keeps one comment of a pull request up to date: it is found again by its first line and its author, changed only when the
 * text differs, and never removed.
 *
 * @throws ProblemError `comment/...`
 */
export async function postSticky(github: GitHub, props: StickyProps): Promise<Posted> {
  const { repo, pull, head, key, markdown, needed } = props;
  const { marker, body } = marked(markdown, key);
  const login = props.author ?? (await ownLogin(github));
  const comments = `/repos/${repo}/issues/${pull}/comments`;

  return lookAgain(async () => {
    const own = findOwn(await github.all(comments, z.array(commentSchema)), marker, login);
    if (own === undefined && !needed) return "not-needed";
    if (own !== undefined && sameText(own.body, body)) return "unchanged";
    // last of all, so that a newer run is not written over
    const { head: latest } = await github.get(`/repos/${repo}/pulls/${pull}`, pullSchema);
    if (latest.sha !== head) return "outdated";
    if (own !== undefined) {
      await github.patch(`/repos/${repo}/issues/comments/${own.id}`, { body }, commentSchema);
      return "updated";
    }
    mustBeBy(await github.post(comments, { body }, commentSchema), login);
    return "created";
  });
}
