import type { EdgeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import { isPublic } from "../../edge";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";

/** Caps that Tencent Cloud wants written down, since its own defaults are of no use. */
export const bandwidthRules: readonly Rule<EdgeWish>[] = [
  perEdge("edge/bandwidth-missing", "Tencent sheet, section 3.1: 1 Mbit/s where it is left out", ({ relays }, at) => {
    if (relays.bandwidthMbps !== undefined) return [];
    const path = at("relays", "bandwidthMbps");
    const what = `\`${dotted(path)}\` is missing: Tencent Cloud would give 1`;
    return [{ path, what, fix: "write 1 to 100, for each relay" }];
  }),
  perEdge(
    "edge/bandwidth",
    "Tencent sheet, section 5: 1 to 100 for each machine",
    ({ relays: { bandwidthMbps } }, at) => {
      if (bandwidthMbps === undefined || bandwidthMbps <= 100) return [];
      const path = at("relays", "bandwidthMbps");
      const what = `\`${dotted(path)}\` is ${bandwidthMbps}, more than the address of a machine has`;
      return [{ path, what, fix: "write 1 to 100, for each relay" }];
    },
  ),
  perEdge(
    "edge/backhaul-missing",
    "Tencent sheet, section 6: limits of the hub are between two regions",
    (edge, at) => {
      if (edge.backhaul?.bandwidthMbps !== undefined || isPublic(edge)) return [];
      const path = at("backhaul");
      const what = `\`${dotted(path)}\` is missing, so the private road home has no bandwidth of its own`;
      return [{ path, what, fix: `add \`backhaul: { bandwidthMbps: 100 }\`, 1 to 10000` }];
    },
  ),
];
