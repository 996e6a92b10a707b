import type { Health } from "../health";
import type { Rule } from "../rule";
import type { HealthWish } from "./health";

type Numbers = "intervalSeconds" | "timeoutSeconds" | "unhealthyAfter" | "healthyAfter";

/** What the load balancers of a cloud take of a health check: the least and the most of each number. */
export function healthRange(
  source: string,
  ranges: Readonly<Record<Numbers & keyof Health, readonly [number, number]>>,
): Rule<HealthWish> {
  return {
    code: "health/range",
    source,
    check: ({ home: { health } }) =>
      (Object.entries(ranges) as [Numbers, readonly [number, number]][])
        .filter(([key, [min, max]]) => health[key] < min || health[key] > max)
        .map(([key, [min, max]]) => ({
          path: ["home", "health", key],
          what: `\`home.health.${key}\` is ${health[key]}, but the load balancer has ${min} to ${max}`,
          fix: `write ${min} to ${max}`,
        })),
  };
}
