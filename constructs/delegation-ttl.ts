/**
 * Of the NS records that delegate a zone, in seconds. A constant, as servers do not change: `dns.ttlSeconds`, turned down in
 * an incident, leaves the entry's stack alone.
 */
export const delegationTtlSeconds = 86_400;
