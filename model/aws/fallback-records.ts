/** The records that choose among edges, and the health checks on them. Facts: AWS sheet, section 8.3. */
export const fallbackRecords = {
  /** It is asked for in trouble, when edges come and go. */
  ttlSeconds: 60,
  /** The slower of the two that Route 53 offers. */
  intervalSeconds: 30,
  failures: 3,
} as const;
