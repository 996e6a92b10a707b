import type { Problem } from "../model/problem";

/**
 * What commander says of a command line it does not understand, as a problem like all others.
 *
 * @param command whose help tells more, e.g. `anycast-edge dispatch serve`
 */
export function usageProblem(message: string, command: string): Problem {
  const [said = "", ...hints] = message.trim().split("\n");
  const what = said.replace(/^error: /, "").replace(/'([^']*)'/g, "`$1`");
  const meant = hints.map((hint) => hint.replace(/^\(Did (.*)\)$/, ", did $1"));
  return { code: "cli/usage", what: `${what}${meant.join("")}`, fix: `see \`${command} --help\`` };
}
