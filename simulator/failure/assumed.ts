import { fallbackRecords } from "../../model/aws/fallback-records";
import { dispatcherWatch } from "../../model/dispatcher-watch";

/** Times that nothing in an environment declares, each with where it comes from. */
export const assumed = {
  /** Global Accelerator follows what load balancers say. */
  acceleratorFollows: { seconds: 30, source: "AWS sheet, section 12 (30 s + 30 s) and section 9, R16: inferred" },
  /** Until the Internet's routes lead past an entry point: most networks, and the slow ones. */
  routes: {
    earliestSeconds: 10,
    latestSeconds: 30,
    source: "An Empirical Characterization of Anycast Convergence Time (ANRW 2024): 80 % within 10 s; 30 s is assumed",
  },
  /** How the dispatcher asks relays. */
  dispatcher: { ...dispatcherWatch, source: "model/dispatcher-watch.ts" },
  /** Health checks of the records on AWS. */
  names: { ...fallbackRecords, source: "AWS sheet, section 8.3; model/aws/fallback-records.ts" },
} as const;
