import type { Construct } from "constructs";
import { EdgeSite } from "../constructs/edge-site";
import { without } from "../constructs/without";
import type { Edge } from "../model/edge";
import { stackNames } from "../model/stack-names";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { HomeStack } from "./home-stack";
import { publish, published, readHome } from "./published";

/** Properties of {@link EdgeStack}. */
export interface EdgeStackProps extends EnvironmentStackProps {
  /** Key of the edge in the environment. */
  readonly key: string;
  readonly edge: Edge;
  readonly home: HomeStack;
}

/** One edge: changed daily, and dropped without touching any other. A retired one stays until it has been destroyed. */
export class EdgeStack extends EnvironmentStack {
  constructor(scope: Construct, props: EdgeStackProps) {
    const { environment, key } = props;
    super(scope, stackNames.edge(environment, key), props.edge.region, props);
    const part = new EdgeSite(this, "edge", {
      ...this.common,
      ...without(props.edge, "retired", "drain", "dialPercent"),
      key,
      ports: environment.ports,
      home: readHome(this.read("home", props.home)),
      homeRegion: environment.home.region,
      homeCidr: environment.home.cidr,
      dualStack: environment.entry.dualStack,
    });
    publish(this, published.edge, part.outputs);
  }
}
