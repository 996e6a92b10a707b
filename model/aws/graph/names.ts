import type { Graph } from "../../cloud-model";
import { text } from "../../graph/values";
import type { Rule } from "../../rule";
import { eachOf } from "./provider";

interface Limit {
  readonly argument?: string;
  readonly max: number;
  readonly pattern?: RegExp;
}

const hyphenated = /^(?!-)[0-9A-Za-z-]+(?<!-)$/;

/** What names may be: providers/aws/meta.json, from the provider's own checks. */
const limits: Readonly<Record<string, Limit>> = {
  autoscaling_group: { max: 255 },
  cloudwatch_metric_alarm: { argument: "alarm_name", max: 255 },
  globalaccelerator_accelerator: { max: 255, pattern: hyphenated },
  iam_instance_profile: { max: 128 },
  iam_role: { max: 64 },
  iam_role_policy: { max: 128 },
  launch_template: { max: 128 },
  lb: { max: 32, pattern: /^(?!-|internal-)[0-9A-Za-z-]+(?<!-)$/ },
  lb_target_group: { max: 32, pattern: hyphenated },
  security_group: { max: 255, pattern: /^(?!sg-)/ },
};

/** Names. Facts: AWS sheet, section 4.1. */
export const nameRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(limits), {
    code: "name/wrong",
    source: "section 4.1; providers/aws/meta.json: lengths, formats",
    check: (args, { type }) => {
      const { argument: at = "name", max, pattern } = limits[type] ?? { max: Infinity };
      const name = text(args[at]);
      if (name === undefined) return [];
      if (name.length < 1 || name.length > max) {
        return [{ at, what: `\`${at}\` has ${name.length} characters`, fix: `write 1 to ${max}` }];
      }
      if (pattern === undefined || pattern.test(name)) return [];
      return [{ at, what: `\`${at}\` is ${name}, which AWS does not take`, fix: "choose another name" }];
    },
  }),
];
