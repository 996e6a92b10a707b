import { ProblemError } from "../../model/problem";
import { commentMarker } from "../report/comment-marker";

/**
 * A text that begins with the line by which it is found again. Keys tell workflows of one repository apart.
 *
 * @throws ProblemError `comment/bad-key`
 */
export function marked(markdown: string, key: string): { readonly marker: string; readonly body: string } {
  if (!/^\w+([.-]\w+)*$/.test(key) || key.length > 100) {
    const what = `\`--key\` is ${JSON.stringify(key)}`;
    throw new ProblemError([{ code: "comment/bad-key", what, fix: "use letters, digits, `_`, and single `.` or `-`" }]);
  }
  const marker = `<!-- anycast-edge preview ${key} -->`;
  const rest = markdown.startsWith(`${commentMarker}\n`) ? markdown.slice(commentMarker.length + 1) : markdown;
  return { marker, body: `${marker}\n${rest}` };
}
