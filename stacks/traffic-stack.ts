import type { Construct } from "constructs";
import { Traffic } from "../constructs/traffic";
import { stackNames } from "../model/stack-names";
import type { EdgeStack } from "./edge-stack";
import type { EntryStack } from "./entry-stack";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { HomeStack } from "./home-stack";
import { publish, published, readEdge, readEntry, readHome } from "./published";

/** Properties of {@link TrafficStack}. */
export interface TrafficStackProps extends EnvironmentStackProps {
  readonly entry: EntryStack;
  readonly home: HomeStack;
  /** Stacks of the edges by key; those of retired ones among them are not looked at. */
  readonly edges: ReadonlyMap<string, EdgeStack>;
}

/**
 * What may have to change in an incident, within seconds: it asks no region but that of the entry. Empty while the
 * entry is being given up, so that destroying the entry needs nothing here.
 */
export class TrafficStack extends EnvironmentStack {
  constructor(scope: Construct, props: TrafficStackProps) {
    const { environment } = props;
    super(scope, stackNames.traffic(environment), props.cloud.model.entryRegion(environment.home.region), props);
    if (environment.entry.retire !== undefined) {
      publish(this, published.traffic, { names: [] });
      return;
    }
    const edges = [...props.edges].flatMap(([key, stack]) => {
      const edge = environment.edges[key];
      if (!edge || edge.retired) return [];
      const { region: at, dialPercent: dial, drain } = edge;
      const outputs = readEdge(this.read(`edge-${key}`, stack), edge, props.cloud);
      return [[key, { ...outputs, region: at, dialPercent: dial, drain }] as const];
    });
    const { region, dialPercent, alarms } = environment.home;
    const part = new Traffic(this, "traffic", {
      ...this.common,
      entry: readEntry(this.read("entry", props.entry)),
      home: { ...readHome(this.read("home", props.home)), region, dialPercent },
      ports: environment.ports,
      dualStack: environment.entry.dualStack,
      ...(alarms && { alarms }),
      edges: Object.fromEntries(edges),
      ...(environment.dns && { dns: environment.dns }),
    });
    publish(this, published.traffic, part.outputs);
  }
}
