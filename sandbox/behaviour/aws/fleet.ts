import type { Cloud } from "../../provider/cloud";
import { valuesAt } from "../../value/path";
import { isGroup, shown, type Group } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { eachIn } from "../each-in";
import { either, onWrite, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { account, generatedName } from "./names";
import { apiError } from "./api-error";
import { randomUUID } from "node:crypto";

const group = { autoscaling_group_name: { to: ["aws_autoscaling_group"], onDelete: "with" } } as const;

/** Fleets of machines, an object each: the machines are none. Facts: AWS sheet, sections 5 and 6. */
export const fleet: Readonly<Record<string, Behaviour>> = {
  aws_autoscaling_group: {
    id: "{name}",
    namedPerRegion: true,
    references: {
      "launch_template.id": { to: ["aws_launch_template"], onDelete: "leave" },
      "launch_template.name": { to: ["aws_launch_template"], by: "name", onDelete: "leave" },
      "vpc_zone_identifier[]": { to: ["aws_subnet"] },
      "target_group_arns[]": { to: ["aws_lb_target_group"], onDelete: "leave" },
    },
    unique: {
      attribute: "name",
      says: (name) => apiError("AlreadyExists", `AutoScalingGroup by this name already exists: ${name}`),
    },
    computed: {
      name: generatedName("terraform-"),
      arn: ({ region, name }) =>
        `arn:aws:autoscaling:${shown(region)}:${account}:autoScalingGroup:${randomUUID()}:autoScalingGroupName/${shown(name)}`,
      desired_capacity: ({ min_size: min }) => min ?? 0,
      availability_zones: (own, cloud) => [
        ...new Set(
          textsAt(own, "vpc_zone_identifier[]").flatMap((id) =>
            textsAt(attributesOf(cloud, "aws_subnet", id), "availability_zone"),
          ),
        ),
      ],
      default_cooldown: 300,
      health_check_type: "EC2",
      load_balancers: [],
      target_group_arns: [],
      vpc_zone_identifier: [],
      service_linked_role_arn: `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      predicted_capacity: 0,
      warm_pool_size: 0,
    },
    keptBlocks: ["availability_zone_distribution", "capacity_reservation_specification", "traffic_source"],
    neverRead: [
      "force_delete",
      "force_delete_warm_pool",
      "ignore_failed_scaling_activities",
      "min_elb_capacity",
      "wait_for_capacity_timeout",
      "wait_for_elb_capacity",
    ],
    refusedAtApply: [
      onWrite((after, change) =>
        either(
          () => strangeCapacity(after, change),
          () => strangeVersion(after, change.cloud),
        ),
      ),
    ],
    kept: (told, _before, cloud) => ({
      ...told,
      desired_capacity: Math.min(
        Math.max(Number(told["desired_capacity"]), Number(told["min_size"])),
        Number(told["max_size"]),
      ),
      launch_template: eachIn(told["launch_template"], (one) => namedTemplate(one, cloud)),
    }),
  },
  aws_autoscaling_policy: {
    // the provider's id is the name alone, which another group may have as well
    id: "{autoscaling_group_name}/{name}",
    namedPerRegion: true,
    references: group,
    computed: {
      arn: ({ region, autoscaling_group_name: own, name }) =>
        `arn:aws:autoscaling:${shown(region)}:${account}:scalingPolicy:${randomUUID()}:autoScalingGroupName/${shown(own)}:policyName/${shown(name)}`,
      metric_aggregation_type: ({ policy_type: type }) => (type === "StepScaling" ? "Average" : null),
    },
  },
  aws_autoscaling_lifecycle_hook: {
    id: "{autoscaling_group_name}/{name}",
    namedPerRegion: true,
    references: group,
    computed: { default_result: "ABANDON" },
  },
  aws_autoscaling_attachment: {
    references: { ...group, lb_target_group_arn: { to: ["aws_lb_target_group"], onDelete: "with" } },
  },
};

/** A capacity that nobody wrote follows the two ends. */
function strangeCapacity(after: Group, { config }: Change): string | undefined {
  const [min, max] = [Number(after["min_size"]), Number(after["max_size"])];
  if (min > max)
    return apiError("ValidationError", `Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  const desired = config?.["desired_capacity"];
  return typeof desired === "number" && (desired < min || desired > max)
    ? apiError(
        "ValidationError",
        `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
      )
    : undefined;
}

function strangeVersion(after: Group, cloud: Cloud): string | undefined {
  for (const { value } of valuesAt(after, "launch_template[]")) {
    const template = isGroup(value) ? attributesOf(cloud, "aws_launch_template", value["id"]) : {};
    const version = isGroup(value) ? Number(value["version"] ?? NaN) : NaN;
    if (version > Number(template["latest_version"])) {
      return apiError("ValidationError", `launch template ${shown(template["name"])} has no version ${version}`);
    }
  }
  return undefined;
}

function namedTemplate(one: Group, cloud: Cloud): Group {
  const found = cloud
    .list("aws_launch_template")
    .find(({ id, attributes }) => (says(one["id"]) ? id === one["id"] : attributes["name"] === one["name"]));
  return {
    id: found?.id ?? one["id"] ?? null,
    name: found?.attributes["name"] ?? one["name"] ?? null,
    version: says(one["version"]) ? (one["version"] ?? null) : "$Default",
  };
}
