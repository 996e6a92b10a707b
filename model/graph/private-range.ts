import { contains, privateRanges } from "../network";
import { when } from "../when";
import { cidr } from "./cidr";

/** Whether the range of a network is one of those that are nobody's on the Internet. */
export function privateRange({ cidr_block: block }: Readonly<Record<string, unknown>>) {
  const range = cidr(block);
  return when(range !== undefined && !privateRanges.some((one) => contains(one, range)), () => ({
    at: "cidr_block",
    what: `\`cidr_block\` is ${range ?? ""}, which is not a private range`,
    fix: `choose a range inside ${privateRanges.join(", ")}`,
  }));
}
