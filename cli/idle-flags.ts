import type { Problem } from "../model/problem";

/** Of flags about a failure, where none was named. */
export const nothingFails = {
  what: "counts only where something fails, and nothing does",
  fix: "say what fails, as in `--fail home`, or leave it out",
} as const;

/**
 * What has no say is refused, not left aside.
 *
 * @param flags those that have none here, by name, as they were written; undefined where they were not
 */
export function idleFlags(
  flags: Readonly<Record<string, string | undefined>>,
  { what, fix }: Pick<Problem, "what" | "fix">,
): Problem[] {
  return Object.keys(flags)
    .filter((flag) => flags[flag] !== undefined)
    .map((flag) => ({ code: "simulator/idle-flag", what: `\`${flag}\` ${what}`, fix }));
}
