import type { EdgeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import { isPublic, type Edge } from "../../edge";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";

/** Caps that Alibaba Cloud wants written down, since its own defaults are of no use. */
export const bandwidthRules: readonly Rule<EdgeWish>[] = [
  perEdge(
    "edge/bandwidth-missing",
    "Alibaba sheet, section 5.2: 5 Mbit/s where it is left out; the same for an ordinary EIP (ROS: ALIYUN::ECS::EIP)",
    (edge, at) => {
      if (edge.relays.bandwidthMbps !== undefined) return [];
      const path = at("relays", "bandwidthMbps");
      const what = `\`${dotted(path)}\` is missing: Alibaba Cloud would give 5`;
      return [{ path, what, fix: `write ${range(edge).join(" to ")}, for each relay` }];
    },
  ),
  perEdge(
    "edge/bandwidth",
    "Alibaba sheet, section 15, rule 14; an ordinary EIP paid by traffic: 1 to 200 (ROS: ALIYUN::ECS::EIP)",
    (edge, at) => {
      const { bandwidthMbps } = edge.relays;
      const [least, most] = range(edge);
      if (bandwidthMbps === undefined || (bandwidthMbps >= least && bandwidthMbps <= most)) return [];
      const path = at("relays", "bandwidthMbps");
      const what = `\`${dotted(path)}\` is ${bandwidthMbps}, but an address ${edge.kind === "ens" ? "of an ENS node" : "of a region"} has ${least} to ${most}`;
      return [{ path, what, fix: `write ${least} to ${most}` }];
    },
  ),
  perEdge(
    "edge/backhaul-missing",
    "Alibaba sheet, section 6: the bandwidth is that between two transit routers",
    (edge, at, { cloud }) => {
      // where there is no private road a rule for all clouds asks for a public one
      if (edge.kind !== "region" || cloud !== "alibaba" || isPublic(edge)) return [];
      if (edge.backhaul?.bandwidthMbps !== undefined) return [];
      const path = at("backhaul");
      const what = `\`${dotted(path)}\` is missing, so the private road home has no bandwidth of its own`;
      return [{ path, what, fix: "add `backhaul: { bandwidthMbps: 100 }`, 1 to 10000" }];
    },
  ),
];

/** The least and the most that a relay's address has, in Mbit/s. */
function range({ kind }: Pick<Edge, "kind">): readonly [number, number] {
  return kind === "ens" ? [5, 10_000] : [1, 200];
}
