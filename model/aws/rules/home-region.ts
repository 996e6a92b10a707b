import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { didYouMean } from "../../suggest";
import { geography } from "../geography";
import { acceleratorRegions } from "../regions";

/** Where home can be: its load balancer is an endpoint of the accelerator. */
export const homeRegionRules: readonly Rule<Pick<EntryWish, "home">>[] = [
  {
    code: "home/region",
    source: "AWS sheet, sections 6 and 18; docs preserve-client-ip-address.regions",
    check: ({ home: { region } }) => {
      if (acceleratorRegions.some((name) => name === region)) return [];
      const { title, knownRegions, whyNoEdge } = geography;
      const why = whyNoEdge?.(region) ?? `which is no region of ${title}${didYouMean(region, knownRegions)}`;
      const what = `\`home.region\` is ${region}, ${why}`;
      return [{ path: ["home", "region"], what, fix: `choose one of: ${acceleratorRegions.join(", ")}` }];
    },
  },
];
