import type { Graph } from "../../cloud-model";
import { scalingSize } from "../../graph/scaling-size";
import { flag, isSet, isTemplate, list, number, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Scaling groups and what they start. Facts: Alibaba sheet, section 4.4. */
export const scalingRules: readonly Rule<Graph>[] = [
  eachOf("ess_scaling_group", {
    code: "scaling/size",
    source: "section 4.4: 0 to 2000, min to max",
    check: scalingSize,
  }),
  eachOf("ess_scaling_group", {
    code: "scaling/vswitches",
    source: "section 4.4: needed in a VPC",
    check: (args) =>
      when(
        !isSet(args, "vswitch_ids") || (Array.isArray(args["vswitch_ids"]) && args["vswitch_ids"].length === 0),
        () => ({
          at: "vswitch_ids",
          what: "`vswitch_ids` is left out, so no machine can start",
          fix: "write the vSwitches machines start in",
        }),
      ),
  }),
  eachOf("ess_scaling_group", {
    code: "scaling/health",
    source: "section 4.4: health_check_type",
    check: (args) =>
      when(text(args["health_check_type"]) === "LOAD_BALANCER" && !isSet(args, "loadbalancer_ids"), () => ({
        at: "health_check_type",
        what: "`health_check_type` is LOAD_BALANCER, but no load balancer is named",
        fix: "write `loadbalancer_ids`, or ECS",
      })),
  }),
  eachOf("ess_scaling_configuration", {
    code: "scaling/security-group",
    source: "alicloud_ess_scaling_configuration: seen only at apply",
    check: (args) =>
      when(setAmong(args, ["security_group_id", "security_group_ids"]).length !== 1, () => ({
        at: "security_group_ids",
        what: "it needs `security_group_id` or `security_group_ids`, and has not exactly one of them",
        fix: "write `security_group_ids`",
      })),
  }),
  eachOf("ess_scaling_configuration", {
    code: "scaling/instance-type",
    source: "alicloud_ess_scaling_configuration: seen only at apply",
    check: (args) =>
      when(
        setAmong(args, ["instance_type", "instance_types", "instance_type_override", "instance_pattern_info"])
          .length === 0,
        () => ({
          at: "instance_type",
          what: "no instance type is named",
          fix: "write `instance_type`, e.g. ecs.c7.large",
        }),
      ),
  }),
  eachOf("ess_scaling_configuration", {
    code: "scaling/inactive",
    source: "alicloud_ess_scaling_configuration: active is false where it is left out",
    check: ({ active, enable }) =>
      (
        [
          ["active", active, "the group starts no machine from it"],
          ["enable", enable, "its group is not started"],
        ] as const
      ).flatMap(([name, value, why]) =>
        when(!isTemplate(value) && flag(value) !== true, () => ({
          at: name,
          what: `\`${name}\` is not true, so ${why}`,
          fix: `write \`${name} = true\``,
        })),
      ),
  }),
  eachOf("ess_scaling_configuration", {
    code: "scaling/disk",
    source: "alicloud_ess_scaling_configuration: 20 to 500, and 40 at least",
    check: ({ system_disk_size: size }) => {
      const gb = number(size);
      return when(gb !== undefined && (gb < 40 || gb > 500), () => ({
        at: "system_disk_size",
        what: `\`system_disk_size\` is ${gb ?? ""}`,
        fix: "write 40 to 500",
      }));
    },
  }),
  eachOf("ess_scaling_rule", {
    code: "scaling/rule",
    source: "ESS: CreateScalingRule: a target tracking rule has a metric and a target",
    check: (args) => {
      if (text(args["scaling_rule_type"]) !== "TargetTrackingScalingRule") return [];
      return ["metric_name", "target_value"]
        .filter((name) => !isSet(args, name))
        .map((name) => ({ at: name, what: `\`${name}\` is left out`, fix: "write it" }));
    },
  }),
  eachOf("ess_scaling_group", {
    code: "scaling/removal",
    source: "section 20: removal_policies, 2 at most",
    check: ({ removal_policies: policies }) =>
      when(list(policies).length > 2, () => ({
        at: "removal_policies",
        what: `\`removal_policies\` has ${list(policies).length} entries`,
        fix: "write two at most",
      })),
  }),
];
