import { percent as plainPercent } from "../simulator/percent";

/** Between a number and its unit, so that they stay on one line. */
const space = "\u00a0";

/** A share as everywhere else, on one line. */
export function percent(share: number): string {
  return plainPercent(share).replaceAll(" ", space);
}

/** `48 ms`, or a dash where there is no way. */
export function milliseconds(number: number | undefined): string {
  return number === undefined ? "–" : `${Math.round(number)}${space}ms`;
}

/** `45 s`, `3 min`, `3 min 5 s`. */
export function seconds(number: number): string {
  if (number < 120) return `${Number(number.toFixed(1))}${space}s`;
  const whole = Math.round(number);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes}${space}min` : `${minutes}${space}min${space}${rest}${space}s`;
}
