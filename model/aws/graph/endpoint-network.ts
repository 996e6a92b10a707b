import type { Graph } from "../../cloud-model";
import type { Resource } from "../../graph/resources";
import { flag, isTemplate, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachEndpoint } from "./each-endpoint";
import { endpointKind } from "./endpoint-kind";
import { referred, resourcesOf } from "./provider";
import { subnetsOf } from "./subnets-of";
import { targetsOf } from "./targets-of";

/** Networks of endpoints that keep players' addresses, where they are in the same stack. Facts: AWS sheet, section 11. */
export const endpointNetworkRules: readonly Rule<Graph>[] = [
  eachEndpoint(
    "endpoint/internet-gateway",
    "section 20, rule 7; section 11: even for private subnets",
    (endpoint, graph) => {
      const { resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
      if (resource === undefined || flag(endpoint["client_ip_preservation_enabled"]) !== true) return [];
      // one that is made elsewhere comes too late: this stack is there before
      const [vpc] = networksOf(graph, resource).flatMap((id) => referred(graph, id, "vpc") ?? []);
      return when(vpc !== undefined && !mayHaveGateway(graph, vpc), () => ({
        what: `an endpoint is to keep players' addresses, for which ${vpc?.address ?? ""} needs an Internet gateway, and has none`,
        fix: "add an `aws_internet_gateway` to the network, also where nothing is routed to it",
      }));
    },
  ),
  eachEndpoint(
    "endpoint/targets-elsewhere",
    "section 20, rule 7: targets in the network of the load balancer",
    (endpoint, graph) => {
      const { kind, resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
      if (kind !== "nlb" || resource === undefined) return [];
      if (flag(endpoint["client_ip_preservation_enabled"]) !== true) return [];
      const own = networksOf(graph, resource);
      return targetsOf(graph, resource)
        .filter(({ args }) => own.some((vpc) => differ(vpc, args["vpc_id"])))
        .map(({ address }) => ({
          what: `an endpoint is to keep players' addresses, but ${address} is in another network than its load balancer`,
          fix: "put the targets into the load balancer's network, or write `client_ip_preservation_enabled = false`",
        }));
    },
  ),
];

/** What the subnets of a resource write as their network. */
function networksOf(graph: Graph, { args }: Resource): unknown[] {
  return subnetsOf(graph, args).map((subnet) => subnet.args["vpc_id"]);
}

function mayHaveGateway(graph: Graph, vpc: Resource): boolean {
  return ["internet_gateway", "internet_gateway_attachment"]
    .flatMap((type) => resourcesOf(graph, type))
    .some(({ args: { vpc_id: id } }) => {
      const network = reference(id);
      return network === undefined ? isTemplate(id) : network.address === vpc.address;
    });
}

/** Whether two values certainly mean two networks. */
function differ(one: unknown, other: unknown): boolean {
  const [a, b] = [reference(one), reference(other)];
  if (a !== undefined && b !== undefined) return a.address !== b.address;
  const [known, also] = [text(one), text(other)];
  return known !== undefined && also !== undefined && known !== also;
}
