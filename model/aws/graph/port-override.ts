import type { Graph } from "../../cloud-model";
import { blocks, number } from "../../graph/values";
import type { Arguments, Remark } from "../../graph/resources";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { acceleratorKey, listenerOf, listeners, rangesOf, type Range } from "./accelerated";
import { eachOf } from "./provider";

/** Ports of endpoints that are other than the listener's. Facts: AWS sheet, section 20, rule 10. */
export const portOverrideRules: readonly Rule<Graph>[] = [
  overrides("override/count", "section 16: 10 per group", (ports) =>
    when(ports.length > 10, () => ({ what: `it has ${ports.length} port overrides`, fix: "write at most 10" })),
  ),
  overrides("override/twice", "section 20, rule 10: no duplicates", (ports) =>
    (["listener", "endpoint"] as const).flatMap((end) =>
      ports
        .filter(({ [end]: port }, index) => port !== undefined && ports.findIndex((one) => one[end] === port) < index)
        .map(({ [end]: port = 0 }) => ({
          what: `two overrides have the ${end} port ${port}`,
          fix: "keep one of the two",
        })),
    ),
  ),
  overrides("override/listener-port", "section 20, rule 10: inside the listener's ranges", (ports, graph, group) => {
    const listener = listenerOf(graph, group);
    const ranges = listener ? rangesOf(listener) : [];
    if (listener === undefined || ranges.length < blocks(listener.args, "port_range").length) return [];
    return ports.flatMap(({ listener: port }) =>
      when(port !== undefined && !isIn(port, ranges), () => ({
        what: `\`listener_port\` ${port ?? ""} is in no range of its listener`,
        fix: "write one of the listener's ports",
      })),
    );
  }),
  overrides("override/endpoint-port", "section 20, rule 10: AWS rejects the group", (ports, graph, group) => {
    const key = acceleratorKey(listenerOf(graph, group));
    const ranges = listeners(graph)
      .filter((one) => key !== undefined && acceleratorKey(one) === key)
      .flatMap((one) => rangesOf(one));
    return ports.flatMap(({ endpoint: port }) =>
      when(port !== undefined && isIn(port, ranges), () => ({
        what: `\`endpoint_port\` ${port ?? ""} is inside a range of a listener of the same accelerator, which AWS rejects`,
        fix: "let the endpoint listen on a port outside of all ranges",
      })),
    );
  }),
];

interface Override {
  readonly listener: number | undefined;
  readonly endpoint: number | undefined;
}

/** A rule on the overrides of a group. */
function overrides(
  code: string,
  source: string,
  check: (ports: readonly Override[], graph: Graph, group: Arguments) => readonly Omit<Remark, "at">[],
): Rule<Graph> {
  const at = "port_override";
  return eachOf("globalaccelerator_endpoint_group", {
    code,
    source,
    check: (group, _resource, graph) => {
      const ports = blocks(group, at).map(({ listener_port: listener, endpoint_port: endpoint }) => ({
        listener: number(listener),
        endpoint: number(endpoint),
      }));
      return check(ports, graph, group).map((remark) => ({ at, ...remark }));
    },
  });
}

function isIn(port: number, ranges: readonly Range[]): boolean {
  return ranges.some(({ from, to }) => from <= port && port <= to);
}
