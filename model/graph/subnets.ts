import type { Graph } from "../cloud-model";
import { contains, overlaps } from "../network";
import { pairs } from "../pairs";
import type { Rule } from "../rule";
import { when } from "../when";
import { cidr } from "./cidr";
import type { Provider } from "./provider";
import { bySame, finding } from "./resources";
import { identity, reference } from "./values";

/** Subnets of the networks of one stack; `type` is what the cloud calls them. */
export function subnetRules(
  { eachOf, resourcesOf }: Provider,
  section: string,
  type: "subnet" | "vswitch" = "subnet",
): readonly Rule<Graph>[] {
  return [
    eachOf(type, {
      code: "network/subnet-outside",
      source: `${section}: a subnet is a part of its VPC`,
      check: ({ cidr_block: block, vpc_id: vpc }, _resource, graph) => {
        const { address } = reference(vpc) ?? {};
        const around = cidr(resourcesOf(graph, "vpc").find((one) => one.address === address)?.args["cidr_block"]);
        const range = cidr(block);
        return when(range !== undefined && around !== undefined && !contains(around, range), () => ({
          at: "cidr_block",
          what: `\`cidr_block\` is ${range ?? ""}, outside of its network, which is ${around ?? ""}`,
          fix: `choose a range inside ${around ?? ""}`,
        }));
      },
    }),
    {
      code: "network/subnet-overlap",
      source: `${section}: subnets of one VPC are disjoint`,
      check: (graph) =>
        [...bySame(resourcesOf(graph, type), ({ vpc_id: vpc }) => identity(vpc)).values()].flatMap((subnets) =>
          pairs(subnets).flatMap(([one, other]) => {
            const [a, b] = [cidr(one.args["cidr_block"]), cidr(other.args["cidr_block"])];
            if (a === undefined || b === undefined || !overlaps(a, b)) return [];
            const what = `\`cidr_block\` is ${b}, which overlaps that of ${one.address} (${a})`;
            return [finding(other, { at: "cidr_block", what, fix: "choose another range" })];
          }),
        ),
    },
  ];
}
