import type { Resources } from "../../../support/terraform";
import { wuxi } from "./objects";

const ref = (place: string): string => `\${alicloud_${place}}`;
const far = { provider: "alicloud.edge" };
const router = (name: string): string => ref(`cen_transit_router.${name}.transit_router_id`);
const onNode = { ens_region_id: wuxi };

const joined = (name: string, zone: string) => ({
  cen_id: ref("cen_instance.hub.id"),
  transit_router_id: router(name),
  vpc_id: ref(`vpc.${name}.id`),
  zone_mappings: [{ zone_id: zone, vswitch_id: ref(`vswitch.${name}.id`) }],
  auto_publish_route_enabled: true,
  payment_type: "PayAsYouGo",
});

/** The number of the address is known to this alone, as in a stack of this project. */
export const lookUp = {
  data: {
    alicloud_eipanycast_anycast_eip_addresses: {
      entry: { ids: [ref("eipanycast_anycast_eip_address.entry.id")] },
    },
  },
};

const entryAddress = "${data.alicloud_eipanycast_anycast_eip_addresses.entry.addresses[0].ip_address}";

/** A home behind an anycast address, an edge in another region with a road home, and an edge node of a carrier. */
export const example = {
  eipanycast_anycast_eip_address: {
    entry: { anycast_eip_address_name: "entry", service_location: "international", bandwidth: 500 },
  },
  eipanycast_anycast_eip_address_attachment: {
    home: {
      anycast_id: ref("eipanycast_anycast_eip_address.entry.id"),
      bind_instance_id: ref("slb_load_balancer.home.id"),
      bind_instance_region_id: "ap-northeast-1",
      bind_instance_type: "SlbInstance",
      association_mode: "Default",
    },
  },
  vpc: {
    home: { vpc_name: "home", cidr_block: "10.0.0.0/16" },
    edge: { vpc_name: "edge", cidr_block: "10.1.0.0/16", ...far },
  },
  vswitch: {
    home: { vpc_id: ref("vpc.home.id"), zone_id: "ap-northeast-1a", cidr_block: "10.0.1.0/24" },
    edge: { vpc_id: ref("vpc.edge.id"), zone_id: "ap-southeast-1a", cidr_block: "10.1.1.0/24", ...far },
  },
  security_group: {
    home: { security_group_name: "home", vpc_id: ref("vpc.home.id") },
    edge: { security_group_name: "edge", vpc_id: ref("vpc.edge.id"), ...far },
  },
  security_group_rule: {
    game: {
      security_group_id: ref("security_group.home.id"),
      type: "ingress",
      ip_protocol: "tcp",
      port_range: "7000/7000",
      cidr_ip: "0.0.0.0/0",
    },
  },
  slb_load_balancer: {
    home: {
      load_balancer_name: "home",
      address_type: "intranet",
      vswitch_id: ref("vswitch.home.id"),
      instance_charge_type: "PayByCLCU",
      load_balancer_spec: "slb.lcu.elastic",
      tags: { game: "lanterns" },
    },
  },
  slb_listener: {
    game: {
      load_balancer_id: ref("slb_load_balancer.home.id"),
      frontend_port: 7000,
      backend_port: 7000,
      protocol: "tcp",
      established_timeout: 900,
      bandwidth: -1,
    },
  },
  ess_scaling_group: {
    home: {
      scaling_group_name: "home",
      min_size: 1,
      max_size: 4,
      multi_az_policy: "BALANCE",
      vswitch_ids: [ref("vswitch.home.id")],
      loadbalancer_ids: [ref("slb_load_balancer.home.id")],
      depends_on: ["alicloud_slb_listener.game"],
    },
  },
  ess_scaling_configuration: {
    home: {
      scaling_group_id: ref("ess_scaling_group.home.id"),
      scaling_configuration_name: "home",
      image_id: "m-1",
      instance_type: "ecs.c7.large",
      security_group_ids: [ref("security_group.home.id")],
      active: true,
      enable: true,
      force_delete: true,
    },
  },
  cen_instance: { hub: { cen_instance_name: "hub" } },
  cen_transit_router: {
    home: { cen_id: ref("cen_instance.hub.id") },
    edge: { cen_id: ref("cen_instance.hub.id"), ...far },
  },
  cen_transit_router_vpc_attachment: {
    home: joined("home", "ap-northeast-1a"),
    edge: { ...joined("edge", "ap-southeast-1a"), ...far },
  },
  cen_transit_router_peer_attachment: {
    road: {
      cen_id: ref("cen_instance.hub.id"),
      transit_router_id: router("edge"),
      peer_transit_router_id: router("home"),
      peer_transit_router_region_id: "ap-northeast-1",
      bandwidth: 20,
      bandwidth_type: "DataTransfer",
      ...far,
    },
  },
  instance: {
    relay: {
      instance_name: "relay",
      instance_type: "ecs.c7.large",
      image_id: "m-1",
      vswitch_id: ref("vswitch.edge.id"),
      security_groups: [ref("security_group.edge.id")],
      ...far,
    },
  },
  eip_address: { relay: { bandwidth: "100", internet_charge_type: "PayByTraffic", ...far } },
  eip_association: {
    relay: { allocation_id: ref("eip_address.relay.id"), instance_id: ref("instance.relay.id"), ...far },
  },
  ens_network: { node: { ...onNode, cidr_block: "10.8.0.0/16" } },
  ens_vswitch: { node: { ...onNode, network_id: ref("ens_network.node.id"), cidr_block: "10.8.1.0/24" } },
  ens_security_group: {
    node: {
      security_group_name: "node",
      permissions: [
        { direction: "ingress", ip_protocol: "TCP", port_range: "7000/7000", source_cidr_ip: "0.0.0.0/0" },
        { direction: "egress", ip_protocol: "ALL", dest_cidr_ip: "0.0.0.0/0" },
      ],
    },
  },
  ens_instance: {
    relay: {
      ...onNode,
      instance_type: "ens.sn1.small",
      payment_type: "PayAsYouGo",
      schedule_area_level: "Region",
      image_id: "m-1",
      system_disk: [{ category: "cloud_efficiency", size: 20 }],
      net_work_id: ref("ens_network.node.id"),
      vswitch_id: ref("ens_vswitch.node.id"),
      security_id: ref("ens_security_group.node.id"),
      password_inherit: true,
      public_ip_identification: false,
    },
  },
  ens_eip: {
    relay: { ...onNode, internet_charge_type: "95BandwidthByMonth", payment_type: "PayAsYouGo", bandwidth: 100 },
  },
  ens_eip_instance_attachment: {
    relay: { allocation_id: ref("ens_eip.relay.id"), instance_id: ref("ens_instance.relay.id") },
  },
  alidns_record: {
    play: { domain_name: "lanterns.example", rr: "play", type: "A", value: entryAddress },
    edge: { domain_name: "lanterns.example", rr: "edge", type: "A", value: ref("eip_address.relay.ip_address") },
  },
} satisfies Resources;
