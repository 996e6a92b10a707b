import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import { publicAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { onCreate, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { arn, ec2Id } from "./names";
import { apiError } from "./api-error";

/** A public address that nothing else in the cloud has. */
export const freeAddress = publicAddress({
  aws_eip: "public_ip",
  aws_instance: "public_ip",
  aws_globalaccelerator_accelerator: "ip_sets.ip_addresses[]",
  aws_globalaccelerator_custom_routing_accelerator: "ip_sets.ip_addresses[]",
});

/** Addresses of a network's own. Facts: AWS sheet, section 6. */
export const address: Readonly<Record<string, Behaviour>> = {
  aws_eip: {
    id: ec2Id("eipalloc"),
    inUse: "InvalidIPAddress.InUse",
    references: { instance: { to: ["aws_instance"], onDelete: "leave" } },
    computed: {
      allocation_id: "{id}",
      arn: arn("ec2", "elastic-ip/{id}"),
      domain: "vpc",
      public_ip: freeAddress,
      public_dns: ({ public_ip: ip, region }) =>
        `ec2-${shown(ip).replaceAll(".", "-")}.${shown(region)}.compute.amazonaws.com`,
      network_border_group: "{region}",
      public_ipv4_pool: "amazon",
    },
    seen: (eip, cloud): Group => {
      const bound = cloud
        .list("aws_eip_association")
        .find(({ attributes }) => attributes["allocation_id"] === eip["id"]);
      const { instance_id: instance, network_interface_id: card, private_ip_address: ip } = bound?.attributes ?? {};
      if (bound === undefined) return {};
      return {
        association_id: bound.id,
        instance: instance ?? "",
        network_interface: card ?? "",
        private_ip: ip ?? "",
      };
    },
  },
  aws_eip_association: {
    id: ec2Id("eipassoc"),
    references: {
      // an address that is bound is unbound and released
      allocation_id: { to: ["aws_eip"], onDelete: "with" },
      instance_id: { to: ["aws_instance"], onDelete: "with" },
    },
    computed: {
      public_ip: ({ allocation_id: id }, cloud) => attributesOf(cloud, "aws_eip", id)["public_ip"] ?? null,
      private_ip_address: ({ instance_id: id }, cloud) => attributesOf(cloud, "aws_instance", id)["private_ip"] ?? null,
    },
    refusedAtApply: [
      onCreate((after, cloud) =>
        after["allow_reassociation"] !== true && isTaken(after, cloud)
          ? apiError("Resource.AlreadyAssociated", `${shown(after["allocation_id"])} is already associated`)
          : undefined,
      ),
    ],
  },
};

function isTaken({ allocation_id: id }: Group, cloud: Cloud): boolean {
  const holds = (attributes: Group): boolean => says(id) && attributes["allocation_id"] === id;
  return (
    cloud.list("aws_eip_association").some(({ attributes }) => holds(attributes)) ||
    cloud
      .list("aws_lb")
      .some(({ attributes }) => textsAt(attributes, "subnet_mapping.allocation_id").includes(shown(id)))
  );
}
