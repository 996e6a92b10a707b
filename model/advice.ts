import type { Advice } from "./cloud-model";
import type { CloudName } from "./cloud-name";
import { cloudModels } from "./clouds";
import { cloudOf } from "./edge";
import type { Environment } from "./environment";
import { roadAdvice } from "./road-advice";

/** What the accounts of all its clouds need, and what could be better of an environment. */
export function adviceFor(environment: Environment): readonly Advice[] {
  const { cloud: home, edges } = environment;
  const others = new Set(Object.values(edges).map((edge) => cloudOf(edge, home)));
  others.delete(home);
  return [
    ...cloudModels[home].advice(reduced(environment, home)),
    ...[...others].sort().flatMap((cloud) => cloudModels[cloud].edgeAdvice(reduced(environment, cloud))),
    ...roadAdvice(environment),
  ];
}

/** With the edges of one cloud alone. */
function reduced(environment: Environment, cloud: CloudName): Environment {
  const edges = Object.entries(environment.edges).filter(([, edge]) => cloudOf(edge, environment.cloud) === cloud);
  return { ...environment, edges: Object.fromEntries(edges) };
}
