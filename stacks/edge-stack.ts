import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { Cloud, HomeOutputs } from "../constructs/cloud";
import { EdgeSite } from "../constructs/edge-site";
import { without } from "../constructs/without";
import { isPublic, type Edge } from "../model/edge";
import type { Environment } from "../model/environment";
import { stackNames } from "../model/stack-names";
import { exposed } from "./exposed";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { EntryStack } from "./entry-stack";
import type { HomeStack } from "./home-stack";
import { publish, published, readEntry, readHome } from "./published";

/** Properties of {@link EdgeStack}. */
export interface EdgeStackProps extends EnvironmentStackProps {
  /** Key of the edge in the environment. */
  readonly key: string;
  readonly edge: Edge;
  readonly entry: EntryStack;
  readonly home: HomeStack;
  /** The cloud that home is on; `cloud` is the edge's own. */
  readonly homeCloud: Cloud;
}

/** One edge: changed daily, and dropped without touching any other. A retired one stays until it has been destroyed. */
export class EdgeStack extends EnvironmentStack {
  constructor(scope: Construct, props: EdgeStackProps) {
    const { environment, key, edge, homeCloud } = props;
    super(scope, stackNames.edge(environment, key), edge.region, {
      ...props,
      exposed: exposed.edge(environment.ports),
      ...(props.cloud.model.name !== homeCloud.model.name && { environment: elsewhere(environment, edge) }),
    });
    const part = new EdgeSite(this, "edge", {
      ...this.common,
      ...without(edge, "cloud", "accountIds", "entryWeight", "retired", "drain", "dialPercent"),
      key,
      ports: environment.ports,
      home: this.home(props),
      homeCloud,
      homeRegion: environment.home.region,
      homeCidr: environment.home.cidr,
      health: environment.home.health,
      dualStack: environment.entry.dualStack,
      entryKind: environment.entry.kind,
      acknowledge: environment.acknowledge,
    });
    publish(this, published.edge, part.outputs);
  }

  /** Over the Internet home is where the entry is, unless it has a public address of its own. */
  private home({ environment, edge, entry, home }: EdgeStackProps): HomeOutputs {
    const outputs = readHome(this.read("home", home));
    if (!isPublic(edge)) return outputs;
    // an accelerator carries no relay ports
    if (environment.entry.kind === "ga2") return { ...outputs, endpointAddress: outputs.publicAddress ?? "" };
    const { addresses } = readEntry(this.read("entry", entry));
    return { ...outputs, endpointAddress: String(Fn.element([...addresses], 0)) };
  }
}

/** An account of one cloud is none of another. */
function elsewhere(environment: Environment, { accountIds }: Edge): Environment {
  return { ...without(environment, "accountIds"), ...(accountIds && { accountIds }) };
}
