import type { Cloud } from "../../provider/cloud";
import { isGroup, isList, shown, unknown, type Group, type Value } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { either, onCreate, onDelete, onWrite, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { hasInternet, networkOf, networksOf } from "./look-up";
import { account, digest, generatedName, hex } from "./names";
import { apiError } from "./api-error";
import { securityGroups } from "./security-group";

const kinds: Readonly<Record<string, string>> = { application: "app", network: "net", gateway: "gwy" };

/** Load balancers. Facts: AWS sheet, section 5.1. */
export const loadBalancer: Readonly<Record<string, Behaviour>> = {
  aws_lb: {
    id: "{arn}",
    references: {
      "subnets[]": { to: ["aws_subnet"] },
      "subnet_mapping.subnet_id": { to: ["aws_subnet"] },
      "subnet_mapping.allocation_id": { to: ["aws_eip"] },
      "security_groups[]": securityGroups,
    },
    unique: {
      attribute: "name",
      says: (name) => apiError("DuplicateLoadBalancerName", `A load balancer with the name '${name}' already exists`),
    },
    computed: {
      name: generatedName("tf-lb-"),
      subnets: (lb) => textsAt(lb, "subnet_mapping.subnet_id"),
      vpc_id: (lb, cloud) => networkOf(cloud, subnetsOf(lb)[0]),
      internal: false,
      ip_address_type: "ipv4",
      security_groups: (lb, cloud) =>
        isNetwork(lb) ? [] : textsAt(attributesOf(cloud, "aws_vpc", lb["vpc_id"]), "default_security_group_id"),
      secondary_ips_auto_assigned_per_subnet: ({ load_balancer_type: type }) => (type === "network" ? 0 : null),
      enforce_security_group_inbound_rules_on_private_link_traffic: (lb) =>
        isNetwork(lb) && textsAt(lb, "security_groups[]").length > 0 ? "on" : null,
      arn: ({ region, name, load_balancer_type: type }) =>
        `arn:aws:elasticloadbalancing:${shown(region)}:${account}:loadbalancer/${kinds[shown(type)] ?? ""}/${shown(name)}/${hex(16)}`,
      arn_suffix: ({ arn }) => shown(arn).replace(/^.*:loadbalancer\//, ""),
      dns_name: dnsName,
      // made up, one per region and kind
      zone_id: ({ region, load_balancer_type: type }) =>
        `Z${digest(`${shown(region)} ${shown(type)}`, 13).toUpperCase()}`,
    },
    keptBlocks: ["subnet_mapping"],
    planned: ({ after, config }) => ({ ...after, ...mappedSubnets(config?.["subnet_mapping"]) }),
    replacedBy: replacedNetworkLoadBalancer,
    refusedAtApply: [
      onDelete(({ enable_deletion_protection: kept, arn }) =>
        kept === true
          ? apiError(
              "OperationNotPermitted",
              `Load balancer '${shown(arn)}' cannot be deleted because deletion protection is enabled`,
            )
          : undefined,
      ),
      onWrite((lb, { before, cloud }) =>
        either(
          () => strangeSubnets(lb, cloud),
          () => strangeGroups(lb, cloud),
          () => (before === null ? strangeAddresses(lb, cloud) : undefined),
        ),
      ),
      onCreate((lb, cloud) => {
        const vpc = networkOf(cloud, subnetsOf(lb)[0]);
        return lb["internal"] === true || vpc === "" || hasInternet(cloud, vpc)
          ? undefined
          : apiError("InvalidSubnet", `VPC ${vpc} has no internet gateway`);
      }),
    ],
    kept: (lb) => ({ ...lb, subnet_mapping: mappingOf(lb) }),
  },
};

function isNetwork(lb: Group): boolean {
  return lb["load_balancer_type"] === "network";
}

function subnetsOf(lb: Group): string[] {
  const listed = textsAt(lb, "subnets[]");
  return listed.length > 0 ? listed : textsAt(lb, "subnet_mapping.subnet_id");
}

function dnsName({ arn, name, region, internal, load_balancer_type: type }: Group): string {
  const own = shown(arn).split("/").at(-1) ?? "";
  if (type === "network") return `${shown(name)}-${own}.elb.${shown(region)}.amazonaws.com`.toLowerCase();
  const where = internal === true ? "internal-" : "";
  return `${where}${shown(name)}-${parseInt(own.slice(0, 8), 16)}.${shown(region)}.elb.amazonaws.com`.toLowerCase();
}

/** Either of `subnets` and `subnet_mapping` is configured, the other follows it. */
function mappedSubnets(mapping: Value | undefined): Group {
  if (!isList(mapping) || mapping.length === 0) return {};
  const ids = mapping.map((one) => (isGroup(one) ? (one["subnet_id"] ?? null) : unknown));
  return { subnets: ids.includes(unknown) ? unknown : ids };
}

function mappingOf(lb: Group): Value {
  const mapping = isList(lb["subnet_mapping"]) ? lb["subnet_mapping"] : [];
  const plain = { allocation_id: null, ipv6_address: null, outpost_id: null, private_ipv4_address: null };
  return subnetsOf(lb).map(
    (id) => mapping.find((one) => isGroup(one) && one["subnet_id"] === id) ?? { ...plain, subnet_id: id },
  );
}

function replacedNetworkLoadBalancer({ before, after, config }: Change): readonly string[] {
  if (before === null || after === null || !isNetwork(after)) return [];
  const held = textsAt(before, "subnets[]");
  const stays = (subnet: string): boolean =>
    after["subnets"] === unknown || textsAt(after, "subnets[]").includes(subnet);
  const mapping = isList(config?.["subnet_mapping"]) ? config["subnet_mapping"] : [];
  const old = isList(before["subnet_mapping"]) ? before["subnet_mapping"] : [];
  const moved = mapping.some((one) => {
    if (!isGroup(one)) return false;
    const twin = old.find((each) => isGroup(each) && each["subnet_id"] === one["subnet_id"]);
    return ["allocation_id", "private_ipv4_address"].some(
      (name) => says(one[name]) && !(isGroup(twin) && twin[name] === one[name]),
    );
  });
  const secured = (lb: Group): boolean => lb["security_groups"] === unknown || !isEmpty(lb["security_groups"]);
  return [
    ...(moved || !held.every(stays) ? ["subnets", "subnet_mapping"] : []),
    ...(secured(before) === secured(after) ? [] : ["security_groups"]),
  ];
}

function isEmpty(value: Value | undefined): boolean {
  return !isList(value) || value.length === 0;
}

function strangeSubnets(lb: Group, cloud: Cloud): string | undefined {
  const subnets = subnetsOf(lb);
  const zones = subnets.map((id) => shown(attributesOf(cloud, "aws_subnet", id)["availability_zone"]));
  if (networksOf(cloud, subnets).length > 1) {
    return apiError("InvalidConfigurationRequest", "The subnets must be of one VPC");
  }
  if (new Set(zones).size < zones.length) {
    return apiError(
      "InvalidConfigurationRequest",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  }
  return lb["load_balancer_type"] === "application" && zones.length < 2
    ? apiError("ValidationError", "At least two subnets in two different Availability Zones must be specified")
    : undefined;
}

function strangeGroups(lb: Group, cloud: Cloud): string | undefined {
  const vpc = networkOf(cloud, subnetsOf(lb)[0]);
  const stray = textsAt(lb, "security_groups[]").find((id) => {
    const other = attributesOf(cloud, "aws_security_group", id)["vpc_id"];
    return says(other) && other !== vpc;
  });
  return stray && apiError("InvalidConfigurationRequest", `Security group ${stray} is not of the VPC ${vpc}`);
}

function strangeAddresses(lb: Group, cloud: Cloud): string | undefined {
  const wanted = textsAt(lb, "subnet_mapping.allocation_id");
  if (wanted.length > 0 && lb["internal"] === true) {
    return apiError("InvalidConfigurationRequest", "An internal load balancer takes no Elastic IP addresses");
  }
  const taken = [
    ...cloud.list("aws_lb").flatMap(({ attributes }) => textsAt(attributes, "subnet_mapping.allocation_id")),
    ...cloud.list("aws_eip_association").flatMap(({ attributes }) => textsAt(attributes, "allocation_id")),
  ];
  const twice = wanted.find((id) => taken.includes(id));
  return (
    twice && apiError("ResourceInUse", `The allocation ID '${twice}' is in use by another load balancer or machine`)
  );
}
