import type { Reason } from "../landing";

/** What a rule may send connections to. */
export interface Endpoint<T> {
  readonly target: T;
  /** Share among the others. */
  readonly weight: number;
  /** As the cloud's own check has it. */
  readonly healthy: boolean;
}

/** A share of the new connections, and what a rule sends it to. */
export interface Routed<T> {
  /** Undefined where nothing takes it. */
  readonly target?: T;
  /** Of all connections that the rule was asked for. */
  readonly share: number;
  readonly reason: Reason;
  /** The cloud's documentation is silent here. */
  readonly undocumented?: true;
}

/** Nothing takes any of them. */
export const nowhere = { share: 1, reason: "none" } as const satisfies Routed<never>;
