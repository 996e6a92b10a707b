import type { Group } from "../../value/value";
import type { Behaviour, Made } from "../behaviour";
import { says } from "../objections";

/** Arguments that have an old name beside the new one, by resource type. Each shows the other's value. */
const oldNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alicloud_cen_instance: { cen_instance_name: "name" },
  alicloud_cen_transit_router_peer_attachment: {
    transit_router_peer_attachment_name: "transit_router_attachment_name",
  },
  alicloud_cen_transit_router_vpc_attachment: {
    transit_router_vpc_attachment_name: "transit_router_attachment_name",
  },
  alicloud_eip_address: { address_name: "name" },
  alicloud_instance: { vswitch_id: "subnet_id" },
  alicloud_nat_gateway: { nat_gateway_name: "name" },
  alicloud_security_group: { security_group_name: "name" },
  alicloud_slb_load_balancer: { load_balancer_name: "name", load_balancer_spec: "specification" },
  alicloud_vpc: { vpc_name: "name", route_table_id: "router_table_id" },
  alicloud_vswitch: { vswitch_name: "name", zone_id: "availability_zone" },
};

/** The behaviour of a type whose old argument names say, and show, what the new ones do. */
export function withAliases(type: string, behaviour: Behaviour): Behaviour {
  const pairs = Object.entries(oldNames[type] ?? {});
  if (pairs.length === 0) return behaviour;
  const said = pairs.map(([name, old]): [string, Made] => [
    name,
    (own) => (says(own[old]) ? (own[old] ?? null) : null),
  ]);
  const shown = (own: Group): Group => Object.fromEntries(pairs.map(([name, old]) => [old, own[name] ?? null]));
  return {
    ...behaviour,
    computed: { ...Object.fromEntries(said), ...behaviour.computed },
    kept: (told, before, cloud) => {
      const kept = behaviour.kept?.(told, before, cloud) ?? told;
      return { ...kept, ...shown(kept) };
    },
  };
}
