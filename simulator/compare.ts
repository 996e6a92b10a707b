import { isDeepStrictEqual } from "node:util";
import type { Environment } from "../model/environment";
import { compareTopologies, type Terms } from "./comparison/compare-topologies";
import type { Comparison } from "./comparison-schema";
import { topologyOf } from "./topology-of";

/** By which rules and data both sides are simulated, and what is known of base. */
export interface CompareWish extends Terms {
  /**
   * Environments whose files at base could not be read: nothing is told of them.
   *
   * @default - all could be
   */
  readonly unreadable?: Comparison["unreadable"];
  /**
   * Seconds after which player or game has really sent something.
   *
   * @default - what each environment says or follows from it
   */
  readonly heartbeatSeconds?: number;
}

/** What a change means for players: every environment of both sides, simulated by the same rules. */
export function compare(
  base: readonly Environment[],
  head: readonly Environment[],
  { unreadable = [], heartbeatSeconds, ...terms }: CompareWish,
): Comparison {
  const topology = (environment: Environment | undefined): ReturnType<typeof topologyOf> | undefined =>
    environment && { ...topologyOf(environment), ...(heartbeatSeconds !== undefined && { heartbeatSeconds }) };
  const [before, after] = [byName(base), byName(head)];
  const untold = new Set(unreadable.map(({ game, environment }) => `${game}/${environment}`));
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !untold.has(name)).sort();
  const environments = names.flatMap((name) => {
    const [one, other] = [topology(before.get(name)), topology(after.get(name))];
    const compared = isDeepStrictEqual(one, other) ? undefined : compareTopologies(one, other, terms);
    return compared === undefined ? [] : [compared];
  });
  return {
    schema: "comparison/v1",
    environments,
    unreadable: [...unreadable],
    unchanged: names.length - environments.length,
    limits: terms.limits,
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    sources: [...terms.atlas.sources],
  };
}

function byName(environments: readonly Environment[]): Map<string, Environment> {
  return new Map(environments.map((environment) => [`${environment.game}/${environment.name}`, environment]));
}
