import type { Construct } from "constructs";
import { AnycastEntry } from "../constructs/anycast-entry";
import { stackNames } from "../model/stack-names";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { publish, published } from "./published";

/** The anycast address, nothing else: changed once, and out of reach of every command on a fleet. */
export class EntryStack extends EnvironmentStack {
  constructor(scope: Construct, props: EnvironmentStackProps) {
    const { entry, home, acknowledge } = props.environment;
    super(scope, stackNames.entry(props.environment), props.cloud.model.entryRegion(home.region), props);
    const part = new AnycastEntry(this, "entry", { ...this.common, ...entry, region: home.region, acknowledge });
    publish(this, published.entry, part.outputs);
  }
}
