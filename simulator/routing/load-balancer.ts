import { byWeight } from "./by-weight";
import { nowhere, type Endpoint, type Routed } from "./routed";

/**
 * What a regional load balancer does with a new connection: to healthy targets by weight, weight 0 gets none; with none healthy
 * to all of them. Facts: Tencent sheet, sections 8 and 18, rule 3; AWS sheet, section 5.3 (an all-unhealthy group fails open).
 * Of Alibaba's load balancer the same is taken, where its sheet is silent.
 */
export function loadBalancer<T>(targets: readonly Endpoint<T>[]): Routed<T>[] {
  const open = targets.filter(({ weight }) => weight > 0);
  const healthy = open.filter((target) => target.healthy);
  const [chosen, reason] = healthy.length > 0 ? ([healthy, "weight"] as const) : ([open, "fail-open"] as const);
  if (chosen.length === 0) return [nowhere];
  return byWeight(chosen).map((one) => ({ ...one, reason }));
}
