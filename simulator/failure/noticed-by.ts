import type { Health } from "../../model/health";
import { assumed } from "./assumed";

/** Seconds from a failure until it is noticed: where it comes right before a check begins, and where right after one has passed. */
export interface Between {
  readonly earliestSeconds: number;
  readonly latestSeconds: number;
}

/** How long checks take to notice what does not answer any more. */
export const noticedBy = {
  /** A cloud's checks begin at a fixed pace, whatever the one before does. */
  cloud: ({ intervalSeconds, timeoutSeconds, unhealthyAfter }: Health): Between => ({
    earliestSeconds: (unhealthyAfter - 1) * intervalSeconds + timeoutSeconds,
    latestSeconds: unhealthyAfter * intervalSeconds + timeoutSeconds,
  }),
  /** The same where what is checked answers at once that it is not well. */
  refusal: ({ intervalSeconds, unhealthyAfter }: Health): Between => ({
    earliestSeconds: (unhealthyAfter - 1) * intervalSeconds,
    latestSeconds: unhealthyAfter * intervalSeconds,
  }),
  /** HAProxy begins a check an interval after the one before has ended, and a check that nobody answers ends by its timeout. */
  haproxy: ({ intervalSeconds, timeoutSeconds, unhealthyAfter }: Health): Between => {
    const turn = intervalSeconds + timeoutSeconds;
    return { earliestSeconds: timeoutSeconds + (unhealthyAfter - 1) * turn, latestSeconds: unhealthyAfter * turn };
  },
  /** The dispatcher waits between two rounds, and in each for those that do not answer. */
  dispatcher: (): Between => {
    const { roundSeconds, patienceSeconds, silentAfter } = assumed.dispatcher;
    const turn = roundSeconds + patienceSeconds;
    return { earliestSeconds: patienceSeconds + (silentAfter - 1) * turn, latestSeconds: silentAfter * turn };
  },
  /** One thing after the other. */
  inTurn: (...stages: readonly Between[]): Between => ({
    earliestSeconds: stages.reduce((sum, { earliestSeconds }) => sum + earliestSeconds, 0),
    latestSeconds: stages.reduce((sum, { latestSeconds }) => sum + latestSeconds, 0),
  }),
} as const;
