/** Kinds of part that can fail. */
export const failureKinds = ["home", "zone", "edge", "backhaul", "entry-pop"] as const;

/** A part that fails as a whole: it answers nothing any more, and does not say so. */
export interface Failure {
  readonly kind: (typeof failureKinds)[number];
  /** Of what: the edge's key, the zone, the entry point; empty for home. */
  readonly name: string;
}

/** What works, and what is taken for working. */
export interface Condition {
  readonly down: readonly Failure[];
  /** What the clouds' health checks have noticed: new connections are kept away from it where the rules say so. */
  readonly noticed: readonly Failure[];
  /** What clients who use addresses of edges have been told of. Default: all that is noticed. */
  readonly told?: readonly Failure[];
}

/** Nothing fails. */
export const fine: Condition = { down: [], noticed: [] };

/** As it is written on the command line: `edge:tokyo`, `home`. */
export function failureText({ kind, name }: Failure): string {
  return name === "" ? kind : `${kind}:${name}`;
}
