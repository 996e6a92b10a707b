import type { App } from "cdktf";
import type { Environment } from "../model/environment";
import type { State } from "../model/state";
import { cloudNamed } from "./clouds";
import { EdgeStack } from "./edge-stack";
import { EntryStack } from "./entry-stack";
import { HomeStack } from "./home-stack";
import { TrafficStack } from "./traffic-stack";
import { withoutTokenTraces } from "./without-token-traces";

/** Options of {@link defineEnvironment}. */
export interface DefineOptions {
  /**
   * Where Terraform keeps its state.
   *
   * @default - as the environment declares
   */
  readonly state?: State;
}

/**
 * Defines the stacks of one environment, each with a lifetime of its own.
 *
 * @throws ProblemError when the environment asks for what its cloud cannot do
 */
export function defineEnvironment(app: App, environment: Environment, options: DefineOptions = {}): void {
  withoutTokenTraces(() => {
    const cloud = cloudNamed(environment.cloud);
    const props = { environment, cloud, state: options.state ?? environment.state };
    const entry = new EntryStack(app, props);
    const home = new HomeStack(app, props);
    const edges = Object.entries(environment.edges)
      // the order in the file means nothing
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, edge]) => {
        const there = edge.cloud === undefined ? cloud : cloudNamed(edge.cloud);
        return [key, new EdgeStack(app, { ...props, cloud: there, homeCloud: cloud, key, edge, entry, home })] as const;
      });
    new TrafficStack(app, { ...props, entry, home, edges: new Map(edges) });
  });
}
