import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { areaRules } from "./areas";
import { homeRegionRules } from "./home-region";

/** Mbit/s of an anycast address, and of home's own address behind an accelerator. */
const most = { anycast: 2000, ga2: 100 } as const;

/** What an Anycast EIP or an accelerator takes. */
export const entryRules: readonly Rule<EntryWish>[] = [
  ...homeRegionRules,
  ...areaRules,
  {
    code: "entry/bandwidth",
    source:
      "Tencent VPC API AllocateAddresses: 1 to 2000 by bandwidth package, 1 to 100 by traffic; 1 where it is left out",
    check: ({ entry: { kind, bandwidthMbps } }) => {
      if (bandwidthMbps !== undefined && bandwidthMbps >= 1 && bandwidthMbps <= most[kind]) return [];
      const [of, counts] =
        kind === "ga2"
          ? ["the public address that home has behind an accelerator", "for what home sends"]
          : ["an anycast address", "the total over all entry points"];
      const is =
        bandwidthMbps === undefined
          ? "is missing: Tencent Cloud would give 1"
          : `is ${bandwidthMbps}, out of the range of ${of}`;
      return [
        {
          path: ["entry", "bandwidthMbps"],
          what: `\`entry.bandwidthMbps\` ${is}`,
          fix: `write 1 to ${most[kind]}, ${counts}`,
        },
      ];
    },
  },
  {
    code: "entry/reach",
    source: "Tencent sheet, section 17, rule 5: GLOBAL needs one more allow-list",
    check: ({ entry: { kind, reach }, acknowledge }) => {
      if (kind === "ga2" || reach !== "global" || acknowledge.includes("anycast-global")) return [];
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
    code: "entry/reach-ga2",
    source: "Tencent sheet, section 7.2: an accelerator is entered in its areas, and nowhere else",
    check: ({ entry: { kind, reach } }) => {
      if (kind !== "ga2" || reach !== "global") return [];
      const what = "`entry.reach` is global, but an accelerator reaches as far as its areas";
      return [{ path: ["entry", "reach"], what, fix: "remove it, and add areas to `entry.areas`" }];
    },
  },
  {
    code: "entry/adopt",
    source: "Tencent sheet, sections 3.3 and 7.2: ids of addresses and accelerators",
    check: ({ entry: { kind, adopt } }) => {
      const [prefix, thing] = kind === "ga2" ? ["ga", "accelerator"] : ["eip", "address"];
      if (adopt === undefined || new RegExp(`^${prefix}-[a-z0-9]{1,21}$`).test(adopt)) return [];
      const what = `\`entry.adopt\` is ${adopt}, which is not the id of an ${thing}`;
      const fix = `write the id the console shows beside the ${thing}, e.g. ${prefix}-1a2b3c4d`;
      return [{ path: ["entry", "adopt"], what, fix }];
    },
  },
];
