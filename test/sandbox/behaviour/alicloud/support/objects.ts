import type { Group } from "../../../../../sandbox/value/value";
import type { Managed } from "../../../support/workspace";
import type { AlicloudWorkspace } from "./workspace";

/** A network with a vswitch in one zone, and who may pass. */
export interface Site {
  readonly vpc: Managed;
  readonly vswitch: Managed;
  readonly group: Managed;
}

/** Of a small ENS node: a network in it. */
export interface Node {
  readonly network: Managed;
  readonly vswitch: Managed;
  readonly group: Managed;
}

export const wuxi = "cn-wuxi-telecom_unicom_cmcc-2";

/** Configurations that a real apply would take, for what a test needs around its subject. */
export const objects = {
  site: async (cloud: AlicloudWorkspace, net = "10.0"): Promise<Site> => {
    const vpc = await cloud.create("vpc", { vpc_name: "net", cidr_block: `${net}.0.0/16` });
    const zone = `${cloud.cloud.region}a`;
    const vswitch = await cloud.create("vswitch", { vpc_id: vpc.id, zone_id: zone, cidr_block: `${net}.1.0/24` });
    const group = await cloud.create("security_group", { security_group_name: "game", vpc_id: vpc.id });
    return { vpc, vswitch, group };
  },

  balancer: (cloud: AlicloudWorkspace, { vswitch }: Site, more: Group = {}): Promise<Managed> =>
    cloud.create("slb_load_balancer", {
      load_balancer_name: "home",
      address_type: "intranet",
      vswitch_id: vswitch.id,
      instance_charge_type: "PayByCLCU",
      ...more,
    }),

  listener: (cloud: AlicloudWorkspace, balancer: Managed, more: Group = {}): Promise<Managed> =>
    cloud.create("slb_listener", {
      load_balancer_id: balancer.id,
      frontend_port: 7000,
      backend_port: 7000,
      protocol: "tcp",
      ...more,
    }),

  address: (cloud: AlicloudWorkspace, more: Group = {}): Promise<Managed> =>
    cloud.create("eipanycast_anycast_eip_address", { service_location: "international", ...more }),

  machine: (cloud: AlicloudWorkspace, { vswitch, group }: Site, more: Group = {}): Promise<Managed> =>
    cloud.create("instance", {
      instance_name: "relay",
      instance_type: "ecs.c7.large",
      image_id: "m-1",
      vswitch_id: vswitch.id,
      security_groups: [group.id],
      ...more,
    }),

  node: async (cloud: AlicloudWorkspace, region = wuxi): Promise<Node> => {
    const network = await cloud.create("ens_network", { ens_region_id: region, cidr_block: "10.8.0.0/16" });
    const vswitch = await cloud.create("ens_vswitch", {
      ens_region_id: region,
      network_id: network.id,
      cidr_block: "10.8.1.0/24",
    });
    const group = await cloud.create("ens_security_group", {
      security_group_name: "game",
      permissions: [{ direction: "ingress", ip_protocol: "TCP", port_range: "7000/7000", source_cidr_ip: "0.0.0.0/0" }],
    });
    return { network, vswitch, group };
  },
};

/** A machine on a node. */
export function onNode({ network, vswitch, group }: Node, more: Group = {}): Group {
  return {
    instance_type: "ens.sn1.small",
    payment_type: "PayAsYouGo",
    schedule_area_level: "Region",
    ens_region_id: wuxi,
    image_id: "m-1",
    system_disk: [{ category: "cloud_efficiency", size: 20 }],
    net_work_id: network.id,
    vswitch_id: vswitch.id,
    security_id: group.id,
    password_inherit: true,
    user_data: Buffer.from("#!/bin/sh\n").toString("base64"),
    ...more,
  };
}

/** A binding of an anycast address. */
export function binding(address: Managed, balancer: Managed, more: Group = {}): Group {
  return {
    anycast_id: address.id,
    bind_instance_id: balancer.id,
    bind_instance_region_id: "ap-northeast-1",
    bind_instance_type: "SlbInstance",
    ...more,
  };
}
