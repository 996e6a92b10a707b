import type { Graph } from "../../cloud-model";
import { isSet, isTemplate, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Bytes of a start script in base64; section 4.5. */
const maxUserData = 16 * 1024;

/** Machines and what goes with them. Facts: Tencent sheet, sections 4.5, 17, 24 and 25. */
export const machineRules: readonly Rule<Graph>[] = [
  eachOf(["instance", "as_scaling_config"], {
    code: "machine/user-data",
    source: "section 4.5: 16 KB in base64",
    check: (args) =>
      ["user_data", "user_data_raw"].flatMap((name) => {
        const script = text(args[name]) ?? "";
        // raw, the provider encodes it
        const bytes = name === "user_data" ? script.length : Math.ceil(Buffer.byteLength(script) / 3) * 4;
        return when(bytes > maxUserData, () => ({
          at: name,
          what: `\`${name}\` has ${bytes} bytes in base64, more than ${maxUserData}`,
          fix: "let the script fetch the rest, or put it into the image",
        }));
      }),
  }),
  eachOf("instance", {
    code: "machine/instance-type",
    source: "section 24: the provider takes only types with a dot",
    check: ({ instance_type: type }) => {
      const written = text(type);
      return when(written !== undefined && !written.includes("."), () => ({
        at: "instance_type",
        what: `\`instance_type\` is ${written ?? ""}, which is none`,
        fix: "write family and size, e.g. S5.LARGE8",
      }));
    },
  }),
  eachOf("placement_group", {
    code: "machine/partitions",
    source: "section 4.5: only with PARTITION",
    check: (args) =>
      when(
        isSet(args, "partition_count") && !isTemplate(args["strategy"]) && text(args["strategy"]) !== "PARTITION",
        () => ({
          at: "partition_count",
          what: "`partition_count` belongs to `strategy = PARTITION`",
          fix: "write that strategy, or remove it",
        }),
      ),
  }),
  eachOf("key_pair", {
    code: "machine/key-name",
    source: "section 25: no dash",
    check: ({ key_name: name }) => {
      const written = text(name);
      return when(written !== undefined && !/^\w+$/.test(written), () => ({
        at: "key_name",
        what: `\`key_name\` is ${written ?? ""}`,
        fix: "write letters, digits and underscores only",
      }));
    },
  }),
  eachOf("kubernetes_node_pool", {
    code: "machine/pool-left",
    source: "section 17, rule 40: delete_keep_instance is true where it is left out",
    check: (args) =>
      when(!isSet(args, "delete_keep_instance"), () => ({
        at: "delete_keep_instance",
        what: "`delete_keep_instance` is left out, so destroying the pool leaves its machines, and their bill, behind",
        fix: "write false; or true, if that is what you want",
      })),
  }),
];
