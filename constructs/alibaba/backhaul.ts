import { CenTransitRouterPeerAttachment } from "@cdktf/provider-alicloud/lib/cen-transit-router-peer-attachment";
import type { Construct } from "constructs";
import type { Edge } from "../../model/edge";
import type { Common, HomeOutputs } from "../cloud";
import type { Network } from "./network";
import { forward, joinRouter, transitRouter } from "./router";

export interface BackhaulRequest extends Common {
  readonly backhaul: Edge["backhaul"];
  readonly place: Network;
  readonly home: HomeOutputs;
  readonly homeRegion: string;
}

/** The private road home: a router here, joined to that of home, and the routes of both sides. Facts: Alibaba sheet, section 6. */
export function backhaul(scope: Construct, request: BackhaulRequest): void {
  const { name, tags, place, home, homeRegion } = request;
  const { hubId, routerId, routesId } = home;
  if (routerId === undefined || routesId === undefined) {
    throw new Error("a home on Alibaba Cloud publishes its router and the table of it");
  }
  const router = transitRouter(scope, { name, tags, hubId });
  joinRouter(scope, { name, tags, hubId, router, place });
  const road = new CenTransitRouterPeerAttachment(scope, "backhaul", {
    cenId: hubId,
    transitRouterId: router.id,
    peerTransitRouterId: routerId,
    peerTransitRouterRegionId: homeRegion,
    transitRouterPeerAttachmentName: name,
    bandwidth: request.backhaul?.bandwidthMbps,
    // billed by what is sent. The other way is a package that is paid ahead and cannot be deleted before it expires
    bandwidthType: "DataTransfer",
    defaultLinkType: "Gold",
    // each side's routes are told to the other
    autoPublishRouteEnabled: true,
    tags: { ...tags },
  });
  const { transitRouterAttachmentId } = road;
  forward(scope, "here", transitRouterAttachmentId, router.routesId);
  forward(scope, "home", transitRouterAttachmentId, routesId);
}
