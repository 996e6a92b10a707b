import type { Graph } from "../../cloud-model";
import { scalingSize } from "../../graph/scaling-size";
import { blocks, isSet, list, mayHaveMore, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Values the schema lets through and the API refuses. */
const choices: Readonly<Record<string, readonly string[]>> = {
  health_check_type: ["CVM", "CLB"],
  replace_mode: ["RECREATE", "RESET"],
  scaling_mode: ["CLASSIC_SCALING", "WAKE_UP_STOPPED_SCALING"],
  instance_allocation_policy: ["LAUNCH_CONFIGURATION", "SPOT_MIXED"],
};

/** Scaling groups and what they start. Facts: Tencent sheet, sections 4.5, 24 and 25. */
export const scalingRules: readonly Rule<Graph>[] = [
  eachOf("as_scaling_group", {
    code: "scaling/size",
    source: "section 4.5: 0 to 2000, min to max",
    check: scalingSize,
  }),
  eachOf("as_scaling_group", {
    code: "scaling/subnets",
    source: "section 4.5: needed in a VPC",
    check: (args) =>
      when(
        !isSet(args, "subnet_ids") || (Array.isArray(args["subnet_ids"]) && args["subnet_ids"].length === 0),
        () => ({
          at: "subnet_ids",
          what: "`subnet_ids` is left out, so no machine can start",
          fix: "write the subnets machines start in",
        }),
      ),
  }),
  eachOf("as_scaling_group", {
    code: "scaling/choice",
    source: "section 4.5: seen only at apply",
    check: (args) =>
      Object.entries(choices).flatMap(([name, values]) => {
        const written = text(args[name]);
        return when(written !== undefined && !values.includes(written), () => ({
          at: name,
          what: `\`${name}\` is ${written ?? ""}`,
          fix: `write one of: ${values.join(", ")}`,
        }));
      }),
  }),
  eachOf("as_scaling_group", {
    code: "scaling/termination",
    source: "section 25: one policy",
    check: ({ termination_policies: policies }) =>
      when(list(policies).length > 1, () => ({
        at: "termination_policies",
        what: `\`termination_policies\` has ${list(policies).length} entries`,
        fix: "write one: OLDEST_INSTANCE or NEWEST_INSTANCE",
      })),
  }),
  eachOf("as_scaling_config", {
    code: "scaling/host-name-style",
    source: "section 25: the plan never comes to rest",
    check: (args) =>
      blocks(args, "host_name_settings").flatMap((settings) =>
        when(!isSet(settings, "host_name_style"), () => ({
          at: "host_name_settings",
          what: "`host_name_settings.host_name_style` is left out",
          fix: "write ORIGINAL or UNIQUE",
        })),
      ),
  }),
  eachOf("as_scaling_config", {
    code: "scaling/image",
    source: "section 4.5: one of image_id and image_family",
    check: (args) =>
      when(isSet(args, "image_id") === isSet(args, "image_family"), () => ({
        at: "image_id",
        what: isSet(args, "image_id") ? "`image_id` and `image_family` are both set" : "no image is named",
        fix: "write `image_id`",
      })),
  }),
  eachOf("as_scaling_config", {
    code: "scaling/disk-left",
    source: "section 17, rule 40: data disks survive the machine",
    check: (args) =>
      mayHaveMore(args, "data_disk")
        ? []
        : blocks(args, "data_disk").flatMap((disk) =>
            when(!isSet(disk, "delete_with_instance"), () => ({
              at: "data_disk",
              what: "`data_disk.delete_with_instance` is left out, so every machine that goes leaves its disk, and its bill, behind",
              fix: "write true; or false, if that is what you want",
            })),
          ),
  }),
];
