import type { Environment } from "./environment";
import { own } from "./own";
import type { Rollout } from "./rollout";
import { rolloutHome } from "./rollout-target";

/**
 * The environment with the values of a step of its rollout, 0 being the declared ones. Pure, and the only place where steps
 * take effect: whatever is made of the environment shows the step that it is at. Keys of nothing are left to the rules.
 */
export function withStep<T extends Environment>(declared: T, step: number): T {
  const { rollout } = declared;
  if (rollout === undefined) return declared;
  const values = Object.assign({}, ...rollout.steps.slice(0, step)) as Readonly<Record<string, number>>;
  return { ...withValues(declared, rollout.by, values), rollout: { ...rollout, at: step } };
}

function withValues<T extends Environment>(
  declared: T,
  by: Rollout["by"],
  values: Readonly<Record<string, number>>,
): T {
  const { home, edges, dns } = declared;
  if (by === "dns-weight") {
    const weights = dns?.spread?.weights;
    if (dns?.spread === undefined || weights === undefined) return declared;
    const known = Object.fromEntries(Object.entries(weights).map(([key, weight]) => [key, own(values, key) ?? weight]));
    return { ...declared, dns: { ...dns, spread: { ...dns.spread, weights: known } } };
  }
  const setting = by === "dial" ? "dialPercent" : "entryWeight";
  const shifted = Object.entries(edges).map(([key, edge]) => {
    const value = own(values, key);
    return [key, value === undefined ? edge : { ...edge, [setting]: value }] as const;
  });
  const atHome = by === "dial" ? own(values, rolloutHome) : undefined;
  return {
    ...declared,
    edges: Object.fromEntries(shifted),
    ...(atHome !== undefined && { home: { ...home, dialPercent: atHome } }),
  };
}
