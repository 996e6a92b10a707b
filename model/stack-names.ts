import type { Environment } from "./environment";

/** What a stack is told by: the environment's names and, for an edge, its key. */
export type Named = Pick<Environment, "game" | "name">;

/** `<game>-<environment>`: names everything of one environment. */
export const fullName = ({ game, name }: Named): string => `${game}-${name}`;

/** Ids of an environment's stacks. They are identities: state keys and Terraform addresses hang on them. */
export const stackNames = {
  entry: (environment: Named): string => `${fullName(environment)}-entry`,
  home: (environment: Named): string => `${fullName(environment)}-home`,
  edge: (environment: Named, edge: string): string => `${fullName(environment)}-edge-${edge}`,
  traffic: (environment: Named): string => `${fullName(environment)}-traffic`,
};

/** All of them, in the order of their dependence. Edges are sorted: the order in the file means nothing. */
export function stacksOf(environment: Named & Pick<Environment, "edges">): string[] {
  const edges = Object.keys(environment.edges).sort();
  return [
    stackNames.entry(environment),
    stackNames.home(environment),
    ...edges.map((edge) => stackNames.edge(environment, edge)),
    stackNames.traffic(environment),
  ];
}
