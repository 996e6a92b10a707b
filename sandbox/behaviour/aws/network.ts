import type { Cloud } from "../../provider/cloud";
import { contains, overlaps, parseCidr } from "../../value/cidr";
import { shown, unknown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { either, onCreate, onDelete, onWrite, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { account, arn, ec2Id, hex } from "./names";
import { apiError } from "./api-error";

const inVpc = { vpc_id: { to: ["aws_vpc"] } };

/** Networks and their ways out. Facts: AWS sheet, sections 5 to 7 and 11. */
export const network: Readonly<Record<string, Behaviour>> = {
  aws_vpc: {
    id: ec2Id("vpc"),
    inUse: "DependencyViolation",
    retriesDelete: true,
    computed: {
      arn: arn("ec2", "vpc/{id}"),
      owner_id: account,
      main_route_table_id: ec2Id("rtb"),
      default_route_table_id: "{main_route_table_id}",
      default_security_group_id: ec2Id("sg"),
      default_network_acl_id: ec2Id("acl"),
      dhcp_options_id: ec2Id("dopt"),
      enable_dns_hostnames: false,
      enable_network_address_usage_metrics: false,
    },
    planned: ({ before, after }) =>
      before !== null && before["assign_generated_ipv6_cidr_block"] !== after["assign_generated_ipv6_cidr_block"]
        ? { ...after, ipv6_cidr_block: unknown, ipv6_association_id: unknown }
        : after,
    kept: (vpc) => ({ ...vpc, ...ipv6Of(vpc) }),
  },
  aws_subnet: {
    id: ec2Id("subnet"),
    inUse: "DependencyViolation",
    retriesDelete: true,
    references: inVpc,
    computed: {
      arn: arn("ec2", "subnet/{id}"),
      owner_id: account,
      availability_zone: "{region}a",
      private_dns_hostname_type_on_launch: "ip-name",
      ipv6_cidr_block_association_id: ({ ipv6_cidr_block: cidr }) => (says(cidr) ? ec2Id("subnet-cidr-assoc")() : null),
    },
    refusedAtApply: [
      onCreate((subnet, cloud) =>
        either(
          () => strangeZone(subnet),
          () => outside(subnet, cloud),
          () => taken(subnet, cloud),
        ),
      ),
    ],
  },
  aws_internet_gateway: {
    id: ec2Id("igw"),
    inUse: "DependencyViolation",
    retriesDelete: true,
    references: inVpc,
    computed: { arn: arn("ec2", "internet-gateway/{id}"), owner_id: account },
    refusedAtApply: [
      onWrite(({ vpc_id: vpc }, { id, cloud }) => {
        const twin = cloud
          .list("aws_internet_gateway")
          .some((one) => says(vpc) && one.id !== id && one.attributes["vpc_id"] === vpc);
        return twin
          ? apiError("Resource.AlreadyAssociated", `${shown(vpc)} has an internet gateway already: a network takes one`)
          : undefined;
      }),
      onDelete(({ vpc_id: vpc }, { cloud }) =>
        typeof vpc === "string" && hasPublicAddresses(vpc, cloud)
          ? apiError(
              "DependencyViolation",
              `Network ${vpc} has some mapped public address(es). Please unmap those before detaching the gateway.`,
            )
          : undefined,
      ),
    ],
  },
};

/** 2001:db8::/32 is set aside for documents (RFC 3849). */
function ipv6Of(vpc: Group): Group {
  if (vpc["assign_generated_ipv6_cidr_block"] !== true) {
    return says(vpc["ipv6_ipam_pool_id"]) ? {} : { ipv6_cidr_block: null, ipv6_association_id: null };
  }
  if (says(vpc["ipv6_cidr_block"])) return {};
  return {
    ipv6_cidr_block: `2001:db8:${hex(4)}:${hex(2)}00::/56`,
    ipv6_association_id: ec2Id("vpc-cidr-assoc")(),
  };
}

function strangeZone({ availability_zone: zone, region }: Group): string | undefined {
  return typeof zone === "string" && !zone.startsWith(shown(region))
    ? apiError("InvalidParameterValue", `Value (${zone}) for parameter availabilityZone is invalid in ${shown(region)}`)
    : undefined;
}

function outside(subnet: Group, cloud: Cloud): string | undefined {
  const vpc = attributesOf(cloud, "aws_vpc", subnet["vpc_id"]);
  if (vpc["cidr_block"] === undefined) return undefined;
  const stray = ["cidr_block", "ipv6_cidr_block"].find((name) => {
    const [inner, outer] = [parseCidr(shown(subnet[name])), parseCidr(shown(vpc[name]))];
    return inner !== undefined && (outer === undefined || !contains(outer, inner));
  });
  return stray === undefined
    ? undefined
    : apiError("InvalidSubnet.Range", `The CIDR '${shown(subnet[stray])}' is outside ${shown(subnet["vpc_id"])}`);
}

function taken(subnet: Group, cloud: Cloud): string | undefined {
  const own = parseCidr(shown(subnet["cidr_block"]));
  const other = cloud.list("aws_subnet").find(({ attributes }) => {
    const range = parseCidr(shown(attributes["cidr_block"]));
    return (
      attributes["vpc_id"] === subnet["vpc_id"] && own !== undefined && range !== undefined && overlaps(own, range)
    );
  });
  return other === undefined
    ? undefined
    : apiError("InvalidSubnet.Conflict", `The CIDR '${shown(subnet["cidr_block"])}' conflicts with ${other.id}`);
}

function hasPublicAddresses(vpc: string, cloud: Cloud): boolean {
  const subnets = cloud.list("aws_subnet").filter(({ attributes }) => attributes["vpc_id"] === vpc);
  const here = (subnet: string): boolean => subnets.some(({ id }) => id === subnet);
  return (
    cloud
      .list("aws_lb")
      .some(({ attributes }) => attributes["internal"] !== true && textsAt(attributes, "subnets[]").some(here)) ||
    cloud
      .list("aws_instance")
      .some(({ attributes }) => says(attributes["public_ip"]) && here(shown(attributes["subnet_id"])))
  );
}
