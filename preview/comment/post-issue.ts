import { z } from "zod";
import type { GitHub } from "./github";
import { lookAgain } from "./look-again";
import { marked } from "./marker";
import { ownLogin } from "./own-login";
import { findOwn, mustBeBy, sameText, textSchema } from "./own-texts";

/** Properties of {@link postIssue}. */
export interface IssueProps {
  /** `owner/name`. */
  readonly repo: string;
  readonly title: string;
  /** Tells the workflows of one repository apart. */
  readonly key: string;
  readonly markdown: string;
  /** Whether there is something to say: without, an issue that is open is told so and closed. */
  readonly needed: boolean;
  /** Name that the token's issues bear. @default - the token's user, or `github-actions[bot]` */
  readonly author?: string;
}

/** What became of the issue; `not-needed`: nothing to say, and none open. */
export type IssuePosted = "created" | "updated" | "unchanged" | "closed" | "not-needed";

const issueSchema = textSchema.extend({ number: z.int(), pull_request: z.unknown().optional() });

/**
 * Keeps one open issue for as long as there is something to say.
 *
 * @throws ProblemError `comment/...`
 */
export async function postIssue(github: GitHub, props: IssueProps): Promise<IssuePosted> {
  const { repo, title, key, markdown, needed } = props;
  const { marker, body } = marked(markdown, key);
  const login = props.author ?? (await ownLogin(github));
  const issues = `/repos/${repo}/issues`;

  return lookAgain(async () => {
    const open = await github.all(`${issues}?state=open`, z.array(issueSchema));
    // to GitHub pull requests are issues too
    const own = findOwn(
      open.filter((issue) => issue.pull_request === undefined),
      marker,
      login,
    );
    if (own === undefined && !needed) return "not-needed";
    if (own === undefined) {
      mustBeBy(await github.post(issues, { title, body }, issueSchema), login);
      return "created";
    }
    const isSame = sameText(own.body, body);
    if (needed && isSame) return "unchanged";
    await github.patch(`${issues}/${own.number}`, needed ? { body } : { body, state: "closed" }, issueSchema);
    return needed ? "updated" : "closed";
  });
}
