import { nowhere, type Routed } from "./routed";

/**
 * Where Tencent Cloud's Anycast Internet Acceleration sends new connections: always to the one target in its home region, well
 * or not; without a target nowhere. Facts: Tencent sheet, sections 1 and 18, rules 1 and 2.
 */
export function aia<T>(target: T | undefined): Routed<T>[] {
  return target === undefined ? [nowhere] : [{ target, share: 1, reason: "only" }];
}
