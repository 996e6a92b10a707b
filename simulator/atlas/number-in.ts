import type { Problem } from "../../model/problem";

/** A number of a cell, or what is wrong with it: it is a plain decimal number within the range, both ends included. */
export function numberIn(
  column: string,
  written: string,
  [least, most]: readonly [least: number, most: number],
): number | Problem {
  const value = /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : NaN;
  if (value >= least && value <= most) return value;
  return {
    code: "simulator/csv-number",
    what: `\`${column}\` is ${written}`,
    fix: `write a number from ${least} to ${most}`,
  };
}
