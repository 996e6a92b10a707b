import { environmentSchema, type Environment } from "../environment";
import { rolloutTarget } from "../rollout-target";
import type { Path } from "../rule";
import { violations } from "../rule";
import { rolloutRules } from "../rules/rollout";
import { withStep } from "../with-step";
import { settingProblems, type SettingProblem } from "./issues";

/**
 * What is wrong with a rollout: every step is held against the schema and the rules that its values obey where they are
 * declared, and what only a step breaks is told at that step.
 *
 * @param broken what the rules have against an environment
 */
export function stepProblems(
  declared: Environment,
  broken: (environment: Environment) => readonly SettingProblem[],
): SettingProblem[] {
  const { rollout } = declared;
  if (rollout === undefined) return [];
  const own = violations(rolloutRules, declared);
  const before = broken(declared);
  // a rollout that cannot be meant has no steps to look at
  if ([...own, ...before].some(({ path: [first] }) => first === "rollout")) return own;
  const known = new Set(before.map(idOf));
  return rollout.steps.flatMap((step, index) => {
    const keys = new Map(Object.keys(step).map((key) => [rolloutTarget(rollout.by, key).join("."), key]));
    const found = problemsOf(withStep(declared, index + 1), broken).filter((problem) => !known.has(idOf(problem)));
    for (const problem of found) known.add(idOf(problem));
    return found.map(({ path, what, ...problem }) => {
      const key = keys.get(path.join("."));
      const place: Path = ["rollout", "steps", index, ...(key === undefined ? [] : [key])];
      return { ...problem, path: place, what: `step ${index + 1} of \`rollout\`: ${what}` };
    });
  });
}

function problemsOf(
  environment: Environment,
  broken: (environment: Environment) => readonly SettingProblem[],
): readonly SettingProblem[] {
  const settings = Object.entries(environment).filter(([key]) => key !== "game" && key !== "name");
  const issues = settingProblems(environmentSchema, Object.fromEntries(settings));
  return issues.length > 0 ? issues : broken(environment);
}

function idOf({ code, path, what }: SettingProblem): string {
  return JSON.stringify([code, path, what]);
}
