import { CenTransitRouter } from "@cdktf/provider-alicloud/lib/cen-transit-router";
import { CenTransitRouterRouteTable } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table";
import { CenTransitRouterRouteTableAssociation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-association";
import { CenTransitRouterRouteTablePropagation } from "@cdktf/provider-alicloud/lib/cen-transit-router-route-table-propagation";
import { CenTransitRouterVpcAttachment } from "@cdktf/provider-alicloud/lib/cen-transit-router-vpc-attachment";
import type { Construct } from "constructs";
import type { Common } from "../cloud";
import { pinned } from "../pinned";
import type { Network } from "./network";

/** The router of one region, and the one table by which it forwards. */
export interface Router {
  readonly id: string;
  readonly routesId: string;
}

interface InHub extends Common {
  /** Id of the Cloud Enterprise Network. */
  readonly hubId: string;
}

/** A table of its own: the provider does not tell the id of the one that a router is born with. */
export function transitRouter(scope: Construct, { name, tags, hubId }: InHub): Router {
  const router = pinned(
    new CenTransitRouter(scope, "router", { cenId: hubId, transitRouterName: name, tags: { ...tags } }),
    "router",
  );
  const routes = pinned(
    new CenTransitRouterRouteTable(scope, "routes", {
      transitRouterId: router.transitRouterId,
      transitRouterRouteTableName: name,
      tags: { ...tags },
    }),
    "routes",
  );
  return { id: router.transitRouterId, routesId: routes.transitRouterRouteTableId };
}

export interface JoinRequest extends InHub {
  readonly router: Router;
  readonly place: Network;
}

/** Joins a network to the router of its region, which tells it of all the others. */
export function joinRouter(scope: Construct, { name, tags, hubId, router, place }: JoinRequest): void {
  const attachment = new CenTransitRouterVpcAttachment(scope, "hub-attachment", {
    cenId: hubId,
    transitRouterId: router.id,
    transitRouterVpcAttachmentName: name,
    vpcId: place.vpc.id,
    zoneMappings: [...place.vswitches].map(([zoneId, { id: vswitchId }]) => ({ zoneId, vswitchId })),
    paymentType: "PayAsYouGo",
    // false would leave the network without a route to any other
    autoPublishRouteEnabled: true,
    tags: { ...tags },
  });
  forward(scope, "network", attachment.transitRouterAttachmentId, router.routesId);
}

/** What comes by a connection is forwarded by the table, and the table learns what lies behind it. Nothing is by itself. */
export function forward(scope: Construct, id: string, attachmentId: string, routesId: string): void {
  const both = { transitRouterAttachmentId: attachmentId, transitRouterRouteTableId: routesId };
  new CenTransitRouterRouteTableAssociation(scope, `forwarding-${id}`, both);
  new CenTransitRouterRouteTablePropagation(scope, `learning-${id}`, both);
}
