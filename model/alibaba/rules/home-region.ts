import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { didYouMean } from "../../suggest";
import { geography } from "../geography";
import { homeRegions, isMainland, unlistedRegions } from "../regions";

const path = ["home", "region"];
const choose = `choose one of: ${[...homeRegions].sort().join(", ")}`;

/** Where home can be: its load balancer is what an Anycast EIP is bound to. */
export const homeRegionRules: readonly Rule<Pick<EntryWish, "home" | "acknowledge">>[] = [
  {
    code: "home/region-mainland",
    source: "Alibaba sheet, sections 3.3 and 13: an Anycast EIP is for areas outside of mainland China",
    check: ({ home: { region } }) => {
      if (!isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, in mainland China, where no Anycast EIP can be bound`;
      return [{ path, what, fix: choose }];
    },
  },
  {
    code: "home/region-unlisted",
    source: "Alibaba sheet, sections 13 and 15, rule 7; ROS: AnycastEIPAssociation",
    check: ({ home: { region }, acknowledge }) => {
      if (!unlistedRegions.some((name) => name === region) || acknowledge.includes("anycast-region")) return [];
      const what = `\`home.region\` is ${region}, which Alibaba Cloud's list of regions for Anycast EIPs leaves out`;
      const fix = `${choose}; or write \`acknowledge: [anycast-region]\` once DescribeAnycastServerRegions has shown it`;
      return [{ path, what, fix }];
    },
  },
  {
    code: "home/region-unknown",
    source: "Alibaba sheet, section 13",
    check: ({ home: { region } }) => {
      const { knownRegions, title } = geography;
      if (knownRegions.includes(region) || isMainland(region)) return [];
      const what = `\`home.region\` is ${region}, which is no region of ${title}${didYouMean(region, knownRegions)}`;
      return [{ path, what, fix: choose }];
    },
  },
];
