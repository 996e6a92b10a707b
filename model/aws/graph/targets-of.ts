import type { Graph } from "../../cloud-model";
import type { Resource } from "../../graph/resources";
import { blocks, reference } from "../../graph/values";
import { referred, resourcesOf } from "./provider";

/** The target groups of a load balancer that are in the same stack. */
export function targetsOf(graph: Graph, { address }: Resource): Resource[] {
  const actions = resourcesOf(graph, "lb_listener")
    .filter(({ args }) => reference(args["load_balancer_arn"])?.address === address)
    .flatMap(({ args }) => blocks(args, "default_action"));
  const arns = actions.flatMap((action) => [
    action["target_group_arn"],
    ...blocks(action, "forward").flatMap((forward) => blocks(forward, "target_group").map(({ arn }) => arn)),
  ]);
  return [...new Set(arns)].flatMap((arn) => referred(graph, arn, "lb_target_group") ?? []);
}
