import { publicAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { says } from "../objections";
import { isBound } from "./is-bound";
import { shown, type Group, type Value } from "../../value/value";
import type { Cloud } from "../../provider/cloud";

/** Addresses and what they are bound to. Facts: Tencent sheet, sections 3 and 25. */
export const address: Readonly<Record<string, Behaviour>> = {
  tencentcloud_eip: {
    id: "eip-{*}",
    computed: {
      name: "Unnamed",
      internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR",
      // the API's own default, in Mbit/s: why an entry must say its bandwidth
      internet_max_bandwidth_out: 1,
      public_ip: publicAddress({ tencentcloud_eip: "public_ip" }),
    },
    neverRead: ["anycast_zone", "internet_service_provider", "prepaid_period", "auto_renew_flag"],
    seen: (eip, cloud) => {
      const stock = stockBandwidth(eip["public_ip"] ?? null, cloud);
      return {
        status: isBound(eip, cloud) ? "BIND" : "UNBIND",
        ...(stock !== null && { internet_max_bandwidth_out: stock }),
      };
    },
  },
  tencentcloud_eip_association: {
    id: ({ eip_id: eip, instance_id: instance, network_interface_id: card, private_ip: ip }) =>
      [eip, ...(says(instance) ? [instance] : [card, ip])].map(shown).join("::"),
    references: {
      // a bound address is unbound and released
      eip_id: { to: ["tencentcloud_eip"], onDelete: "with" },
      instance_id: { to: ["tencentcloud_clb_instance", "tencentcloud_instance"] },
      network_interface_id: { to: ["tencentcloud_eni"] },
    },
    refusedAtApply: [
      ({ before, after, cloud }) => {
        const eip = after?.["eip_id"];
        if (before !== null || typeof eip !== "string") return undefined;
        const address = cloud.get("tencentcloud_eip", eip);
        return address && isBound({ ...address.attributes, id: eip }, cloud) ? "eip status is illegal BIND" : undefined;
      },
      ({ before, after, cloud }) => {
        const target = after?.["instance_id"];
        if (before !== null || typeof target !== "string") return undefined;
        const clb = cloud.get("tencentcloud_clb_instance", target);
        if (clb === undefined) return undefined;
        if (clb.attributes["network_type"] !== "INTERNAL")
          return `${target} is a public CLB: only a private one takes an EIP`;
        const other = cloud
          .list("tencentcloud_eip_association")
          .some(({ attributes }) => attributes["instance_id"] === target);
        return other || says(clb.attributes["eip_address_id"])
          ? `${target} has an EIP already: one CLB takes one`
          : undefined;
      },
    ],
  },
  tencentcloud_ha_vip: {
    id: "havip-{*}",
    references: { vpc_id: { to: ["tencentcloud_vpc"] }, subnet_id: { to: ["tencentcloud_subnet"] } },
    computed: { state: "AVAILABLE" },
  },
  tencentcloud_ha_vip_eip_attachment: {
    id: "{havip_id}#{address_ip}",
    references: {
      havip_id: { to: ["tencentcloud_ha_vip"] },
      address_ip: { to: ["tencentcloud_eip"], by: "public_ip", onDelete: "with" },
    },
  },
};

/** What a NAT gateway gives its addresses, whatever they were made with: each of the two undoes the other for ever. */
function stockBandwidth(ip: Value, cloud: Cloud): Value {
  const holds = ({ assigned_eip_set: set }: Group): boolean => Array.isArray(set) && set.includes(ip);
  const gateway = cloud.list("tencentcloud_nat_gateway").find(({ attributes }) => holds(attributes));
  return gateway?.attributes["stock_public_ip_addresses_bandwidth_out"] ?? null;
}
