import type { Cloud } from "../../provider/cloud";
import { shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { either, onCreate } from "../objections";
import { apiError } from "./api-error";

const table = "alicloud_cen_transit_router_route_table";
const association = `${table}_association`;
const attachments = ["alicloud_cen_transit_router_vpc_attachment", "alicloud_cen_transit_router_peer_attachment"];

const both: Behaviour["references"] = {
  transit_router_attachment_id: { to: attachments, by: "transit_router_attachment_id" },
  transit_router_route_table_id: { to: [table], by: "transit_router_route_table_id" },
};

/** By what a router forwards, and what it learns: nothing, unless it is told. Facts: Alibaba sheet, section 6. */
export const routerTable: Readonly<Record<string, Behaviour>> = {
  [table]: {
    id: "{transit_router_id}:{transit_router_route_table_id}",
    global: true,
    inUse: "IncorrectStatus.TransitRouterRouteTable",
    retriesDelete: true,
    references: { transit_router_id: { to: ["alicloud_cen_transit_router"], by: "transit_router_id" } },
    computed: {
      status: "Active",
      transit_router_route_table_description: "",
      transit_router_route_table_id: "vtb-{*}",
      transit_router_route_table_type: "Custom",
    },
    neverRead: ["dry_run"],
  },
  [association]: {
    id: "{transit_router_attachment_id}:{transit_router_route_table_id}",
    global: true,
    references: both,
    computed: { status: "Active" },
    neverRead: ["dry_run"],
    refusedAtApply: [
      onCreate((after, cloud) =>
        either(
          () => strayTable(after, cloud),
          () => forwardedBefore(after, cloud),
        ),
      ),
    ],
  },
  [`${table}_propagation`]: {
    id: "{transit_router_attachment_id}:{transit_router_route_table_id}",
    global: true,
    references: both,
    computed: { status: "Active" },
    neverRead: ["dry_run"],
    refusedAtApply: [onCreate(strayTable)],
  },
};

function routerOf(id: Value | undefined, cloud: Cloud): Value | undefined {
  const found = cloud.list(table).find(({ attributes }) => attributes["transit_router_route_table_id"] === id);
  return found?.attributes["transit_router_id"];
}

/** A table belongs to one router, and a connection to one, or to two when it joins them. */
function strayTable({ transit_router_attachment_id: id, transit_router_route_table_id: own }: Group, cloud: Cloud) {
  const attachment = attachments
    .flatMap((type) => cloud.everywhere(type))
    .find(({ attributes }) => attributes["transit_router_attachment_id"] === id);
  const ends = ["transit_router_id", "peer_transit_router_id"].map((name) => attachment?.attributes[name]);
  const router = routerOf(own, cloud);
  return attachment === undefined || router === undefined || ends.includes(router)
    ? undefined
    : apiError("InvalidTransitRouterRouteTableId", `${shown(own)} is no table of a router that ${shown(id)} joins`);
}

function forwardedBefore(after: Group, cloud: Cloud): string | undefined {
  const { transit_router_attachment_id: id, transit_router_route_table_id: own } = after;
  const other = cloud
    .list(association)
    .map(({ attributes }) => attributes)
    .filter((one) => one["transit_router_attachment_id"] === id)
    .find((one) => routerOf(one["transit_router_route_table_id"], cloud) === routerOf(own, cloud));
  return (
    other &&
    apiError(
      "InvalidOperation.AssociationExist",
      `${shown(id)} is forwarded by ${shown(other["transit_router_route_table_id"])} already: one table per router`,
    )
  );
}
