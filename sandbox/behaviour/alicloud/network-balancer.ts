import { shown } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onDelete } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup, now } from "./names";

/** Network load balancers, which no anycast address is bound to. Facts: Alibaba sheet, sections 4.3 and 20. */
export const networkBalancer: Readonly<Record<string, Behaviour>> = {
  alicloud_nlb_load_balancer: {
    id: "nlb-{*}",
    inUse: "ResourceInUse.LoadBalancer",
    references: {
      vpc_id: { to: ["alicloud_vpc"] },
      "zone_mappings.vswitch_id": { to: ["alicloud_vswitch"] },
      "security_group_ids[]": { to: ["alicloud_security_group"] },
    },
    computed: {
      address_ip_version: "Ipv4",
      create_time: now,
      cross_zone_enabled: true,
      deletion_protection_enabled: false,
      dns_name: (_own, { region }) => `nlb.${region}.nlb.example`,
      load_balancer_business_status: "Normal",
      load_balancer_type: "Network",
      modification_protection_status: "NonProtection",
      payment_type: "PayAsYouGo",
      region_id: (_own, { region }) => region,
      resource_group_id: defaultGroup,
      security_group_ids: [],
      status: "Active",
    },
    keptBlocks: ["deletion_protection_config", "modification_protection_config"],
    refusedAtApply: [
      onDelete(({ deletion_protection_enabled: kept, id }) =>
        kept === true
          ? apiError("OperationDenied.DeletionProtection", `${shown(id)}: switch deletion_protection_enabled off first`)
          : undefined,
      ),
    ],
  },
  alicloud_nlb_listener: {
    id: "lsn-{*}@{listener_port}",
    references: {
      load_balancer_id: { to: ["alicloud_nlb_load_balancer"], onDelete: "with" },
      server_group_id: { to: ["alicloud_nlb_server_group"] },
    },
    computed: {
      alpn_enabled: false,
      ca_enabled: false,
      // seconds
      idle_timeout: 900,
      proxy_protocol_enabled: false,
      region_id: (_own, { region }) => region,
      sec_sensor_enabled: false,
      status: "Running",
    },
    keptBlocks: ["proxy_protocol_config"],
  },
  alicloud_nlb_server_group: {
    id: "sgp-{*}",
    inUse: "ResourceInUse.ServerGroup",
    references: { vpc_id: { to: ["alicloud_vpc"] } },
    computed: {
      address_ip_version: "Ipv4",
      any_port_enabled: false,
      connection_drain_enabled: false,
      connection_drain: false,
      connection_drain_timeout: 300,
      preserve_client_ip_enabled: false,
      protocol: "TCP",
      region_id: (_own, { region }) => region,
      resource_group_id: defaultGroup,
      scheduler: "Wrr",
      server_group_type: "Instance",
      status: "Available",
    },
    keptBlocks: ["health_check"],
  },
  alicloud_nlb_server_group_server_attachment: {
    id: "{server_group_id}_{server_id}_{server_type}_{port}",
    references: { server_group_id: { to: ["alicloud_nlb_server_group"], onDelete: "with" } },
    computed: { status: "Available", weight: 100 },
  },
};
