import { boot } from "../constructs/relay/boot";
import { cloudOf } from "../model/edge";
import type { LoadedEnvironment } from "../model/load";
import type { LocatedProblem } from "../model/problem";
import type { Path } from "../model/rule";
import { stackNames } from "../model/stack-names";
import { relayCloud } from "../stacks/relay-cloud";

/** The edges of an environment whose relays would boot with more than a machine takes; the script is to blame where there is one. */
export function bootSizes({ environment, file, explain }: LoadedEnvironment): LocatedProblem[] {
  const { cloud, edges, ports, home } = environment;
  const place = (path: Path) => explain(path).find(({ wins }) => wins);
  return Object.entries(edges).flatMap(([key, edge]) => {
    const name = stackNames.edge(environment, key);
    const [there, homeCloud] = [relayCloud(cloudOf(edge, cloud)), relayCloud(cloud)];
    const { problems } = boot({ cloud: there, homeCloud, name, edge, ports, health: home.health });
    const at = place(["edges", key, "relays", "userData"]) ?? place(["edges", key]) ?? { file, line: 1, column: 1 };
    return problems.map((problem) => ({ file: at.file, line: at.line, column: at.column, ...problem }));
  });
}
