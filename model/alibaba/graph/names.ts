import type { Graph } from "../../cloud-model";
import { nameLength, type NameLimits } from "../../graph/name-length";
import { text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** The argument that names a resource, and the characters it may have. */
const limits: NameLimits = {
  cen_instance: ["cen_instance_name", 2, 128],
  eip_address: ["address_name", 1, 128],
  eipanycast_anycast_eip_address: ["anycast_eip_address_name", 1, 128],
  ens_eip: ["eip_name", 1, 128],
  ens_image: ["image_name", 2, 128],
  ens_instance: ["instance_name", 2, 128],
  ens_load_balancer: ["load_balancer_name", 1, 80],
  ens_network: ["network_name", 2, 128],
  ens_nat_gateway: ["nat_name", 1, 128],
  ess_scaling_configuration: ["scaling_configuration_name", 2, 64],
  ess_scaling_group: ["scaling_group_name", 2, 64],
  instance: ["instance_name", 2, 128],
  security_group: ["security_group_name", 2, 128],
  slb_listener: ["description", 1, 80],
  slb_load_balancer: ["load_balancer_name", 1, 80],
  vpc: ["vpc_name", 1, 128],
  vswitch: ["vswitch_name", 1, 128],
};

/** Names of resources. Facts: Alibaba sheet, sections 5.1, 5.2 and 20; pages of the provider. */
export const nameRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(limits), {
    code: "name/length",
    source: "sections 5.1, 5.2 and 20; pages of the provider",
    check: nameLength(limits),
  }),
  eachOf(Object.keys(limits), {
    code: "name/beginning",
    source: "VPC, ECS, ENS: names begin with neither http:// nor https://",
    check: (args, { type }) => {
      const [argument] = limits[type] ?? ["name"];
      const name = text(args[argument]) ?? "";
      return when(/^https?:\/\//.test(name), () => ({
        at: argument,
        what: `\`${argument}\` begins as an address of the web does`,
        fix: "choose another name",
      }));
    },
  }),
];
