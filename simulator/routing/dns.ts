import type { Dns } from "../../model/dns";
import { byWeight } from "./by-weight";
import { nowhere, type Endpoint, type Routed } from "./routed";

/** How a name chooses among edges. */
export type SpreadBy = NonNullable<Dns["spread"]>["by"];

/** The records of one edge under the name. */
export interface Choice<T> extends Endpoint<T> {
  /** Between the player's resolver and the edge. */
  readonly milliseconds: number;
  /** Places whose resolvers it answers, and `default` for the rest. */
  readonly places: readonly string[];
}

/**
 * Which edge a name gives a resolver: by latency the nearest, by weight each its share, by place the one that is named for the
 * resolver's place, else the `default`. Records that are not healthy are passed over; with none healthy all count as healthy.
 * Facts: AWS sheet, section 8.3; Route 53's guide, "How Amazon Route 53 chooses records when health checking is configured".
 *
 * @param places of the resolver, the narrowest first, without `default`
 */
export function dns<T>(by: SpreadBy, choices: readonly Choice<T>[], places: readonly string[]): Routed<T>[] {
  const healthy = choices.filter((choice) => choice.healthy);
  const routed = chosen(by, healthy, places);
  if (routed.length > 0) return routed;
  const anyway = chosen(by, choices, places).map((one) => ({ ...one, reason: "fail-open" as const }));
  return anyway.length > 0 ? anyway : [nowhere];
}

function chosen<T>(by: SpreadBy, choices: readonly Choice<T>[], places: readonly string[]): Routed<T>[] {
  switch (by) {
    case "latency": {
      const [first, ...more] = choices;
      if (first === undefined) return [];
      const nearest = more.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a), first);
      return [{ target: nearest.target, share: 1, reason: "nearest" }];
    }
    case "weight":
      return byWeight(choices).map((one) => ({ ...one, reason: "weight" }));
    case "place": {
      const named = [...places, "default"].flatMap((place) => choices.find((one) => one.places.includes(place)) ?? []);
      return named.slice(0, 1).map(({ target }) => ({ target, share: 1, reason: "order" }));
    }
  }
}
