import type { Construct } from "constructs";
import { AnycastEntry } from "../constructs/anycast-entry";
import { without } from "../constructs/without";
import { stackNames } from "../model/stack-names";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { exposed } from "./exposed";
import { publish, published } from "./published";

/**
 * What the world has written down: the anycast address, and the game's own zone where it is delegated. Changed once, and
 * out of reach of every command on a fleet.
 */
export class EntryStack extends EnvironmentStack {
  constructor(scope: Construct, props: EnvironmentStackProps) {
    const { entry, home, acknowledge, dns } = props.environment;
    super(scope, stackNames.entry(props.environment), props.cloud.model.entryRegion(home.region), {
      ...props,
      exposed: exposed.entry,
    });
    const part = new AnycastEntry(this, "entry", {
      ...this.common,
      ...without(entry, "bgp", "shield"),
      region: home.region,
      acknowledge,
      ...(dns?.delegate && { dns: { ...dns, delegate: dns.delegate } }),
    });
    publish(this, published.entry, part.outputs);
  }
}
