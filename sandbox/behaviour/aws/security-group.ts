import type { Cloud } from "../../provider/cloud";
import { isList, shown, type Group } from "../../value/value";
import type { Behaviour, Reference } from "../behaviour";
import { onCreate, onDelete, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { account, arn, ec2Id, generatedName } from "./names";
import { apiError } from "./api-error";

/** A security group, which may be the one that comes with a network. */
export const securityGroups: Reference = { to: ["aws_security_group", "aws_vpc.default_security_group_id"] };

const sources = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

/** Who may pass. Facts: AWS sheet, sections 5 and 11. */
export const securityGroup: Readonly<Record<string, Behaviour>> = {
  aws_security_group: {
    id: ec2Id("sg"),
    inUse: "DependencyViolation",
    retriesDelete: true,
    references: {
      vpc_id: { to: ["aws_vpc"] },
      "ingress.security_groups[]": securityGroups,
      "egress.security_groups[]": securityGroups,
    },
    computed: {
      name: generatedName("terraform-"),
      arn: arn("ec2", "security-group/{id}"),
      owner_id: account,
      ingress: [],
      egress: [],
    },
    neverRead: ["revoke_rules_on_delete"],
    refusedAtApply: [
      onCreate(({ name, vpc_id: vpc }, cloud) =>
        isTaken(shown(name), shown(vpc), cloud)
          ? apiError("InvalidGroup.Duplicate", `The security group '${shown(name)}' already exists for ${shown(vpc)}`)
          : undefined,
      ),
      onDelete((_group, { id = "", cloud }) => {
        const fleet = cloud
          .list("aws_autoscaling_group")
          .find(({ attributes }) => groupsOf(attributes, cloud).includes(id));
        return (
          fleet && apiError("DependencyViolation", `resource ${id} has a dependent object: machines of ${fleet.id}`)
        );
      }),
    ],
  },
  aws_vpc_security_group_ingress_rule: rule("aws_vpc_security_group_ingress_rule"),
  aws_vpc_security_group_egress_rule: rule("aws_vpc_security_group_egress_rule"),
};

function rule(type: string): Behaviour {
  return {
    id: "{security_group_rule_id}",
    references: {
      security_group_id: { ...securityGroups, onDelete: "with" },
      referenced_security_group_id: securityGroups,
    },
    computed: {
      security_group_rule_id: ec2Id("sgr"),
      arn: arn("ec2", "security-group-rule/{security_group_rule_id}"),
    },
    replacedBy: ({ before, after }) => {
      const kind = (state: Group | null): string | undefined =>
        sources.find((name) => (state?.[name] ?? null) !== null);
      return kind(before) === kind(after) ? [] : sources;
    },
    refusedAtApply: [
      onCreate((after, cloud) => {
        const names = ["security_group_id", "ip_protocol", "from_port", "to_port", ...sources];
        const twin = cloud
          .list(type)
          .some(({ attributes }) => names.every((name) => (attributes[name] ?? null) === (after[name] ?? null)));
        return twin
          ? apiError(
              "InvalidPermission.Duplicate",
              `the same rule already exists in ${shown(after["security_group_id"])}`,
            )
          : undefined;
      }),
    ],
  };
}

/** Global Accelerator makes a group of its own in a network whose endpoints keep the client's address. */
function isTaken(name: string, vpc: string, cloud: Cloud): boolean {
  const accelerated = cloud
    .everywhere("aws_globalaccelerator_endpoint_group")
    .some(({ attributes }) => textsAt(attributes, "interfaces.vpc_id").includes(vpc));
  if (name === "default" || (name === "GlobalAccelerator" && accelerated)) return true;
  return cloud
    .list("aws_security_group")
    .some(({ attributes }) => attributes["name"] === name && attributes["vpc_id"] === vpc);
}

/** The security groups of a fleet's machines. */
function groupsOf(fleet: Group, cloud: Cloud): string[] {
  if (Number(fleet["desired_capacity"]) === 0) return [];
  const [block] = isList(fleet["launch_template"]) ? fleet["launch_template"] : [];
  const id = textsAt({ block: block ?? null }, "block.id")[0];
  const template = says(id) ? attributesOf(cloud, "aws_launch_template", id) : {};
  return [
    ...textsAt(template, "vpc_security_group_ids[]"),
    ...textsAt(template, "network_interfaces.security_groups[]"),
  ];
}
