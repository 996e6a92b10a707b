import { relayOf } from "../../../cli/relay-of";
import type { DrillInput } from "../../../drill/drill";
import type { Environment } from "../../../model/environment";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { readFailure } from "../../../simulator/failure/read-failure";
import { topologyOf } from "../../../simulator/topology-of";

const atlas = loadAtlas();

/** What the drill of an environment is told, as the command does it. */
export function drillInput(environment: Environment, failure: string, changes: Partial<DrillInput> = {}): DrillInput {
  const topology = topologyOf(environment);
  return {
    topology,
    ports: environment.ports,
    relayRequests: Object.fromEntries(
      Object.keys(topology.edges).map((edge) => [edge, relayOf(environment, { edge })]),
    ),
    atlas,
    failure: readFailure(failure, topology, atlas),
    speed: 8,
    signal: new AbortController().signal,
    tell: () => undefined,
    ...changes,
  };
}
