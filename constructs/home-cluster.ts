import type { Construct } from "constructs";
import { z } from "zod";
import type { acknowledgements } from "../model/environment";
import type { healthSchema } from "../model/health";
import type { fleetSchema } from "../model/home";
import { homeSchema } from "../model/home";
import { nameSchema } from "../model/name";
import { portSchema } from "../model/port";
import type { HomeOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps } from "./props";
import { without } from "./without";

/** Properties of {@link HomeCluster}. */
export interface HomeClusterProps extends PartProps {
  /** Region of the cluster. */
  readonly region: string;

  /** Zones of the region, two or more. Order means nothing. */
  readonly zones: readonly string[];

  /** Ports players connect to, by name. Home listens on the same numbers, unless they say otherwise. */
  readonly ports: Readonly<Record<string, z.input<typeof portSchema>>>;

  /**
   * The machines. Their number grows with the load from `min` to `max` and is never made smaller by itself: players
   * hold one connection for hours.
   */
  readonly fleet: z.input<typeof fleetSchema>;

  /**
   * When a machine counts as healthy.
   *
   * @default - a connection to each port every 5 seconds, 2 seconds of patience, 3 failures or successes in a row
   */
  readonly health?: z.input<typeof healthSchema>;

  /**
   * Address range of the network.
   *
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;

  /**
   * The load balancer refuses to be deleted. Turn it off and deploy before destroying home.
   *
   * @default true
   */
  readonly deleteProtection?: boolean;

  /**
   * Who is told when the machines are too busy: average CPU in percent, and ids of the cloud's alarm notices.
   *
   * @default - no alarms
   */
  readonly alarms?: { readonly cpuPercent?: number; readonly notices: readonly string[] };

  /**
   * Share in percent of the traffic directed to home that the entry sends there.
   *
   * @default 100
   */
  readonly dialPercent?: number;

  /**
   * The entry has IPv6 addresses too.
   *
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Cap on what home sends by a public address of its own, in Mbit/s, 1 to 100: an entry of kind `ga2` sends players there.
   * Whoever knows it reaches the players' ports past the entry.
   *
   * @default - none: home's only public address is the entry's
   */
  readonly publicBandwidthMbps?: number;

  /**
   * Allow-lists of the cloud that the account is known to be on.
   *
   * @default - none
   */
  readonly acknowledge?: readonly (typeof acknowledgements)[number][];
}

const schema = z.strictObject({
  home: homeSchema,
  ports: z.record(nameSchema, portSchema),
  publicBandwidthMbps: z.int().min(1).max(100).optional(),
});

/** The one backend cluster: network, load balancer, fleet, alarms, and the hub that edges join. */
export class HomeCluster extends Part {
  readonly outputs: HomeOutputs;

  /** @throws ProblemError when a prop is wrong or the cloud cannot do what is asked */
  constructor(scope: Construct, id: string, props: HomeClusterProps) {
    super(scope, id);
    const { cloud, acknowledge = [], dualStack = false } = props;
    const wish = without(props, "cloud", "name", "tags", "ports", "acknowledge", "dualStack", "publicBandwidthMbps");
    const told = { home: wish, ports: props.ports, publicBandwidthMbps: props.publicBandwidthMbps };
    const { home, ports, publicBandwidthMbps } = parseProps(schema, told);
    const entry = { dualStack, kind: publicBandwidthMbps === undefined ? "anycast" : "ga2" } as const;
    obey(cloud.model.homeRules, { home, ports, entry, acknowledge: [...acknowledge] });
    this.outputs = cloud.home(this, {
      ...common(props),
      home,
      ports,
      dualStack,
      ...(publicBandwidthMbps !== undefined && { publicBandwidthMbps }),
    });
  }
}
