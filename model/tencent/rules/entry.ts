import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { homeRegionRules } from "./home-region";

/** What an Anycast EIP takes. */
export const entryRules: readonly Rule<EntryWish>[] = [
  ...homeRegionRules,
  {
    code: "entry/bandwidth",
    source: "Tencent VPC API AllocateAddresses: 1 to 2000 by bandwidth package; 1 where it is left out",
    check: ({ entry: { bandwidthMbps } }) => {
      if (bandwidthMbps !== undefined && bandwidthMbps >= 1 && bandwidthMbps <= 2000) return [];
      const is =
        bandwidthMbps === undefined
          ? "is missing: Tencent Cloud would give 1"
          : `is ${bandwidthMbps}, out of the range of an anycast address`;
      return [
        {
          path: ["entry", "bandwidthMbps"],
          what: `\`entry.bandwidthMbps\` ${is}`,
          fix: "write 1 to 2000, the total over all entry points",
        },
      ];
    },
  },
  {
    code: "entry/reach",
    source: "Tencent sheet, section 17, rule 5: GLOBAL needs one more allow-list",
    check: ({ entry: { reach }, acknowledge }) => {
      if (reach !== "global" || acknowledge.includes("anycast-global")) return [];
      return [
        {
          path: ["entry", "reach"],
          what: "`entry.reach` is global, which needs Tencent's approval, and changing it later gives another address",
          fix: "write `reach: overseas`, or `acknowledge: [anycast-global]` once the account is approved",
        },
      ];
    },
  },
  {
    code: "entry/adopt",
    source: "Tencent sheet, section 3.3: ids of addresses",
    check: ({ entry: { adopt } }) => {
      if (adopt === undefined || /^eip-[a-z0-9]{1,21}$/.test(adopt)) return [];
      const what = `\`entry.adopt\` is ${adopt}, which is not the id of an address`;
      return [
        { path: ["entry", "adopt"], what, fix: "write the id the console shows beside the address, e.g. eip-1a2b3c4d" },
      ];
    },
  },
];
