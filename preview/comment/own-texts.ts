import { z } from "zod";
import { ProblemError } from "../../model/problem";

const author = z.object({ login: z.string() }).nullable();

/** A comment or an issue, as far as it matters here. */
export const textSchema = z.object({ body: z.string().nullish(), user: author });

/** What {@link findOwn} looks at. */
export type GitHubText = z.output<typeof textSchema>;

/** The first text that was written with this marker, and by nobody else: anyone can copy a marker. */
export function findOwn<T extends GitHubText>(texts: readonly T[], marker: string, login: string): T | undefined {
  return texts.find(({ body, user }) => user?.login === login && lines(body).startsWith(`${marker}\n`));
}

/** Whether a text would be the same; GitHub keeps other line ends and no blanks at the end. */
export function sameText(one: string | null | undefined, other: string): boolean {
  return lines(one).trimEnd() === lines(other).trimEnd();
}

/**
 * Makes sure that what was written is found next time.
 *
 * @throws ProblemError `comment/other-author`
 */
export function mustBeBy({ user }: GitHubText, login: string): void {
  if (user?.login === login) return;
  const [wrote, looked] = [user?.login ?? "nobody", login];
  const what = `what was written bears the name ${wrote}, and ${looked} is looked for, so the next run would write another`;
  throw new ProblemError([{ code: "comment/other-author", what, fix: `add \`--author '${wrote}'\`` }]);
}

function lines(text: string | null | undefined): string {
  return (text ?? "").replaceAll("\r\n", "\n");
}
