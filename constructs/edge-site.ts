import { Token } from "cdktf";
import type { Construct } from "constructs";
import { z } from "zod";
import type { relaysSchema } from "../model/edge";
import { edgeSchema } from "../model/edge";
import { nameSchema } from "../model/name";
import { homeCidr } from "../model/network";
import { portSchema } from "../model/port";
import type { EdgeOutputs, HomeOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps, refuse } from "./props";
import { without } from "./without";

/** Properties of {@link EdgeSite}. */
export interface EdgeSiteProps extends PartProps {
  /** Name of the edge, e.g. `tokyo`: its identity among the edges of the environment, 12 characters at most. */
  readonly key: string;

  /** Region of the relays. */
  readonly region: string;

  /** Ports players connect to, by name. */
  readonly ports: Readonly<Record<string, z.input<typeof portSchema>>>;

  /**
   * The machines: how many in which zone, of what kind. Another `userData` replaces them all at once; their addresses
   * stay.
   */
  readonly relays: z.input<typeof relaysSchema>;

  /**
   * Cap on the private road home in Mbit/s, where the cloud has one.
   *
   * @default - none; required on Tencent Cloud
   */
  readonly backhaul?: { readonly bandwidthMbps: number };

  /** What home publishes. */
  readonly home: HomeOutputs;

  /** Region of home. */
  readonly homeRegion: string;

  /**
   * Address range of home's network.
   *
   * @default "10.0.0.0/16"
   */
  readonly homeCidr?: string;

  /**
   * The entry has IPv6 addresses too.
   *
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Address range of the network.
   *
   * @default - 10.N.0.0/16, N by the region
   */
  readonly cidr?: string;
}

const schema = z.strictObject({
  key: nameSchema,
  edge: edgeSchema.omit({ retired: true, drain: true, dialPercent: true }),
  ports: z.record(nameSchema, portSchema),
});

/** Relays near players, each with an address of its own, and their road home. */
export class EdgeSite extends Part {
  readonly outputs: EdgeOutputs;

  /** @throws ProblemError when a prop is wrong or the cloud cannot do what is asked */
  constructor(scope: Construct, id: string, props: EdgeSiteProps) {
    super(scope, id);
    const { cloud, home, homeRegion, dualStack = false } = props;
    const range = homeCidr({ cidr: props.homeCidr });
    const wish = without(props, "cloud", "name", "tags", "key", "ports", "home", "homeRegion", "homeCidr", "dualStack");
    const { key, edge: parsed, ports } = parseProps(schema, { key: props.key, edge: wish, ports: props.ports });
    const edge = { ...parsed, retired: false, drain: false, dialPercent: 100 };
    obey(cloud.model.edgeRules, {
      edges: { [key]: edge },
      home: { region: homeRegion, cidr: range },
      ports,
      entry: { dualStack },
    });

    const unknown = Object.entries(edge.relays.zones).filter((entry) => entry.some((part) => Token.isUnresolved(part)));
    refuse(
      unknown.map(() => ({
        code: "edge/relays-unknown",
        what: `edge ${key}: \`relays.zones\` must be known when the stack is built, since a relay's zone and slot are its identity`,
        fix: "write the zone and the number of relays down",
      })),
    );
    this.outputs = cloud.edge(this, {
      ...common(props),
      key,
      edge,
      ports,
      home,
      homeRegion,
      homeCidr: range,
      dualStack,
    });
  }
}
