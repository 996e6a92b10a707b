/**
 * How far off the estimate is from published round trips, in percent of these. Worked out by
 * test/simulator/atlas/published.test.ts, told in decision 27.
 */
export const estimateError = {
  pairs: 133,
  middlePercent: 15,
  quarterPercent: 23,
  worstPercent: 69,
} as const;
