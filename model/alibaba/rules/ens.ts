import type { EdgeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";
import { isEnsNode } from "../ens-node";

/** What edges at ENS nodes say of their place. */
export const ensRules: readonly Rule<EdgeWish>[] = [
  perEdge("edge/ens-node", "Alibaba sheet, section 5: ens_region_id; DescribeEnsRegions", ({ kind, region }, at) => {
    if (kind !== "ens" || isEnsNode(region)) return [];
    const path = at("region");
    const what = `\`${dotted(path)}\` is ${region}, which is not the name of an ENS node`;
    return [{ path, what, fix: "write what DescribeEnsRegions shows, e.g. cn-wuxi-telecom_unicom_cmcc-2" }];
  }),
  perEdge("edge/ens-zone", "Alibaba sheet, section 5: a node has no zones", ({ kind, region, relays }, at) =>
    kind !== "ens"
      ? []
      : Object.keys(relays.zones)
          .filter((zone) => zone !== region)
          .map((zone) => {
            const path = at("relays", "zones", zone);
            const what = `\`${dotted(path)}\` is no place of the ENS node ${region}, which has no zones`;
            return { path, what, fix: `write the node itself: { ${region}: 2 }` };
          }),
  ),
];
