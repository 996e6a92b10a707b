import type { Construct } from "constructs";
import { z } from "zod";
import { siteSchema } from "../model/bgp";
import { cloudNames } from "../model/cloud-name";
import { dialPercent } from "../model/dial-percent";
import { dnsSchema } from "../model/dns";
import { edgeSchema } from "../model/edge";
import { entrySchema, type Entry, type EntryKind } from "../model/entry";
import type { acknowledgements } from "../model/environment";
import { healthSchema } from "../model/health";
import type { Home } from "../model/home";
import { httpsSchema } from "../model/https";
import { nameSchema } from "../model/name";
import { portSchema } from "../model/port";
import type { EdgeOutputs, EntryOutputs, HomeOutputs, TrafficOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps, refuse } from "./props";
import { publicSources } from "./public-sources";

/** Properties of {@link Traffic}. */
export interface TrafficProps extends PartProps {
  /** What the entry publishes. */
  readonly entry: EntryOutputs;

  /**
   * Kind of the entry: what it publishes looks alike.
   *
   * @default "anycast"
   */
  readonly entryKind?: EntryKind;

  /**
   * How home is checked, as home itself declares it. An entry that checks home itself has these seconds and counts; one of kind
   * `ga2` makes connections even where `http` is set.
   *
   * @default - a connection to each port every 5 seconds, 2 seconds of patience, 3 failures or successes in a row
   */
  readonly health?: z.input<typeof healthSchema>;

  /** What home publishes, and its region. */
  readonly home: HomeOutputs & { readonly region: string; readonly dialPercent?: number };

  /** Ports players connect to, by name. */
  readonly ports: Readonly<Record<string, z.input<typeof portSchema>>>;

  /**
   * What the edges publish that players are sent to, by the name of the edge. `drain` takes new connections away and keeps
   * those that are there; `dialPercent` is the share of the traffic directed to the edge that it takes. `cloud` names that
   * of an edge on another cloud, and by `backhaul.public` home admits the edge's relays from the Internet.
   *
   * @default - none: the anycast address alone serves the world
   */
  readonly edges?: Readonly<Record<string, EdgeOutputs & z.input<typeof wishSchema>>>;

  /**
   * Relays that no stack deploys, by the name of their site: home admits their addresses, or anyone where they prove by TLS
   * who they are.
   *
   * @default - none
   */
  readonly sites?: Readonly<Record<string, z.input<typeof outsideSchema>>>;

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

  /**
   * HTTPS by a name of its own, `<name>.<zone>`, for players whom nothing else reaches. Needs `dns`.
   *
   * @default - none
   */
  readonly https?: z.input<typeof httpsSchema>;

  /**
   * Protects the entry by Shield Advanced, which the account has to have already, on AWS.
   *
   * @default - the entry has what it has by itself
   */
  readonly shield?: Entry["shield"];

  /**
   * Plans of the cloud that the account is known to have.
   *
   * @default - none
   */
  readonly acknowledge?: readonly (typeof acknowledgements)[number][];
}

const placeSchema = z.strictObject({ region: z.string().min(1), dialPercent });
const wishSchema = placeSchema.extend({
  cloud: z.enum(cloudNames).optional(),
  kind: edgeSchema.shape.kind,
  backhaul: edgeSchema.shape.backhaul,
  entryWeight: edgeSchema.shape.entryWeight,
  drain: z.boolean().default(false),
});
const outsideSchema = siteSchema.pick({ machines: true, homeTls: true });
const schema = z.strictObject({
  home: placeSchema,
  sites: z.record(nameSchema, outsideSchema).default({}),
  edges: z.record(nameSchema, wishSchema).default({}),
  ports: z.record(nameSchema, portSchema),
  dns: dnsSchema.optional(),
  https: httpsSchema.optional(),
  entry: entrySchema.pick({ kind: true, shield: true }),
  health: healthSchema.prefault({}),
});

/** Binds the entry to home and gives players names. Everything that may have to change within seconds. */
export class Traffic extends Part {
  readonly outputs: TrafficOutputs;

  /** @throws ProblemError when a prop is wrong */
  constructor(scope: Construct, id: string, props: TrafficProps) {
    super(scope, id);
    const { cloud, entry, home, edges = {}, dualStack = false, acknowledge = [], alarms } = props;
    const {
      entry: declared,
      health,
      ...wish
    } = parseProps(schema, {
      home: wishOf(home),
      edges: Object.fromEntries(Object.entries(edges).map(([key, edge]) => [key, wishOf(edge)])),
      ports: props.ports,
      dns: props.dns,
      sites: props.sites,
      https: props.https,
      entry: { kind: props.entryKind, shield: props.shield },
      health: props.health,
    });
    obey(cloud.model.trafficRules, {
      cloud: cloud.model.name,
      ...wish,
      entry: declared,
      acknowledge: [...acknowledge],
    });
    const targets = Object.fromEntries(
      Object.entries(wish.edges).map(([key, edge]) => [key, { addresses: {}, ...edges[key], ...edge }]),
    );
    if (home.doorId === undefined && publicSources({ edges: targets, sites: wish.sites }).length > 0) {
      refuse([
        {
          code: "traffic/door-missing",
          what: "relays come home over the Internet, but `home.doorId` does not say by which door",
          fix: "hand on all that home publishes",
        },
      ]);
    }
    this.outputs = cloud.traffic(this, {
      ...common(props),
      ...wish,
      entry,
      entryKind: declared.kind,
      health,
      home: { ...home, ...wish.home },
      edges: targets,
      dualStack,
      shielded: declared.shield !== undefined,
      ...(alarms && { alarms }),
    });
  }
}

/** What is wished for of a target, without what it publishes. */
function wishOf(target: Partial<z.input<typeof wishSchema>>): object {
  const { region, cloud, kind, backhaul, entryWeight, dialPercent, drain } = target;
  const told = Object.entries({ region, cloud, kind, backhaul, entryWeight, dialPercent, drain });
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
