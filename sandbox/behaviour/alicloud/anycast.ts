import type { Cloud } from "../../provider/cloud";
import type { FiledObject } from "../../store";
import { shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { either, onCreate, onWrite } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup, now } from "./names";
import { freeAddress } from "./public-address";

const address = "alicloud_eipanycast_anycast_eip_address";
const attachment = "alicloud_eipanycast_anycast_eip_address_attachment";

/** Mbit/s: what a new address takes, and what it can be raised to. */
const atFirst = 1000;
const most = 5000;

/** The one address of an entry, and what it leads to. Facts: Alibaba sheet, sections 3, 11 and 16. */
export const anycast: Readonly<Record<string, Behaviour>> = {
  [address]: {
    id: "aeip-{*}",
    global: true,
    inUse: "IncorrectStatus.Anycast",
    retriesDelete: true,
    computed: { bandwidth: atFirst, create_time: now, resource_group_id: defaultGroup },
    refusedAtApply: [
      onCreate(({ service_location: location }) =>
        location === "international"
          ? undefined
          : apiError(
              "InvalidParameter.ServiceLocation",
              `ServiceLocation ${shown(location)}: only international is there`,
            ),
      ),
      onWrite(({ bandwidth }, { before }) => {
        const highest = before === null ? atFirst : most;
        return typeof bandwidth === "number" && (bandwidth < 1 || bandwidth > highest)
          ? apiError("InvalidParameter.Bandwidth", `Bandwidth must be from 1 to ${highest}, got ${bandwidth}`)
          : undefined;
      }),
    ],
    // the resource does not tell its address, only the data source does
    kept: (told, before, cloud) => ({ ...told, ip_address: before?.["ip_address"] ?? freeAddress(told, cloud) }),
    seen: ({ id = null }, cloud) => ({ status: attachmentsOf(id, cloud).length > 0 ? "Associated" : "Allocated" }),
  },
  [attachment]: {
    id: "{anycast_id}:{bind_instance_id}:{bind_instance_region_id}:{bind_instance_type}",
    global: true,
    references: {
      anycast_id: { to: [address] },
      bind_instance_id: {
        to: ["alicloud_slb_load_balancer", "alicloud_instance.network_interface_id"],
        region: "bind_instance_region_id",
      },
    },
    computed: {
      association_mode: ({ anycast_id: id = null }, cloud) =>
        attachmentsOf(id, cloud).length === 0 ? "Default" : "Normal",
      bind_time: now,
      status: "BINDED",
    },
    inTurn: ({ anycast_id: id }) => shown(id),
    // an endpoint that takes all the rest needs no access points, so the provider does not compare them
    planned: ({ before, after }) =>
      after["association_mode"] === "Default" ? { ...after, pop_locations: before?.["pop_locations"] ?? [] } : after,
    refusedAtApply: [
      onCreate((after, cloud) =>
        either(
          () => strangeRegion(after),
          () => elsewhere(after, cloud),
          () => strangeEndpoint(after, cloud),
          () => taken(after, cloud),
        ),
      ),
    ],
    effect: (own, cloud) => {
      if (own["association_mode"] !== "Default") return;
      for (const { id, attributes } of attachmentsOf(own["anycast_id"] ?? null, cloud)) {
        if (id === own["id"] || attributes["association_mode"] !== "Default") continue;
        cloud.put({ type: attachment, id, attributes: { ...attributes, association_mode: "Normal" } });
      }
    },
    // when the default is gone the cloud makes another one the default
    seen: (own, cloud): Group => {
      const all = attachmentsOf(own["anycast_id"] ?? null, cloud);
      const [first] = all.some(({ attributes }) => attributes["association_mode"] === "Default") ? [] : all;
      return first?.id === own["id"] ? { association_mode: "Default" } : {};
    },
  },
};

/** The attachments of an address, in the order of their ids. */
export function attachmentsOf(id: Value, cloud: Cloud): FiledObject[] {
  return cloud.list(attachment).filter(({ attributes }) => attributes["anycast_id"] === id);
}

function strangeRegion({ bind_instance_region_id: region }: Group): string | undefined {
  const name = shown(region);
  return name.startsWith("cn-") && name !== "cn-hongkong"
    ? apiError("InvalidParameter.BindInstanceRegionId", `an endpoint in ${name}, mainland China, is not supported`)
    : undefined;
}

function elsewhere({ bind_instance_id: id, bind_instance_region_id: region }: Group, cloud: Cloud): string | undefined {
  const found = cloud.everywhere("alicloud_slb_load_balancer").find((one) => one.id === id);
  return found === undefined || found.region === region
    ? undefined
    : apiError("InvalidBindInstance.NotFound", `${found.id} is in ${shown(found.region)}, not in ${shown(region)}`);
}

function strangeEndpoint({ bind_instance_id: id, bind_instance_type: kind }: Group, cloud: Cloud): string | undefined {
  const balancer = cloud.everywhere("alicloud_slb_load_balancer").find((one) => one.id === id);
  if ((balancer !== undefined) !== (kind === "SlbInstance")) {
    return apiError("InvalidBindInstance.NotFound", `${shown(id)} is no ${shown(kind)}`);
  }
  return balancer === undefined || balancer.attributes["address_type"] === "intranet"
    ? undefined
    : apiError(
        "InvalidBindInstance.AddressType",
        `${balancer.id} is a public load balancer: only a private one is bound`,
      );
}

function taken(after: Group, cloud: Cloud): string | undefined {
  const region = after["bind_instance_region_id"];
  const other = attachmentsOf(after["anycast_id"] ?? null, cloud).find(
    ({ attributes }) => attributes["bind_instance_region_id"] === region,
  );
  return (
    other &&
    apiError(
      "OperationDenied.AnycastAssociated",
      `${shown(other.attributes["bind_instance_id"])} of ${shown(region)} is bound already: one endpoint per region`,
    )
  );
}
