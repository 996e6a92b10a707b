/** A share as it is told: sums of many parts are a little off in their last digits. */
export function inMillionths(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
