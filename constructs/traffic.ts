import type { Construct } from "constructs";
import type { z } from "zod";
import { dnsSchema } from "../model/dns";
import type { EdgeOutputs, EntryOutputs, HomeOutputs, TrafficOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { parseProps } from "./props";

/** Properties of {@link Traffic}. */
export interface TrafficProps extends PartProps {
  /** What the entry publishes. */
  readonly entry: EntryOutputs;

  /** What home publishes. */
  readonly home: HomeOutputs;

  /**
   * What the edges publish that players are sent to, by the name of the edge.
   *
   * @default - none: the anycast address alone serves the world
   */
  readonly edges?: Readonly<Record<string, EdgeOutputs>>;

  /**
   * Names for the entry and the edges: `<name>.<zone>` and `<edge>.<name>.<zone>`.
   *
   * @default - no records; players use the address itself
   */
  readonly dns?: z.input<typeof dnsSchema>;
}

/** Binds the entry to home and gives players names. Everything that may have to change within seconds. */
export class Traffic extends Part {
  readonly outputs: TrafficOutputs;

  /** @throws ProblemError when a prop is wrong */
  constructor(scope: Construct, id: string, props: TrafficProps) {
    super(scope, id);
    const { cloud, entry, home, edges = {}, dns } = props;
    this.outputs = cloud.traffic(this, {
      ...common(props),
      entry,
      home,
      edges,
      ...(dns && { dns: parseProps(dnsSchema, dns) }),
    });
  }
}
