/** Longest that a record may be kept, in seconds, and shortest without a paid edition (Alibaba Cloud DNS, doc-detail/29806). */
export const longestTtl = 86_400;
export const shortestFreeTtl = 600;
