import type { Flow, Landing } from "../../../../simulator/landing";

/** Whether two answers say the same, in the same order. Quicker than to compare whatever there may be. */
export function isSame(some: readonly Landing[], others: readonly Landing[]): boolean {
  return isEvery(some, others, (one, other) => {
    const { latency, fallback } = one;
    return (
      one.players === other.players &&
      one.share === other.share &&
      one.point === other.point &&
      one.accelerated === other.accelerated &&
      latency.direct === other.latency.direct &&
      latency.entry === other.latency.entry &&
      latency.edge === other.latency.edge &&
      latency.expected === other.latency.expected &&
      isEvery(one.flows, other.flows, isSameFlow) &&
      (fallback === other.fallback || JSON.stringify(fallback) === JSON.stringify(other.fallback))
    );
  });
}

function isSameFlow(one: Flow, other: Flow): boolean {
  return (
    one.share === other.share &&
    one.by === other.by &&
    one.edge === other.edge &&
    one.point === other.point &&
    one.reason === other.reason &&
    one.tries === other.tries &&
    one.milliseconds === other.milliseconds &&
    one.works === other.works &&
    one.undocumented === other.undocumented
  );
}

function isEvery<T>(some: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && same(one, other);
    })
  );
}
