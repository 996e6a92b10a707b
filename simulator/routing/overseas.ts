import type { EntryRules } from "../topology";

/** Entries whose address is announced outside mainland China alone. Facts: Tencent sheet, section 1; Alibaba sheet, section 3.1. */
export const overseas: readonly EntryRules[] = ["aia", "anycast-eip"];
