import type { PublicAddresses } from "../../drill/drill";
import { relayNames } from "../../drill/address-book";
import { ProblemError, type Problem } from "../../model/problem";
import type { Topology } from "../../simulator/topology";

/**
 * The addresses themselves, which must be those of the relays that are declared: a drill of others would show nothing of what is deployed.
 *
 * @throws ProblemError `drill/not-as-deployed`, all edges at once
 */
export function asDeployed(topology: Topology, published: PublicAddresses): PublicAddresses {
  const problems = Object.entries(topology.edges).flatMap(([key, { cloud, zones }]): Problem[] => {
    // on AWS each zone of the load balancer has one, elsewhere each relay
    const declared = cloud === "aws" ? Object.keys(zones) : relayNames(zones).map(({ name }) => name);
    const deployed = Object.keys(published.edges[key] ?? {});
    if (declared.length === deployed.length && declared.every((name) => deployed.includes(name))) return [];
    const what = `the edge ${key} is declared with ${listed(declared)}, and deployed with ${listed(deployed)}`;
    return [{ code: "drill/not-as-deployed", what, fix: "deploy what is declared, and then let it fail" }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return published;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...names].sort().join(", ");
}
