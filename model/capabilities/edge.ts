import type { Capability } from "../capability";
import type { EdgeWish } from "../cloud-model";
import type { Edge } from "../edge";
import type { Path } from "../rule";
import { portCapabilities } from "./ports";
import { rootDevice } from "./root-device";

/** What may be wished of edges. */
export const edgeCapabilities: readonly Capability<EdgeWish>[] = [
  ...portCapabilities,
  {
    id: "private-road",
    wish: "private road home",
    on: {
      tencent: { realised: "Cloud Connect Network" },
      aws: { realised: "VPC peering with home" },
    },
    source: "Tencent sheet, section 6; AWS sheet, section 7",
    asked: ({ edges }) => where(edges, [], () => true),
  },
  {
    id: "backhaul-bandwidth",
    wish: "cap on the private road home",
    on: {
      tencent: { realised: "required: Mbit/s between the two regions" },
      aws: {
        refused: "VPC peering takes whatever comes",
        instead: "remove `backhaul`",
      },
    },
    source: "Tencent sheet, section 6; AWS sheet, section 7",
    asked: ({ edges }) => where(edges, ["backhaul"], ({ backhaul }) => backhaul !== undefined),
  },
  {
    id: "relay-bandwidth",
    wish: "cap on a relay's public traffic",
    on: {
      tencent: { realised: "required: 1 to 100 Mbit/s outbound" },
      aws: {
        refused: "the size of the machine decides",
        instead: "remove `bandwidthMbps`; choose an `instanceType` with less or more network",
      },
    },
    source: "Tencent sheet, section 5; AWS sheet, section 6: there is no such argument",
    asked: ({ edges }) => where(edges, ["relays", "bandwidthMbps"], ({ relays }) => relays.bandwidthMbps !== undefined),
  },
  {
    id: "edge-addresses",
    wish: "fixed addresses of an edge",
    on: {
      tencent: { realised: "one per relay" },
      aws: { realised: "one per zone, at the load balancer before the relays" },
    },
    source: "Tencent sheet, section 5; AWS sheet, section 5.1: subnet_mapping",
    asked: ({ edges }) => where(edges, [], () => true),
  },
  {
    ...rootDevice,
    asked: ({ edges }) => where(edges, ["relays", "rootDevice"], ({ relays }) => relays.rootDevice !== undefined),
  },
];

/** Paths of one setting of the edges of which something holds. */
function where(edges: EdgeWish["edges"], setting: Path, holds: (edge: Edge) => boolean): Path[] {
  return Object.entries(edges).flatMap(([key, edge]) => (holds(edge) ? [["edges", key, ...setting]] : []));
}
