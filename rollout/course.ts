/** Shares by place: keys of edges, and `home`. */
export type Values = Readonly<Record<string, number>>;

/** What a rollout goes through. */
export interface Course {
  /** What each step comes to, the declared values first. Only places that take players. */
  readonly steps: readonly Values[];
  /** How long a step must be well before the next one. */
  readonly bakeSeconds: number;
  /** Between two looks. */
  readonly everySeconds: number;
  /** Failed looks in a row that abort. */
  readonly failures: number;
}
