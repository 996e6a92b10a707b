import { nowhere, type Routed } from "./routed";

/** What an Anycast EIP is bound to in one region. */
export interface BoundEndpoint<T> {
  readonly target: T;
  readonly mode: "Default" | "Normal";
  /** Access points whose traffic it gets, of a `Normal` one. */
  readonly points: readonly string[];
}

/**
 * Where Alibaba Cloud's Anycast EIP sends what enters at an access point: to the `Normal` endpoint that the point is mapped to,
 * else to the `Default` one. Health is ignored. Facts: Alibaba sheet, sections 3.3 and 16, rule 1.
 */
export function anycastEip<T>(point: string | undefined, endpoints: readonly BoundEndpoint<T>[]): Routed<T>[] {
  const mapped = endpoints.find(
    ({ mode, points }) => mode === "Normal" && point !== undefined && points.includes(point),
  );
  const taking = mapped ?? endpoints.find(({ mode }) => mode === "Default");
  if (taking === undefined) return [nowhere];
  return [{ target: taking.target, share: 1, reason: endpoints.length === 1 ? "only" : "nearest" }];
}
