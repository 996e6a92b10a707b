import type { Graph } from "../../cloud-model";
import { nameLength, type NameLimits } from "../../graph/name-length";
import type { Rule } from "../../rule";
import { eachOf } from "./provider";

/** The argument that names a resource, and the characters it may have (section 24). */
const limits: NameLimits = {
  as_scaling_config: ["configuration_name", 1, 60],
  as_scaling_group: ["scaling_group_name", 1, 55],
  as_schedule: ["schedule_action_name", 1, 60],
  ccn: ["name", 1, 60],
  clb_instance: ["clb_name", 1, 60],
  clb_listener: ["listener_name", 1, 80],
  eni: ["name", 0, 60],
  gaap_layer4_listener: ["name", 1, 30],
  gaap_proxy: ["name", 1, 30],
  gaap_realserver: ["name", 1, 30],
  ga2_global_accelerator: ["name", 0, 60],
  ha_vip: ["name", 1, 60],
  instance: ["instance_name", 2, 128],
  key_pair: ["key_name", 1, 25],
  nat_gateway: ["name", 1, 60],
  placement_group: ["name", 1, 60],
  route_table: ["name", 1, 60],
  security_group: ["name", 1, 60],
  subnet: ["name", 1, 60],
  teo_l4_proxy: ["proxy_name", 1, 50],
  vpc: ["name", 1, 60],
};

/** Lengths of names. */
export const nameRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(limits), {
    code: "name/length",
    source: "sections 13 and 24",
    check: nameLength(limits),
  }),
];
