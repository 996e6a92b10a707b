import type { Environment } from "../model/environment";
import { rolloutValues } from "../model/rollout-values";
import { withStep } from "../model/with-step";
import type { Course } from "./course";

/**
 * The course of an environment's rollout; undefined where it has none.
 *
 * @param declared the environment as its files say it, before any step
 */
export function courseOf(declared: Environment): Course | undefined {
  const { rollout } = declared;
  if (rollout === undefined) return undefined;
  const { steps, bakeSeconds, abort } = rollout;
  return {
    steps: [{}, ...steps].map((_step, number) => rolloutValues(withStep(declared, number))),
    bakeSeconds,
    everySeconds: abort.everySeconds,
    failures: abort.failures,
  };
}
