import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { didYouMean } from "../../suggest";
import { geography } from "../geography";
import { homeRegions, isMainland, unlistedRegions } from "../regions";

const path = ["home", "region"];
const choose = `choose one of: ${[...homeRegions].sort().join(", ")}`;

/** Where an anycast address can be, and home with it: it reaches its own region only. */
export const homeRegionRules: readonly Rule<Pick<EntryWish, "home" | "acknowledge">>[] = [
  {
    code: "home/region-mainland",
    source: "Tencent 644/12632: AIA accelerates neither the mainland nor from it",
    check: ({ home: { region } }) => {
      if (!isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, in mainland China, where no anycast address can be`;
      return [{ path, what, fix: choose }];
    },
  },
  {
    code: "home/region-unlisted",
    source: "Tencent 644/12617, 684/15255: the regions of AIA",
    check: ({ home: { region }, acknowledge }) => {
      if (!unlistedRegions.some((name) => name === region) || acknowledge.includes("anycast-region")) return [];
      const what = `\`home.region\` is ${region}, which Tencent's current lists of anycast regions leave out`;
      return [
        { path, what, fix: `${choose}; or write \`acknowledge: [anycast-region]\` once Tencent has confirmed it` },
      ];
    },
  },
  {
    code: "home/region-unknown",
    source: "Tencent sheet, section 15",
    check: ({ home: { region } }) => {
      if (geography.knownRegions.includes(region) || isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, which is no region of ${geography.title}${didYouMean(region, geography.knownRegions)}`;
      return [{ path, what, fix: choose }];
    },
  },
];
