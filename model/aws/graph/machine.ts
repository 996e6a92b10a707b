import type { Graph } from "../../cloud-model";
import { scalingSize } from "../../graph/scaling-size";
import { blocks, flag, isSet, isTemplate, mayHaveMore, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const both = ["launch_template", "instance"];
/** Bytes of a start script before base64. */
const maxUserData = 16_384;

/** Machines and what they are made from. Facts: EC2 documentation. */
export const machineRules: readonly Rule<Graph>[] = [
  eachOf(both, {
    code: "machine/metadata",
    source: "design: credentials of a machine by session token only (IMDSv2)",
    check: (args) => {
      if (mayHaveMore(args, "metadata_options")) return [];
      const options = blocks(args, "metadata_options");
      const open = options.every(({ http_tokens: tokens, http_endpoint: endpoint }) => {
        if (isTemplate(tokens) || isTemplate(endpoint)) return false;
        return text(tokens) !== "required" && text(endpoint) !== "disabled";
      });
      return when(open, () => ({
        at: "metadata_options",
        what: "whoever makes the machine fetch an address can have its credentials",
        fix: "write `metadata_options { http_tokens = required }`",
      }));
    },
  }),
  eachOf("launch_template", {
    code: "machine/disk-open",
    source: "design: disks are encrypted",
    check: (args) =>
      blocks(args, "block_device_mappings")
        .flatMap((mapping) => blocks(mapping, "ebs"))
        .filter((disk) => !isSet(disk, "encrypted") || flag(disk["encrypted"]) === false)
        .map(() => ({
          at: "block_device_mappings",
          what: "`ebs.encrypted` is not true, so what is on the disk can be read from a copy of it",
          fix: "write `encrypted = true`",
        })),
  }),
  eachOf(both, {
    code: "machine/user-data",
    source: "EC2: 16 KB before base64",
    check: (args, { type }) =>
      ["user_data", "user_data_base64"].flatMap((name) => {
        const script = text(args[name]) ?? "";
        const encoded = name === "user_data_base64" || type === "launch_template";
        const bytes = encoded ? Buffer.from(script, "base64").length : Buffer.byteLength(script);
        return when(bytes > maxUserData, () => ({
          at: name,
          what: `\`${name}\` has ${bytes} bytes, more than ${maxUserData}`,
          fix: "let the script fetch the rest, or put it into the image",
        }));
      }),
  }),
  eachOf("launch_template", {
    code: "machine/security-groups",
    source: "EC2: network interfaces and groups of the instance exclude each other",
    check: (args) =>
      when(isSet(args, "network_interfaces") && isSet(args, "vpc_security_group_ids"), () => ({
        at: "vpc_security_group_ids",
        what: "`vpc_security_group_ids` is set beside `network_interfaces`, so no machine can start",
        fix: "move the groups to `network_interfaces.security_groups`",
      })),
  }),
  eachOf("autoscaling_group", {
    code: "scaling/size",
    source: "Auto Scaling: min to max",
    check: scalingSize,
  }),
];
