import { publicAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { eachIn } from "../each-in";
import { isGroup, isList, shown, type Group } from "../../value/value";

const accelerator = { global_accelerator_id: { to: ["tencentcloud_ga2_global_accelerator"] } };
/** Areas and listeners of one accelerator do not wait for each other, nor for the groups between them. */
const alone = ({ global_accelerator_id: id }: Group): string => shown(id);
const freeAddress = publicAddress({ tencentcloud_ga2_accelerate_area: "ip_address[]" });

/** Global Accelerator 2.0 and what lies in no region beside it. Facts: Tencent sheet, sections 7.2 and 25. */
export const acceleration: Readonly<Record<string, Behaviour>> = {
  tencentcloud_ga2_global_accelerator: {
    id: "ga-{*}",
    global: true,
    computed: { global_accelerator_id: "{id}", status: "RUNNING", cname: "{id}.ga2.example" },
    neverRead: ["cross_border_promise_flag"],
  },
  tencentcloud_ga2_accelerate_area: {
    id: "{global_accelerator_id}#{accelerator_area_id}",
    global: true,
    alone,
    references: accelerator,
    computed: {
      accelerator_area_id: "area-{*}",
      ip_address: (attributes, cloud) => [freeAddress(attributes, cloud)],
      isp_type: "BGP",
      ip_version: "IPv4",
    },
  },
  tencentcloud_ga2_listener: {
    id: "{global_accelerator_id}#{listener_id}",
    global: true,
    alone,
    references: accelerator,
    // seconds
    computed: {
      listener_id: "lsr-{*}",
      protocol: "TCP",
      idle_timeout: ({ protocol }) => (protocol === "UDP" ? 20 : 900),
    },
  },
  tencentcloud_ga2_endpoint_group: {
    id: "{global_accelerator_id}#{listener_id}#{endpoint_group_id}",
    global: true,
    alone,
    references: {
      ...accelerator,
      listener_id: { to: ["tencentcloud_ga2_listener"], by: "listener_id" },
    },
    computed: { endpoint_group_id: "epg-{*}" },
    // a change of region is planned as an update, and nothing happens
    kept: (told, before) => weighted(before === null ? told : withRegionOf(told, before)),
  },
  tencentcloud_teo_zone: { id: "zone-{*}", global: true, keptBlocks: ["work_mode_infos"] },
  tencentcloud_teo_l4_proxy: { id: "{zone_id}#sid-{*}", global: true },
  tencentcloud_teo_l4_proxy_rule: { id: "{zone_id}#{proxy_id}#rule-{*}", global: true },
  tencentcloud_cdn_domain: {
    id: "{domain}",
    global: true,
    computed: { cname: "{domain}.cdn.example", status: "online", create_time: () => new Date().toISOString() },
  },
  tencentcloud_cos_bucket: { id: "{bucket}" },
  tencentcloud_antiddos_ddos_black_white_ip: { id: "{instance_id}#{ip}" },
};

function withRegionOf(told: Group, before: Group): Group {
  const [now, held] = [told, before].map((group) => group["endpoint_group_configuration"]);
  if (!isList(now) || !isList(held)) return told;
  const region = isGroup(held[0]) ? (held[0]["endpoint_group_region"] ?? null) : null;
  const configuration = eachIn(now, (one) => ({ ...one, endpoint_group_region: region }));
  return { ...told, endpoint_group_configuration: configuration };
}

/** The provider sends 0 for a weight that is left out. */
function weighted(group: Group): Group {
  const endpoint = (one: Group): Group => ({ ...one, weight: one["weight"] ?? 0 });
  return {
    ...group,
    endpoint_group_configuration: eachIn(group["endpoint_group_configuration"], (one) => ({
      ...one,
      endpoint_configurations: eachIn(one["endpoint_configurations"], endpoint),
    })),
  };
}
