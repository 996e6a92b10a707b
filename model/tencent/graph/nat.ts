import type { Graph } from "../../cloud-model";
import { reference, text } from "../../graph/values";
import { noNat } from "../../graph/nat";
import { resourcesOf } from "./provider";

/** Kinds of next hop; NORMAL_CVM is a machine that passes traffic on. */
const translating = ["NAT", "INTRANAT", "NORMAL_CVM"];

/** No NAT beside relays. Facts: Tencent sheet, sections 4.1 and 5. */
export const natRule = noNat({
  source: "design: no NAT in the path of a long connection; section 4.1: NAT gateways and routes to them",
  relays: (graph) => resourcesOf(graph, "eip_association").filter(({ args }) => isMachine(args["instance_id"])),
  translators: (graph: Graph) => [
    ...resourcesOf(graph, "nat_gateway").map((resource) => ({ resource, what: "a NAT gateway" })),
    ...resourcesOf(graph, "route_table_entry")
      .filter(({ args }) => translating.includes(text(args["next_type"]) ?? ""))
      .map((resource) => ({ resource, what: "a route to what translates addresses, or may" })),
  ],
});

function isMachine(id: unknown): boolean {
  return reference(id)?.address.startsWith("tencentcloud_instance.") ?? text(id)?.startsWith("ins-") ?? false;
}
