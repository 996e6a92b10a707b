/** How the dispatcher watches the relays that it asks for their load. */
export const dispatcherWatch = {
  /** Between the end of a round of questions and the next. */
  roundSeconds: 2,
  /** Longest time for a relay's answer. */
  patienceSeconds: 1,
  /** Rounds without a report after which a relay is silent. */
  silentAfter: 3,
} as const;
