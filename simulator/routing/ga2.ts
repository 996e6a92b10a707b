import { byWeight } from "./by-weight";
import { nowhere, type Endpoint, type Routed } from "./routed";

/**
 * Where Tencent Cloud's Global Accelerator 2.0 sends new connections: to the healthy endpoints of its group by weight, wherever
 * the player is; weight 0 gets none. What it does with none healthy is undocumented: taken is what its load balancer does, to all that
 * have a weight. Facts: Tencent sheet, sections 7.2 and 18, rule 11.
 */
export function ga2<T>(endpoints: readonly Endpoint<T>[]): Routed<T>[] {
  const open = endpoints.filter(({ weight }) => weight > 0);
  const healthy = open.filter((endpoint) => endpoint.healthy);
  if (open.length === 0) return [nowhere];
  if (healthy.length === 0) {
    return byWeight(open).map((one) => ({ ...one, reason: "fail-open", undocumented: true }));
  }
  const reason = endpoints.length === 1 ? "only" : "weight";
  return byWeight(healthy).map((one) => ({ ...one, reason }));
}
