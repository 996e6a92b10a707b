import type { Capability } from "../capability";
import type { EdgeWish } from "../cloud-model";
import type { Edge } from "../edge";
import type { Path } from "../rule";
import { accountIds } from "./account-ids";
import { edgePortCapabilities } from "./ports";
import { rootDevice } from "./root-device";

/** What may be wished of edges. */
export const edgeCapabilities: readonly Capability<EdgeWish>[] = [
  ...edgePortCapabilities,
  {
    id: "edge-ens",
    wish: "edge of kind `ens` (Edge Node Service)",
    on: {
      tencent: {
        refused: "the Edge Node Service is Alibaba Cloud's",
        instead: "write `kind: region` with a region near the players, or put the edge on Alibaba Cloud",
      },
      aws: {
        refused: "the Edge Node Service is Alibaba Cloud's",
        instead: "write `kind: region` with a region near the players, or put the edge on Alibaba Cloud",
      },
      alibaba: { realised: "machines of an ENS node, each with an address of its own" },
    },
    source: "Tencent sheet, section 5; AWS sheet, section 6; Alibaba sheet, section 5",
    asked: ({ edges }) => where(edges, ["kind"], ({ kind }) => kind === "ens"),
  },
  {
    id: "edge-zone",
    wish: "edge of kind `edge-zone` (a zone outside the cloud's regions)",
    on: {
      tencent: {
        realised: "machines in a zone that the account is on the allow-list of, acknowledged as `edge-zones`",
      },
      aws: {
        refused: "relays are built in zones of a region",
        instead: "write `kind: region` with a region near the players",
      },
      alibaba: {
        refused: "relays are built in zones of a region or in nodes of the Edge Node Service",
        instead: "write `kind: ens`",
      },
    },
    source: "Tencent sheet, section 5, way 2",
    asked: ({ edges }) => where(edges, ["kind"], ({ kind }) => kind === "edge-zone"),
  },
  {
    id: "lighthouse",
    wish: "edge of kind `lighthouse` (small machines paid by the month)",
    on: {
      tencent: {
        refused: "Terraform gives a Lighthouse machine no start script, and a relay is set up by one",
        instead: "write `kind: region` with a small `instanceType`",
      },
      aws: {
        refused: "Lighthouse is Tencent Cloud's",
        instead: "write `kind: region` with a small `instanceType`",
      },
      alibaba: {
        refused: "Lighthouse is Tencent Cloud's",
        instead: "write `kind: region` with a small `instanceType`, or `kind: ens`",
      },
    },
    source: "Tencent sheet, section 5, way 3, and section 24: no `user_data`; containers cannot be changed later",
    asked: ({ edges }) => where(edges, ["kind"], ({ kind }) => kind === "lighthouse"),
  },
  {
    id: "entry-weight",
    wish: "share of an edge's relays behind the entry",
    on: {
      tencent: { realised: "with an entry of kind `ga2`: weights of at most 4 endpoints, home among them" },
      aws: {
        refused:
          "players enter the nearest region that is well, and an entry of kind `ga2` has relays of Tencent Cloud alone",
        instead:
          "remove `entryWeight`; for a smaller share of a region behind an accelerator of AWS write `dialPercent`",
      },
      alibaba: {
        refused:
          "an Anycast EIP sends all its traffic to home, and an entry of kind `ga2` has relays of Tencent Cloud alone",
        instead: "remove `entryWeight`; players find the edge by its own name",
      },
    },
    source: "Tencent sheet, section 7.2; AWS sheet, section 8.2; Alibaba sheet, section 3",
    asked: ({ edges }) => where(edges, ["entryWeight"], ({ entryWeight }) => entryWeight !== undefined),
  },
  {
    id: "private-road",
    wish: "private road home",
    on: {
      tencent: { realised: "Cloud Connect Network" },
      aws: { realised: "VPC peering with home" },
      alibaba: { partly: "Cloud Enterprise Network between regions; none from ENS nodes" },
    },
    source: "Tencent sheet, section 6; AWS sheet, section 7; Alibaba sheet, section 6",
    asked: ({ edges }) => where(edges, [], () => true),
  },
  {
    id: "backhaul-bandwidth",
    wish: "cap on the private road home",
    on: {
      tencent: { realised: "required: Mbit/s between the two regions" },
      aws: {
        refused: "VPC peering takes whatever comes",
        instead: "remove `bandwidthMbps`",
      },
      alibaba: { realised: "required: Mbit/s between the two regions" },
    },
    source: "Tencent sheet, section 6; AWS sheet, section 7; Alibaba sheet, section 6",
    asked: ({ edges }) =>
      where(edges, ["backhaul", "bandwidthMbps"], ({ backhaul }) => backhaul?.bandwidthMbps !== undefined),
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
      alibaba: { realised: "required: 1 to 200 Mbit/s, at an ENS node 5 to 10000" },
    },
    source:
      "Tencent sheet, section 5; AWS sheet, section 6: there is no such argument; ROS: ALIYUN::ECS::EIP; Alibaba sheet, section 5.2",
    asked: ({ edges }) => where(edges, ["relays", "bandwidthMbps"], ({ relays }) => relays.bandwidthMbps !== undefined),
  },
  {
    id: "edge-addresses",
    wish: "fixed addresses of an edge",
    on: {
      tencent: { realised: "one per relay" },
      aws: { realised: "one per zone, at the load balancer before the relays" },
      alibaba: { realised: "one per relay" },
    },
    source: "Tencent sheet, section 5; AWS sheet, section 5.1: subnet_mapping; Alibaba sheet, sections 4.1 and 5.2",
    asked: ({ edges }) => where(edges, [], () => true),
  },
  {
    id: "relay-addresses",
    wish: "addresses of relays, written down",
    on: {
      tencent: { refused: "the addresses of relays are told", instead: "remove `addresses`" },
      aws: { refused: "the addresses of an edge are told", instead: "remove `addresses`" },
      alibaba: { realised: "at ENS nodes, whose addresses the console alone tells" },
    },
    source: "Tencent sheet, section 5; AWS sheet, section 5.1; alicloud_ens_eip: no attribute has the address",
    asked: ({ edges }) => where(edges, ["relays", "addresses"], ({ relays }) => relays.addresses !== undefined),
  },
  {
    id: "relay-health",
    wish: "health check of relays",
    on: {
      tencent: {
        partly:
          "a relay answers `/healthz` on port 8404, but nothing of the cloud asks: names are taken away by `retired`",
      },
      aws: { realised: "the load balancer before them asks `/healthz`: 200 while home answers and no drain has begun" },
      alibaba: {
        partly:
          "a relay answers `/healthz` on port 8404, but nothing of the cloud asks: names are taken away by `retired`",
      },
    },
    source: "Tencent sheet, section 8; AWS sheet, section 12; Alibaba sheet, section 8",
    asked: ({ edges }) => where(edges, [], () => true),
  },
  {
    id: "relay-drain",
    wish: "drain of a relay that goes",
    on: {
      tencent: {
        partly: "`relay drain` on the machine, before the deploy that takes it away; the cloud waits for nobody",
      },
      aws: { realised: "by itself: a lifecycle hook holds the machine for `drainSeconds`" },
      alibaba: {
        partly: "`relay drain` on the machine, before the deploy that takes it away; the cloud waits for nobody",
      },
    },
    source: "Tencent sheet, section 4.5; AWS sheet, section 5; Alibaba sheet, section 5",
    asked: ({ edges }) => where(edges, ["relays", "drainSeconds"], () => true),
  },
  {
    ...accountIds,
    asked: ({ edges }) => where(edges, ["accountIds"], (edge) => edge.accountIds !== undefined),
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
