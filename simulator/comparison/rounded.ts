/** Milliseconds and seconds as they are told: to a tenth. */
export function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}

/** A share as it is told: to a millionth, so that a percentage of it is the same as of the share itself. */
export function shareOf(number: number): number {
  return Math.min(1, Math.max(0, Math.round(number * 1e6) / 1e6));
}
