import { equal } from "../../value/equal";
import { shown, unknown, type Group, type Value } from "../../value/value";
import { privateAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { eachIn } from "../each-in";
import { onDelete, says } from "../objections";
import { freeAddress } from "./address";
import { attributesOf, textsAt } from "../look-up";
import { networkOf } from "./look-up";
import { arn, digest, ec2Id, generatedName } from "./names";
import { apiError } from "./api-error";
import { securityGroups } from "./security-group";

/** What makes no other version of a launch template, and what is no part of one. */
const ofNoVersion = ["description", "default_version", "update_default_version", "latest_version"];
const ofTheTemplate = ["id", "arn", "name", "name_prefix", "tags", "tags_all", "region"];

/** Machines and how they are made. Facts: AWS sheet, sections 5 and 6. */
export const compute: Readonly<Record<string, Behaviour>> = {
  aws_instance: {
    id: ec2Id("i"),
    references: {
      subnet_id: { to: ["aws_subnet"] },
      "vpc_security_group_ids[]": securityGroups,
      key_name: { to: ["aws_key_pair"], onDelete: "leave" },
      iam_instance_profile: { to: ["aws_iam_instance_profile"], onDelete: "leave" },
    },
    inUse: "OperationNotPermitted",
    computed: {
      arn: arn("ec2", "instance/{id}"),
      availability_zone: ({ subnet_id: subnet, region }, cloud) =>
        attributesOf(cloud, "aws_subnet", subnet)["availability_zone"] ?? `${shown(region)}a`,
      private_ip: privateAddress("aws_subnet", "subnet_id", { aws_instance: "private_ip" }),
      associate_public_ip_address: ({ subnet_id: subnet }, cloud) =>
        attributesOf(cloud, "aws_subnet", subnet)["map_public_ip_on_launch"] ?? false,
      public_ip: (machine, cloud) =>
        machine["associate_public_ip_address"] === true ? freeAddress(machine, cloud) : "",
      private_dns: ({ private_ip: ip, region }) =>
        `ip-${shown(ip).replaceAll(".", "-")}.${shown(region)}.compute.internal`,
      vpc_security_group_ids: ({ subnet_id: subnet }, cloud) =>
        textsAt(attributesOf(cloud, "aws_vpc", networkOf(cloud, subnet)), "default_security_group_id"),
      primary_network_interface_id: ec2Id("eni"),
      instance_state: "running",
      instance_initiated_shutdown_behavior: "stop",
      disable_api_termination: false,
      disable_api_stop: false,
      ebs_optimized: false,
      monitoring: false,
      tenancy: "default",
    },
    keptBlocks: [
      "capacity_reservation_specification",
      "cpu_options",
      "credit_specification",
      "ebs_block_device",
      "enclave_options",
      "ephemeral_block_device",
      "instance_market_options",
      "launch_template",
      "maintenance_options",
      "metadata_options",
      "network_interface",
      "primary_network_interface",
      "private_dns_name_options",
      "root_block_device",
    ],
    replacedBy: ({ before, after }) =>
      after?.["user_data_replace_on_change"] === true
        ? ["user_data", "user_data_base64"].filter((name) => before?.[name] !== after[name])
        : [],
    neverRead: ["user_data_replace_on_change", "get_password_data", "force_destroy"],
    refusedAtApply: [
      onDelete(({ disable_api_termination: kept, id }) =>
        kept === true
          ? apiError("OperationNotPermitted", `The instance '${shown(id)}' may not be terminated`)
          : undefined,
      ),
    ],
  },
  aws_key_pair: {
    id: "{key_name}",
    namedPerRegion: true,
    unique: {
      attribute: "key_name",
      says: (name) => apiError("InvalidKeyPair.Duplicate", `The keypair '${name}' already exists`),
    },
    computed: {
      key_name: ({ key_name_prefix: prefix }, cloud) =>
        generatedName("terraform-")({ name_prefix: prefix ?? null }, cloud),
      key_pair_id: ec2Id("key"),
      key_type: ({ public_key: key }) => (shown(key).includes("ed25519") ? "ed25519" : "rsa"),
      fingerprint: ({ public_key: key }) => digest(shown(key), 32).replace(/(..)(?=.)/g, "$1:"),
      arn: arn("ec2", "key-pair/{key_name}"),
    },
    neverRead: ["public_key"],
  },
  aws_launch_template: {
    id: ec2Id("lt"),
    references: {
      "vpc_security_group_ids[]": { ...securityGroups, onDelete: "leave" },
      "network_interfaces.security_groups[]": { ...securityGroups, onDelete: "leave" },
      "iam_instance_profile.name": { to: ["aws_iam_instance_profile"], onDelete: "leave" },
      "iam_instance_profile.arn": { to: ["aws_iam_instance_profile"], by: "arn", onDelete: "leave" },
      key_name: { to: ["aws_key_pair"], onDelete: "leave" },
    },
    unique: {
      attribute: "name",
      says: (name) =>
        apiError("InvalidLaunchTemplateName.AlreadyExistsException", `Launch template name ${name} is in use`),
    },
    computed: { name: generatedName("terraform-"), arn: arn("ec2", "launch-template/{id}") },
    keptBlocks: ["metadata_options"],
    neverRead: ["update_default_version"],
    planned: ({ before, after }) => {
      const same = (name: string): boolean =>
        ["id", "arn", "name", "name_prefix", ...ofNoVersion].includes(name) || isSame(name, before, after);
      if (before === null || Object.keys(after).every(same)) return after;
      return {
        ...after,
        latest_version: unknown,
        ...(after["update_default_version"] === true && { default_version: unknown }),
      };
    },
    kept: (told, before) => ({ ...told, ...versionsOf(told, before), metadata_options: keptOptions(told) }),
  },
};

function isSame(name: string, before: Group | null, after: Group): boolean {
  return equal("dynamic", before?.[name] ?? null, after[name] ?? null);
}

/** A template is never changed: every change is another version of it. */
function versionsOf(told: Group, before: Group | null): Group {
  const held = { ...told, metadata_options: keptOptions(told) };
  const same = Object.keys(told).every(
    (name) => [...ofTheTemplate, ...ofNoVersion].includes(name) || isSame(name, before, held),
  );
  const latest = before === null ? 1 : Number(before["latest_version"]) + (same ? 0 : 1);
  const chosen = told["default_version"] ?? before?.["default_version"] ?? 1;
  return { latest_version: latest, default_version: told["update_default_version"] === true ? latest : chosen };
}

function keptOptions({ metadata_options: options }: Group): Value {
  return eachIn(options, (one) => ({
    http_endpoint: or(one["http_endpoint"], "enabled"),
    http_protocol_ipv6: or(one["http_protocol_ipv6"], "disabled"),
    http_put_response_hop_limit: or(one["http_put_response_hop_limit"], 1),
    http_tokens: or(one["http_tokens"], "optional"),
    instance_metadata_tags: or(one["instance_metadata_tags"], "disabled"),
  }));
}

function or(value: Value | undefined, usual: string | number): Value {
  return says(value) ? (value ?? null) : usual;
}
