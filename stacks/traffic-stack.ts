import type { Construct } from "constructs";
import { Traffic, type TrafficProps } from "../constructs/traffic";
import type { Dns } from "../model/dns";
import type { Environment } from "../model/environment";
import { stackNames } from "../model/stack-names";
import type { EdgeStack } from "./edge-stack";
import type { EntryStack } from "./entry-stack";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { HomeStack } from "./home-stack";
import { exposed } from "./exposed";
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
    super(scope, stackNames.traffic(environment), props.cloud.model.entryRegion(environment.home.region), {
      ...props,
      exposed: exposed.traffic(environment),
    });
    if (environment.entry.retire !== undefined) {
      publish(this, published.traffic, { names: [] });
      return;
    }
    const edges = [...props.edges].flatMap(([key, stack]) => {
      const edge = environment.edges[key];
      if (!edge || edge.retired) return [];
      const { region: at, dialPercent: dial, drain, backhaul, kind, entryWeight } = edge;
      const outputs = readEdge(this.read(`edge-${key}`, stack), edge, stack.cloud);
      const place = { region: at, cloud: stack.cloud.model.name, kind, entryWeight, ...(backhaul && { backhaul }) };
      return [[key, { ...outputs, ...place, dialPercent: dial, drain }] as const];
    });
    const { region, dialPercent, alarms, health } = environment.home;
    const part = new Traffic(this, "traffic", {
      ...this.common,
      entry: readEntry(this.read("entry", props.entry)),
      entryKind: environment.entry.kind,
      home: { ...readHome(this.read("home", props.home)), region, dialPercent },
      health,
      ports: environment.ports,
      dualStack: environment.entry.dualStack,
      ...(alarms && { alarms }),
      edges: Object.fromEntries(edges),
      sites: sitesOf(environment),
      ...(environment.dns && { dns: withoutRetired(environment.dns, environment) }),
      ...(environment.https && { https: environment.https }),
      ...(environment.entry.shield && { shield: environment.entry.shield }),
      acknowledge: environment.acknowledge,
    });
    publish(this, published.traffic, part.outputs);
  }
}

/** What is said of retired edges stays in the declaration until they are removed from it. */
function withoutRetired({ spread, ...dns }: Dns, { edges }: Environment): Dns {
  if (spread === undefined) return dns;
  const { weights, places } = spread;
  const staying = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => edges[key]?.retired !== true));
  return {
    ...dns,
    spread: {
      ...spread,
      ...(weights && { weights: staying(weights) }),
      ...(places && { places: staying(places) }),
    },
  };
}

function sitesOf({ entry: { bgp } }: Environment): TrafficProps["sites"] {
  const sites = Object.entries(bgp?.sites ?? {});
  return Object.fromEntries(
    sites.map(([key, { machines, homeTls }]) => [key, { machines, ...(homeTls && { homeTls }) }]),
  );
}
