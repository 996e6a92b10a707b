import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import { privateAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { onDelete, onWrite } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup } from "./names";
import { freeAddress } from "./public-address";

const balancer = { to: ["alicloud_slb_load_balancer"], onDelete: "with" } as const;

/** Addresses in a vswitch. */
export const inVswitch = privateAddress("alicloud_vswitch", "vswitch_id", {
  alicloud_instance: "private_ip",
  alicloud_slb_load_balancer: "address",
});

/** Classic load balancers, and the machines behind them. Facts: Alibaba sheet, sections 4.2 and 20. */
export const loadBalancer: Readonly<Record<string, Behaviour>> = {
  alicloud_slb_load_balancer: {
    id: "lb-{*}",
    references: { vswitch_id: { to: ["alicloud_vswitch"] } },
    computed: {
      address_type: ({ internet }) => (internet === false ? "intranet" : "internet"),
      address: (own, cloud) => (own["address_type"] === "intranet" ? inVswitch(own, cloud) : freeAddress(own, cloud)),
      internet: ({ address_type: type }) => type === "internet",
      instance_charge_type: "PayBySpec",
      load_balancer_name: "{id}",
      load_balancer_spec: ({ instance_charge_type: charge }) => (charge === "PayByCLCU" ? "slb.lcu.elastic" : ""),
      master_zone_id: (own, cloud) => zoneOf(own, cloud) ?? `${cloud.region}-a`,
      slave_zone_id: "{master_zone_id}",
      modification_protection_status: "NonProtection",
      payment_type: "PayAsYouGo",
      resource_group_id: defaultGroup,
      status: "active",
      tags: () => ({}),
    },
    outlives: ({ payment_type: payment }) => payment === "Subscription",
    refusedAtApply: [
      onWrite(({ address_type: type, internet, vswitch_id: vswitch }) =>
        (type === "intranet" || internet === false) && vswitch === null
          ? apiError("MissingParam.VSwitchId", "a private load balancer needs a vswitch")
          : undefined,
      ),
      onWrite(({ delete_protection: kept, payment_type: payment }) =>
        kept === "on" && payment === "Subscription"
          ? apiError("OperationUnsupported.DeleteProtection", "a subscription has no delete protection")
          : undefined,
      ),
      onDelete(({ delete_protection: kept, id }) =>
        kept === "on"
          ? apiError("OperationDenied.DeleteProtectionIsOn", `${shown(id)}: set delete_protection to off first`)
          : undefined,
      ),
    ],
  },
  alicloud_slb_server_group: {
    id: "rsp-{*}",
    inUse: "RspoolVipExist",
    references: {
      load_balancer_id: balancer,
      "servers.server_ids[]": { to: ["alicloud_instance"], onDelete: "leave" },
    },
    keptBlocks: ["servers"],
    neverRead: ["delete_protection_validation"],
  },
  alicloud_slb_server_group_server_attachment: {
    id: "{server_group_id}:{server_id}:{port}",
    references: {
      server_group_id: { to: ["alicloud_slb_server_group"], onDelete: "with" },
      server_id: { to: ["alicloud_instance", "alicloud_instance.network_interface_id"], onDelete: "with" },
    },
    computed: { type: "ecs", weight: 100, description: "" },
  },
};

/** The zone a private load balancer has to lie in is that of its vswitch. */
function zoneOf({ vswitch_id: vswitch }: Group, cloud: Cloud): string | undefined {
  const zone = attributesOf(cloud, "alicloud_vswitch", vswitch)["zone_id"];
  return typeof zone === "string" ? zone : undefined;
}
