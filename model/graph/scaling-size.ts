import { when } from "../when";
import type { Arguments, Remark } from "./resources";
import { number } from "./values";

/** What is wrong with the numbers of a scaling group, on every cloud. */
export function scalingSize(args: Arguments): Remark[] {
  const [min, max, wanted] = ["min_size", "max_size", "desired_capacity"].map((name) => number(args[name]));
  return [
    ...when(min !== undefined && max !== undefined && min > max, () => ({
      at: "min_size",
      what: `\`min_size\` is ${min ?? ""}, more than \`max_size\`, which is ${max ?? ""}`,
      fix: "lower the one or raise the other",
    })),
    ...when(wanted !== undefined && (wanted < (min ?? wanted) || wanted > (max ?? wanted)), () => ({
      at: "desired_capacity",
      what: `\`desired_capacity\` is ${wanted ?? ""}, outside of \`min_size\` and \`max_size\``,
      fix: "write a number between them, or remove it",
    })),
  ];
}
