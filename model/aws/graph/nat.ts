import type { Graph } from "../../cloud-model";
import { blocks, flag, isSet, text } from "../../graph/values";
import { noNat } from "../../graph/nat";
import { resourcesOf } from "./provider";

/** Next hops; a network interface is that of a machine that passes traffic on. */
const translating = ["nat_gateway_id", "network_interface_id"];

/** No NAT beside relays. Facts: AWS sheet, sections 6 and 11. */
export const natRule = noNat({
  source: "design: no NAT in the path of a long connection; EC2: NAT gateways, NAT instances and routes to them",
  relays: (graph) =>
    resourcesOf(graph, "lb").filter(
      ({ args }) => text(args["load_balancer_type"]) === "network" && flag(args["internal"]) === false,
    ),
  translators: (graph: Graph) => [
    ...resourcesOf(graph, "nat_gateway").map((resource) => ({ resource, what: "a NAT gateway" })),
    ...resourcesOf(graph, "route")
      .filter(({ args }) => translating.some((hop) => isSet(args, hop)))
      .map((resource) => ({ resource, what: "a route to what translates addresses, or may" })),
    ...resourcesOf(graph, "route_table")
      .filter(({ args }) => blocks(args, "route").some((route) => translating.some((hop) => isSet(route, hop))))
      .map((resource) => ({ resource, what: "a route to what translates addresses, or may" })),
    ...resourcesOf(graph, "instance")
      .filter(({ args }) => flag(args["source_dest_check"]) === false)
      .map((resource) => ({ resource, what: "a machine that passes on what is not for it, as NAT instances do," })),
  ],
});
