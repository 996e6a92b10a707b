import type { Graph } from "../../cloud-model";
import { onlyOne } from "../../graph/resources";
import { flag, identity, isSet, isTemplate, number, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const peer = "cen_transit_router_peer_attachment";
const deprecated = ["route_table_association_enabled", "route_table_propagation_enabled"];

/** The private road between regions. Facts: Alibaba sheet, sections 6 and 15, rule 27. */
export const cenRules: readonly Rule<Graph>[] = [
  eachOf(["cen_transit_router_vpc_attachment", peer], {
    code: "cen/deprecated",
    source: "section 15, rule 27: deprecated since 1.192.0",
    check: (args) =>
      setAmong(args, deprecated)
        .filter((name) => flag(args[name]) !== false)
        .map((name) => ({
          at: name,
          what: `\`${name}\` is deprecated, and says again what a resource of its own says`,
          fix: "remove it, and use the resources for associations and propagations",
        })),
  }),
  eachOf(peer, {
    code: "cen/bandwidth",
    source: "section 6: what crosses is cut to it",
    check: (args) => {
      const cap = number(args["bandwidth"]);
      return [
        ...when(!isSet(args, "bandwidth"), () => ({
          at: "bandwidth",
          what: "`bandwidth` is left out, so that the road has next to none",
          fix: "write it in Mbit/s",
        })),
        ...when(cap !== undefined && cap < 1, () => ({
          at: "bandwidth",
          what: `\`bandwidth\` is ${cap ?? ""}`,
          fix: "write 1 or more",
        })),
      ];
    },
  }),
  eachOf(peer, {
    code: "cen/bandwidth-type",
    source: "section 6: no package with DataTransfer; section 15, rule 27: a package is paid ahead",
    check: (args) => {
      const type = args["bandwidth_type"];
      if (isTemplate(type)) return [];
      const written = text(type);
      return [
        ...when(written === undefined, () => ({
          at: "bandwidth_type",
          what: "`bandwidth_type` is left out, which asks for a package that is paid ahead",
          fix: "write DataTransfer, which is billed by what is sent",
        })),
        ...when(written === "DataTransfer" && isSet(args, "cen_bandwidth_package_id"), () => ({
          at: "cen_bandwidth_package_id",
          what: "`cen_bandwidth_package_id` is set beside `bandwidth_type = DataTransfer`",
          fix: "remove it",
        })),
        ...when(written === "BandwidthPackage" && text(args["default_link_type"]) === "Platinum", () => ({
          at: "default_link_type",
          what: "`default_link_type` is Platinum, which only DataTransfer has",
          fix: "write Gold, or `bandwidth_type = DataTransfer`",
        })),
      ];
    },
  }),
  {
    code: "cen/attached-twice",
    source: "section 6: one attachment of a VPC",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "cen_transit_router_vpc_attachment"),
        ({ vpc_id: id }) => identity(id),
        ({ address }) => ({ at: "vpc_id", what: `${address} joins the same network`, fix: "keep one of the two" }),
      ),
  },
];
