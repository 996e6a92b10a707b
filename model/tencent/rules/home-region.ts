import type { EntryWish } from "../../cloud-model";
import type { Entry } from "../../entry";
import type { Finding, Rule } from "../../rule";
import { didYouMean } from "../../suggest";
import { geography } from "../geography";
import { edgeRegions, homeRegions, isMainland, unlistedRegions } from "../regions";

const path = ["home", "region"];
const oneOf = (regions: readonly string[]): string => `choose one of: ${[...regions].sort().join(", ")}`;
const choose = oneOf(homeRegions);

type Wish = Pick<EntryWish, "home" | "acknowledge"> & { readonly entry: Partial<Pick<Entry, "kind">> };

/**
 * Where home can be: an anycast address reaches its own region only, and an accelerator any that machines have public
 * addresses in.
 */
export const homeRegionRules: readonly Rule<Wish>[] = [
  {
    code: "home/region-mainland",
    source: "Tencent 644/12632: AIA accelerates neither the mainland nor from it",
    check: ({ entry: { kind }, home: { region } }) => {
      if (kind === "ga2" || !isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, in mainland China, where no anycast address can be`;
      return [{ path, what, fix: choose }];
    },
  },
  {
    code: "home/region-unlisted",
    source: "Tencent 644/12617, 684/15255: the regions of AIA",
    check: ({ entry: { kind }, home: { region }, acknowledge }) => {
      if (kind === "ga2" || !unlistedRegions.some((name) => name === region) || acknowledge.includes("anycast-region"))
        return [];
      const what = `\`home.region\` is ${region}, which Tencent's current lists of anycast regions leave out`;
      return [
        { path, what, fix: `${choose}; or write \`acknowledge: [anycast-region]\` once Tencent has confirmed it` },
      ];
    },
  },
  {
    code: "home/region-unknown",
    source: "Tencent sheet, section 15; 215/67548: regions with machines and public addresses",
    check: ({ entry: { kind }, home: { region } }) => {
      if (kind === "ga2") return withoutMachines(region);
      if (geography.knownRegions.includes(region) || isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, which is no region of ${geography.title}${didYouMean(region, geography.knownRegions)}`;
      return [{ path, what, fix: choose }];
    },
  },
];

function withoutMachines(region: string): Finding[] {
  if (edgeRegions.some((name) => name === region)) return [];
  const what = `\`home.region\` is ${region}, where no home can be${didYouMean(region, edgeRegions)}`;
  return [{ path, what, fix: oneOf(edgeRegions) }];
}
