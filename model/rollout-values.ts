import type { Environment } from "./environment";
import { rolloutHome } from "./rollout-target";

/**
 * What a rollout could set, as the environment has it, by edge and `home`: behind an accelerator home has 100 always, and a
 * name that chooses among edges knows no home. Edges that are draining or retired take no players and have no value.
 */
export function rolloutValues({ rollout, home, edges, dns }: Environment): Readonly<Record<string, number>> {
  if (rollout === undefined) return {};
  const open = Object.entries(edges).filter(([, { drain, retired }]) => !drain && !retired);
  const { weights = {} } = dns?.spread ?? {};
  const values = open.flatMap(([key, { dialPercent, entryWeight }]) => {
    const value = { dial: dialPercent, "entry-weight": entryWeight, "dns-weight": weights[key] }[rollout.by];
    return value === undefined ? [] : [[key, value] as const];
  });
  const atHome = { dial: [home.dialPercent], "entry-weight": [100], "dns-weight": [] }[rollout.by];
  return Object.fromEntries([...atHome.map((value) => [rolloutHome, value] as const), ...values]);
}
