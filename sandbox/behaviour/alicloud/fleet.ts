import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { attributesOf, textsAt } from "../look-up";
import { either, onDelete, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { account, defaultGroup } from "./names";
import { longUserData } from "./user-data";

const configuration = "alicloud_ess_scaling_configuration";
const group = { to: ["alicloud_ess_scaling_group"], onDelete: "with" } as const;
const securityGroup = { to: ["alicloud_security_group"] };

/** Fleets of machines, an object each: the machines are none. Facts: Alibaba sheet, sections 4.4 and 20. */
export const fleet: Readonly<Record<string, Behaviour>> = {
  alicloud_ess_scaling_group: {
    id: "asg-{*}",
    references: {
      "vswitch_ids[]": { to: ["alicloud_vswitch"] },
      vswitch_id: { to: ["alicloud_vswitch"] },
      "loadbalancer_ids[]": { to: ["alicloud_slb_load_balancer"], onDelete: "leave" },
    },
    unique: {
      attribute: "scaling_group_name",
      says: (name) => apiError("InvalidScalingGroupName.Duplicate", `The specified value ${name} is used already`),
    },
    computed: {
      group_type: "ECS",
      health_check_type: "ECS",
      removal_policies: ["OldestScalingConfiguration", "OldestInstance"],
      resource_group_id: defaultGroup,
      scaling_policy: "recycle",
    },
    refusedAtApply: [
      onWrite((after, { cloud }) =>
        either(
          () => strangeSize(after),
          () => unheardBalancer(after, cloud),
        ),
      ),
      onDelete(({ group_deletion_protection: kept, id }) =>
        kept === true
          ? apiError(
              "OperationDenied.GroupDeletionProtection",
              `${shown(id)}: switch group_deletion_protection off first`,
            )
          : undefined,
      ),
    ],
  },
  [configuration]: {
    id: "asc-{*}",
    references: {
      scaling_group_id: group,
      security_group_id: securityGroup,
      "security_group_ids[]": securityGroup,
    },
    computed: {
      active: false,
      internet_charge_type: "PayByBandwidth",
      scaling_configuration_name: "{id}",
      substitute: "",
    },
    neverRead: ["enable", "force_delete", "is_outdated", "override", "password", "password_inherit"],
    refusedAtApply: [
      onWrite((after) =>
        either(
          () => unassigned(after, ["security_group_id", "security_group_ids"]),
          () =>
            unassigned(after, ["instance_type", "instance_types", "instance_type_override", "instance_pattern_info"]),
          () => longUserData(after["user_data"]),
        ),
      ),
      onDelete(lastOfItsGroup),
    ],
  },
  alicloud_ess_scaling_rule: {
    id: "{scaling_group_id}:asr-{*}",
    references: { scaling_group_id: group },
    computed: {
      ari: (_rule, { region }) => `ari:acs:ess:${region}:${account}:scalingrule/`,
      scaling_rule_name: "asr-{*}",
    },
    refusedAtApply: [
      onWrite((rule) => {
        const target = rule["scaling_rule_type"] === "TargetTrackingScalingRule";
        const needed = target ? ["metric_name", "target_value"] : ["adjustment_type", "adjustment_value"];
        const simple = rule["scaling_rule_type"] === "SimpleScalingRule";
        const name = target || simple ? needed.find((one) => !says(rule[one])) : undefined;
        return name && apiError(`MissingParameter.${name}`, `${shown(rule["scaling_rule_type"])} needs ${name}`);
      }),
    ],
  },
};

function strangeSize({ min_size: min, max_size: max, desired_capacity: desired }: Group): string | undefined {
  if (Number(min) > Number(max))
    return apiError("InvalidParameter", `MinSize ${shown(min)} is above MaxSize ${shown(max)}`);
  return typeof desired === "number" && (desired < Number(min) || desired > Number(max))
    ? apiError("InvalidDesiredCapacity", `desired_capacity ${desired} is not from ${shown(min)} to ${shown(max)}`)
    : undefined;
}

/** A load balancer can serve a fleet once something listens there. */
function unheardBalancer(after: Group, cloud: Cloud): string | undefined {
  const listeners = cloud.list("alicloud_slb_listener").map(({ attributes }) => attributes["load_balancer_id"]);
  const silent = textsAt(after, "loadbalancer_ids[]").find((id) => !listeners.includes(id));
  return silent && apiError("IncorrectLoadBalancerHealthCheck", `${silent} has no listener with a health check yet`);
}

function unassigned(group: Group, names: readonly string[]): string | undefined {
  const some = names.some((name) => {
    const value = group[name];
    return Array.isArray(value) ? value.length > 0 : says(value);
  });
  return some ? undefined : `${names.join(" or ")} must be assigned`;
}

/** The provider keeps the last configuration of a group, unless it is told to let the group go with it. */
function lastOfItsGroup({ id, scaling_group_id: group, force_delete: force }: Group, { cloud }: { cloud: Cloud }) {
  const others = cloud.list(configuration).some((one) => one.id !== id && one.attributes["scaling_group_id"] === group);
  const there = attributesOf(cloud, "alicloud_ess_scaling_group", group)["min_size"] !== undefined;
  return force === true || others || !there
    ? undefined
    : `${shown(id)} is the last configuration of the scaling group ${shown(group)}: activate another one first, or set ` +
        "force_delete to true to delete it with its group";
}
