import type { Check, Finding } from "../check";
import type { Spoken, Talk } from "../world";
import { failure } from "./door";

/** A check that needs somebody who answers. */
export interface Speech<T> extends Omit<Check, "look"> {
  readonly fix: string;
  readonly speak: (talk: Talk, signal: AbortSignal) => Promise<Spoken<T>>;
  /** Judges what was said. */
  readonly judge: (said: T) => Finding;
}

const nobody = "nobody is there to answer on the sandbox";

export function speechCheck<T>({ part, asks, expected, fix, speak, judge }: Speech<T>): Check {
  return {
    part,
    asks,
    expected,
    look: async ({ talk }, signal) => {
      if (talk === undefined) return { verdict: "not-looked-at", found: nobody };
      const spoken = await speak(talk, signal);
      if (spoken.outcome !== "answered") return failure(spoken, fix);
      return { milliseconds: spoken.milliseconds, ...judge(spoken.said) };
    },
  };
}
