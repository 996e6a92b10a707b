import type { Cloud } from "../../provider/cloud";
import type { Group } from "../../value/value";

/** Whether an address is bound to anything, whichever argument says so. */
export function isBound({ id = null, public_ip: ip = null }: Group, cloud: Cloud): boolean {
  const holds = (type: string, judge: (attributes: Group) => boolean): boolean =>
    cloud.list(type).some(({ attributes }) => judge(attributes));
  return (
    holds("tencentcloud_eip_association", (one) => one["eip_id"] === id) ||
    holds("tencentcloud_clb_instance", (one) => one["eip_address_id"] === id) ||
    holds("tencentcloud_ha_vip_eip_attachment", (one) => one["address_ip"] === ip) ||
    holds("tencentcloud_nat_gateway", ({ assigned_eip_set: set }) => Array.isArray(set) && set.includes(ip))
  );
}
