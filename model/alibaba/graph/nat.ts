import type { Graph } from "../../cloud-model";
import { noNat } from "../../graph/nat";
import { isTemplate, text } from "../../graph/values";
import { resourcesOf } from "./provider";

/** Kinds of next hop that translate addresses; the last three are machines that pass traffic on, or may be. */
const translating = ["NatGateway", "Instance", "NetworkInterface", "HaVip"];

/** No NAT beside relays. Facts: Alibaba sheet, sections 4.1 and 5. */
export const natRule = noNat({
  source: "design: no NAT in the path of a long connection; sections 4.1 and 5.2: NAT gateways and routes to them",
  relays: (graph) => [
    ...resourcesOf(graph, "eip_association"),
    ...resourcesOf(graph, "ens_eip_instance_attachment").filter(({ args: { instance_type: kind } }) =>
      ["EnsInstance", undefined].includes(isTemplate(kind) ? "unknown" : text(kind)),
    ),
  ],
  translators: (graph: Graph) => [
    ...["nat_gateway", "ens_nat_gateway"]
      .flatMap((type) => resourcesOf(graph, type))
      .map((resource) => ({ resource, what: "a NAT gateway" })),
    ...resourcesOf(graph, "route_entry")
      .filter(({ args }) => translating.includes(text(args["nexthop_type"]) ?? ""))
      .map((resource) => ({ resource, what: "a route to what translates addresses, or may" })),
  ],
});
