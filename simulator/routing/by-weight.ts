import type { Endpoint } from "./routed";

/** Shares that sum to 1, by weight; empty where no weight is above 0. */
export function byWeight<T>(endpoints: readonly Endpoint<T>[]): { readonly target: T; readonly share: number }[] {
  const taking = endpoints.filter(({ weight }) => weight > 0);
  const sum = taking.reduce((total, { weight }) => total + weight, 0);
  return taking.map(({ target, weight }) => ({ target, share: weight / sum }));
}
