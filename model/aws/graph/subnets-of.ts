import type { Graph } from "../../cloud-model";
import type { Arguments, Resource } from "../../graph/resources";
import { blocks, list } from "../../graph/values";
import { referred } from "./provider";

/** The subnets of a load balancer or a machine that are in the same stack. */
export function subnetsOf(graph: Graph, args: Arguments): Resource[] {
  const subnets = [
    ...list(args["subnets"]),
    args["subnet_id"],
    ...blocks(args, "subnet_mapping").map(({ subnet_id: id }) => id),
  ];
  return subnets.flatMap((subnet) => referred(graph, subnet, "subnet") ?? []);
}
