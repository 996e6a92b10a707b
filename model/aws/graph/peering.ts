import type { Graph } from "../../cloud-model";
import { finding, type Resource } from "../../graph/resources";
import { blocks, flag, identity, isSet, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";
import { regionOf } from "./region";

/** Peering of networks. Facts: AWS sheet, sections 7 and 20, rule 28. */
export const peeringRules: readonly Rule<Graph>[] = [
  eachOf("vpc_peering_connection", {
    code: "peering/auto-accept",
    source: "section 20, rule 28: works inside one region only",
    check: (args, _resource, graph) => {
      const peer = text(args["peer_region"]);
      return when(flag(args["auto_accept"]) === true && peer !== undefined && peer !== regionOf(graph, args), () => ({
        at: "auto_accept",
        what: `\`auto_accept\` is true, but the other network is in ${peer ?? ""}: the apply would fail`,
        fix: "write false, and accept it with aws_vpc_peering_connection_accepter in that region",
      }));
    },
  }),
  {
    code: "peering/accepter-region",
    source: "section 20, rule 28: the accepter is in the region of the other network",
    check: (graph) =>
      accepted(graph).flatMap(({ accepter, peering }) => {
        const peer = text(peering.args["peer_region"]);
        const own = regionOf(graph, accepter.args);
        if (peer === undefined || own === undefined || own === peer) return [];
        const what = `it accepts in ${own}, but the other network is in ${peer}`;
        return [finding(accepter, { at: "region", what, fix: `write \`region = ${peer}\`` })];
      }),
  },
  {
    code: "peering/one-way",
    source: "section 7: routes on both sides",
    check: (graph) =>
      accepted(graph).flatMap(({ peering }) => {
        const tables = new Set(routesOver(graph, peering).map((table) => identity(table)));
        // none: they are written elsewhere
        if (tables.size !== 1) return [];
        const what = "only one side has a route over it, so no answer comes back";
        return [finding(peering, { what, fix: "add the route of the other side" })];
      }),
  },
];

/** Peerings with their accepter, where both are in the same stack. */
function accepted(graph: Graph): { readonly accepter: Resource; readonly peering: Resource }[] {
  return resourcesOf(graph, "vpc_peering_connection_accepter").flatMap((accepter) => {
    const { address } = reference(accepter.args["vpc_peering_connection_id"]) ?? {};
    const peering = resourcesOf(graph, "vpc_peering_connection").find((one) => one.address === address);
    return peering ? [{ accepter, peering }] : [];
  });
}

/** What tells the route tables apart that have a route over a peering. */
function routesOver(graph: Graph, { address }: Resource): unknown[] {
  const isOver = (id: unknown): boolean =>
    [address, address.replace(".", "_accepter.")].some((one) => reference(id)?.address === one);
  const single = resourcesOf(graph, "route")
    .filter(({ args }) => isOver(args["vpc_peering_connection_id"]))
    .map(({ args }) => args["route_table_id"]);
  const inline = resourcesOf(graph, "route_table")
    .filter(
      ({ args }) =>
        isSet(args, "route") && blocks(args, "route").some((route) => isOver(route["vpc_peering_connection_id"])),
    )
    .map((table) => table.address);
  return [...single, ...inline];
}
