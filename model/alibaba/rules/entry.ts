import type { EntryWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { homeRegionRules } from "./home-region";

const [leastMbps, mostMbps] = [200, 1000];

/** What an Anycast EIP takes. */
export const entryRules: readonly Rule<EntryWish>[] = [
  ...homeRegionRules,
  {
    code: "entry/bandwidth",
    source:
      "Alibaba sheet, sections 11 and 19 (4): pages disagree; what the resource templates and the limits both allow",
    check: ({ entry: { bandwidthMbps } }) => {
      if (bandwidthMbps === undefined || (bandwidthMbps >= leastMbps && bandwidthMbps <= mostMbps)) return [];
      const what = `\`entry.bandwidthMbps\` is ${bandwidthMbps}, out of the range of an Anycast EIP`;
      const fix = `write ${leastMbps} to ${mostMbps}, or remove it for the cloud's own`;
      return [{ path: ["entry", "bandwidthMbps"], what, fix }];
    },
  },
  {
    code: "entry/adopt",
    source: "Alibaba sheet, section 3.1: ids of Anycast EIPs",
    check: ({ entry: { adopt } }) => {
      if (adopt === undefined || /^aeip-[a-z0-9]{1,40}$/.test(adopt)) return [];
      const what = `\`entry.adopt\` is ${adopt}, which is not the id of an Anycast EIP`;
      const fix = "write the id the console shows beside the address, e.g. aeip-2zeerraiwb7uj6i1d0fo3";
      return [{ path: ["entry", "adopt"], what, fix }];
    },
  },
];
