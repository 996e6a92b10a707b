import type { Graph } from "../../cloud-model";
import type { Arguments, Remark } from "../../graph/resources";
import { blocks } from "../../graph/values";
import type { Rule } from "../../rule";
import { eachOf } from "./provider";

/** A rule on each endpoint of a group. */
export function eachEndpoint(
  code: string,
  source: string,
  check: (endpoint: Arguments, graph: Graph, group: Arguments) => readonly Omit<Remark, "at">[],
): Rule<Graph> {
  const at = "endpoint_configuration";
  return eachOf("globalaccelerator_endpoint_group", {
    code,
    source,
    check: (group, _resource, graph) =>
      blocks(group, at).flatMap((endpoint) => check(endpoint, graph, group).map((remark) => ({ at, ...remark }))),
  });
}
