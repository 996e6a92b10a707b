import type { Construct } from "constructs";
import { z } from "zod";
import { dialPercent } from "../model/dial-percent";
import { dnsSchema } from "../model/dns";
import type { Home } from "../model/home";
import { nameSchema } from "../model/name";
import { portSchema } from "../model/port";
import type { EdgeOutputs, EntryOutputs, HomeOutputs, TrafficOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps } from "./props";

/** Properties of {@link Traffic}. */
export interface TrafficProps extends PartProps {
  /** What the entry publishes. */
  readonly entry: EntryOutputs;

  /** What home publishes, and its region. */
  readonly home: HomeOutputs & { readonly region: string; readonly dialPercent?: number };

  /** Ports players connect to, by name. */
  readonly ports: Readonly<Record<string, z.input<typeof portSchema>>>;

  /**
   * What the edges publish that players are sent to, by the name of the edge. `drain` takes new connections away and keeps
   * those that are there; `dialPercent` is the share of the traffic directed to the edge that it takes.
   *
   * @default - none: the anycast address alone serves the world
   */
  readonly edges?: Readonly<Record<string, EdgeOutputs & z.input<typeof wishSchema>>>;

  /**
   * The entry has IPv6 addresses too.
   *
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Who is told when the entry has an endpoint that it sends no players to, where the entry knows.
   *
   * @default - nobody
   */
  readonly alarms?: Home["alarms"];

  /**
   * Names for the entry and the edges: `<name>.<zone>` and `<edge>.<name>.<zone>`.
   *
   * @default - no records; players use the address itself
   */
  readonly dns?: z.input<typeof dnsSchema>;
}

const wishSchema = z.strictObject({ region: z.string().min(1), dialPercent, drain: z.boolean().default(false) });
const schema = z.strictObject({
  home: wishSchema.omit({ drain: true }),
  edges: z.record(nameSchema, wishSchema).default({}),
  ports: z.record(nameSchema, portSchema),
  dns: dnsSchema.optional(),
});

/** Binds the entry to home and gives players names. Everything that may have to change within seconds. */
export class Traffic extends Part {
  readonly outputs: TrafficOutputs;

  /** @throws ProblemError when a prop is wrong */
  constructor(scope: Construct, id: string, props: TrafficProps) {
    super(scope, id);
    const { cloud, entry, home, edges = {}, dualStack = false, alarms } = props;
    const wish = parseProps(schema, {
      home: wishOf(home),
      edges: Object.fromEntries(Object.entries(edges).map(([key, edge]) => [key, wishOf(edge)])),
      ports: props.ports,
      dns: props.dns,
    });
    obey(cloud.model.trafficRules, wish);
    this.outputs = cloud.traffic(this, {
      ...common(props),
      ...wish,
      entry,
      home: { ...home, ...wish.home },
      edges: Object.fromEntries(
        Object.entries(wish.edges).map(([key, edge]) => [key, { addresses: {}, ...edges[key], ...edge }]),
      ),
      dualStack,
      ...(alarms && { alarms }),
    });
  }
}

/** What is wished for of a target, without what it publishes. */
function wishOf({ region, dialPercent, drain }: { region: string; dialPercent?: number; drain?: boolean }): object {
  return { region, ...(dialPercent !== undefined && { dialPercent }), ...(drain !== undefined && { drain }) };
}
