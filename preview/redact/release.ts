import { ProblemError } from "../../model/problem";
import type { Redactor } from "./redactor";

/**
 * The finished text, if no secret shows in it: the last check before anything is written.
 *
 * @param called name of the file, as it is told in problems
 * @throws ProblemError `redact/secret-left`
 */
export function release(redactor: Redactor, text: string, called: string): string {
  const names = redactor.leaks(text);
  if (names.length === 0) return text;
  throw new ProblemError([
    {
      code: "redact/secret-left",
      what: `${called} would show ${names.length === 1 ? "a secret" : `${names.length} secrets`}: ${names.map((name) => `\`${name}\``).join(", ")}; it was not written`,
      fix: "report it as a mistake of anycast-edge: whatever is shown must have been masked before",
    },
  ]);
}
