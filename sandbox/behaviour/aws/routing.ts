import type { Cloud } from "../../provider/cloud";
import { shown, type Group, type Value } from "../../value/value";
import type { Behaviour, Reference } from "../behaviour";
import { either, onCreate, onWrite, says } from "../objections";
import { attributesOf } from "../look-up";
import { account, arn, digest, ec2Id } from "./names";
import { apiError } from "./api-error";

/** A route table, which may be the main one of a network. */
const routeTable: Reference = { to: ["aws_route_table", "aws_vpc.main_route_table_id"] };
const destinations = ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];

/** Ways that packets take. Facts: AWS sheet, section 7. */
export const routing: Readonly<Record<string, Behaviour>> = {
  aws_route_table: {
    id: ec2Id("rtb"),
    inUse: "DependencyViolation",
    references: {
      vpc_id: { to: ["aws_vpc"] },
      "route.gateway_id": { to: ["aws_internet_gateway"], onDelete: "leave" },
      "route.vpc_peering_connection_id": { to: ["aws_vpc_peering_connection"], onDelete: "leave", unchecked: true },
    },
    computed: { arn: arn("ec2", "route-table/{id}"), owner_id: account, propagating_vgws: [], route: [] },
  },
  aws_route: {
    id: (route) => `r-${shown(route["route_table_id"])}${digest(destinationOf(route), 8)}`,
    references: {
      route_table_id: { ...routeTable, onDelete: "with" },
      gateway_id: { to: ["aws_internet_gateway"], onDelete: "leave" },
      transit_gateway_id: { to: ["aws_ec2_transit_gateway"], onDelete: "leave" },
      network_interface_id: { to: ["aws_instance.primary_network_interface_id"], onDelete: "leave" },
      // lies in the region of the side that asked for it
      vpc_peering_connection_id: { to: ["aws_vpc_peering_connection"], onDelete: "leave", unchecked: true },
    },
    computed: { origin: "CreateRoute" },
    refusedAtApply: [
      onCreate((route, cloud) => {
        const twin = cloud
          .list("aws_route")
          .some(
            ({ attributes }) =>
              attributes["route_table_id"] === route["route_table_id"] &&
              destinationOf(attributes) === destinationOf(route),
          );
        const to = `${shown(route["route_table_id"])} with destination ${destinationOf(route)}`;
        return twin ? apiError("RouteAlreadyExists", `Route in Route Table ${to} already exists`) : undefined;
      }),
      onWrite((route, { cloud }) =>
        either(
          () => strangeGateway(route, cloud),
          () => strangePeering(route, cloud),
          () => strangeTransit(route, cloud),
        ),
      ),
    ],
    seen: (route, cloud) => ({ state: leadsSomewhere(route, cloud) ? "active" : "blackhole" }),
  },
  aws_route_table_association: {
    id: ec2Id("rtbassoc"),
    references: {
      route_table_id: routeTable,
      subnet_id: { to: ["aws_subnet"], onDelete: "with" },
      gateway_id: { to: ["aws_internet_gateway"], onDelete: "with" },
    },
    refusedAtApply: [
      onCreate(({ subnet_id: subnet }, cloud) => {
        const twin = cloud
          .list("aws_route_table_association")
          .some(({ attributes }) => says(subnet) && attributes["subnet_id"] === subnet);
        return twin
          ? apiError("Resource.AlreadyAssociated", `${shown(subnet)} is associated with a route table already`)
          : undefined;
      }),
    ],
  },
};

function destinationOf(route: Group): string {
  return shown(destinations.map((name) => route[name]).find(says));
}

function vpcOf(table: Value | undefined, cloud: Cloud): string {
  const own = attributesOf(cloud, "aws_route_table", table)["vpc_id"];
  if (typeof own === "string") return own;
  return cloud.list("aws_vpc").find(({ attributes }) => attributes["main_route_table_id"] === table)?.id ?? "";
}

function strangeGateway({ gateway_id: gateway, route_table_id: table }: Group, cloud: Cloud): string | undefined {
  if (!says(gateway)) return undefined;
  const attached = attributesOf(cloud, "aws_internet_gateway", gateway)["vpc_id"];
  return attached === undefined || attached === vpcOf(table, cloud)
    ? undefined
    : apiError(
        "InvalidParameterValue",
        `route table ${shown(table)} and network gateway ${shown(gateway)} belong to different networks`,
      );
}

function strangePeering(route: Group, cloud: Cloud): string | undefined {
  const { vpc_peering_connection_id: id, route_table_id: table } = route;
  if (!says(id)) return undefined;
  const peering = peeringOf(id, cloud);
  return peering !== undefined && [peering["vpc_id"], peering["peer_vpc_id"]].includes(vpcOf(table, cloud))
    ? undefined
    : apiError("InvalidVpcPeeringConnectionID.NotFound", `The vpcPeeringConnection ID '${shown(id)}' does not exist`);
}

function strangeTransit({ transit_gateway_id: id, route_table_id: table }: Group, cloud: Cloud): string | undefined {
  if (!says(id)) return undefined;
  const attached = cloud
    .list("aws_ec2_transit_gateway_vpc_attachment")
    .some(
      ({ attributes: { transit_gateway_id: gateway, vpc_id: vpc } }) => gateway === id && vpc === vpcOf(table, cloud),
    );
  return attached
    ? undefined
    : apiError("InvalidTransitGatewayID.NotFound", `${shown(id)} has no attachment to the network of ${shown(table)}`);
}

function peeringOf(id: Value | undefined, cloud: Cloud): Group | undefined {
  return cloud.everywhere("aws_vpc_peering_connection").find((one) => one.id === id)?.attributes;
}

/** A route outlives what it leads to. It may be made while a peering waits to be accepted, and does nothing then. */
function leadsSomewhere(route: Group, cloud: Cloud): boolean {
  const { vpc_peering_connection_id: peering, gateway_id: gateway } = route;
  if (says(peering)) return peeringOf(peering, cloud)?.["accept_status"] === "active";
  return !says(gateway) || attributesOf(cloud, "aws_internet_gateway", gateway)["vpc_id"] !== undefined;
}
