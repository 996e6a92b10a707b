import type { Construct } from "constructs";
import { HomeCluster } from "../constructs/home-cluster";
import { stackNames } from "../model/stack-names";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { exposed } from "./exposed";
import { publish, published } from "./published";

/** The cluster in the home region: changed weekly, and rebuilt behind the same address. Knows nothing of edges. */
export class HomeStack extends EnvironmentStack {
  constructor(scope: Construct, props: EnvironmentStackProps) {
    const { entry, home, ports, acknowledge } = props.environment;
    super(scope, stackNames.home(props.environment), home.region, {
      ...props,
      exposed: exposed.home(props.environment),
    });
    const part = new HomeCluster(this, "home", {
      ...this.common,
      ...home,
      ports,
      acknowledge,
      dualStack: entry.dualStack,
      // an anycast address is bound to home itself; an accelerator comes from outside
      ...(entry.kind === "ga2" && { publicBandwidthMbps: entry.bandwidthMbps ?? 1 }),
    });
    publish(this, published.home, part.outputs);
  }
}
