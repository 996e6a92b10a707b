import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { z } from "zod";
import type { backhaulSchema, relaysSchema } from "../model/edge";
import { edgeSchema } from "../model/edge";
import type { EntryKind } from "../model/entry";
import type { acknowledgements } from "../model/environment";
import { healthSchema } from "../model/health";
import { nameSchema } from "../model/name";
import { homeCidr } from "../model/network";
import { portSchema } from "../model/port";
import type { Problem } from "../model/problem";
import { idleOf } from "../model/timeouts/idle-of";
import type { Cloud, EdgeOutputs, HomeOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps, refuse } from "./props";
import { boot } from "./relay/boot";
import { unknownPaths } from "./unknown-paths";
import { without } from "./without";

/** Properties of {@link EdgeSite}. */
export interface EdgeSiteProps extends PartProps {
  /** Name of the edge, e.g. `tokyo`: its identity among the edges of the environment, 12 characters at most. */
  readonly key: string;

  /** Region of the relays. */
  readonly region: string;

  /**
   * What the place is: a region of the cloud or, where the cloud has them, a node, a zone or machines outside of one.
   *
   * @default "region"
   */
  readonly kind?: z.input<typeof edgeSchema>["kind"];

  /** Ports players connect to, by name. */
  readonly ports: Readonly<Record<string, z.input<typeof portSchema>>>;

  /**
   * The machines: how many in which zone, of what kind. Whatever changes what they boot with, such as another
   * port, replaces them: on Tencent Cloud all at once, on AWS one after the other, each drained. Their addresses stay.
   */
  readonly relays: z.input<typeof relaysSchema>;

  /**
   * The road home. `bandwidthMbps` caps a private one, where the cloud has a cap; `public` leads over the Internet, where
   * home admits the addresses of exactly these relays, or whoever proves by TLS to be one.
   *
   * @default - a private road without a cap; required on Tencent Cloud, and where there is no private road
   */
  readonly backhaul?: z.input<typeof backhaulSchema>;

  /** What home publishes; over a public road `endpointAddress` is an address of the entry. */
  readonly home: HomeOutputs;

  /**
   * The cloud that home is on.
   *
   * @default - `cloud`
   */
  readonly homeCloud?: Cloud;

  /** Region of home. */
  readonly homeRegion: string;

  /**
   * How home is checked, as home itself declares it. Relays check it so too, and are checked so where the cloud does.
   *
   * @default - a connection to each port every 5 seconds, 2 seconds of patience, 3 failures or successes in a row
   */
  readonly health?: z.input<typeof healthSchema>;

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
   * Kind of the entry: behind one of kind `ga2` UDP flows are forgotten sooner.
   *
   * @default "anycast"
   */
  readonly entryKind?: EntryKind;

  /**
   * Allow-lists of the cloud that the account is known to be on.
   *
   * @default - none
   */
  readonly acknowledge?: readonly (typeof acknowledgements)[number][];

  /**
   * Address range of the network.
   *
   * @default - 10.N.0.0/16, N by the region
   */
  readonly cidr?: string;
}

const schema = z.strictObject({
  key: nameSchema,
  edge: edgeSchema.omit({
    cloud: true,
    accountIds: true,
    entryWeight: true,
    retired: true,
    drain: true,
    dialPercent: true,
  }),
  ports: z.record(nameSchema, portSchema),
  health: healthSchema.prefault({}),
});

/** Relays near players, each with an address of its own, and their road home. */
export class EdgeSite extends Part {
  readonly outputs: EdgeOutputs;

  /** @throws ProblemError when a prop is wrong or the cloud cannot do what is asked */
  constructor(scope: Construct, id: string, props: EdgeSiteProps) {
    super(scope, id);
    const { cloud, home, homeCloud = cloud, homeRegion, dualStack = false, entryKind, acknowledge = [] } = props;
    const range = homeCidr({ cidr: props.homeCidr });
    const told = without(props, "cloud", "name", "tags", "key", "ports", "health", "dualStack", "entryKind");
    const wish = without(told, "home", "homeCloud", "homeRegion", "homeCidr", "acknowledge");
    const parsed = parseProps(schema, { key: props.key, edge: wish, ports: props.ports, health: props.health });
    const { key, ports, health } = parsed;
    const edge = { ...parsed.edge, cloud: cloud.model.name, retired: false, drain: false, dialPercent: 100 };
    obey(cloud.model.edgeRules, {
      cloud: homeCloud.model.name,
      homeIdle: idleOf(homeCloud.model, entryKind),
      edges: { [key]: edge },
      home: { region: homeRegion, cidr: range, health },
      ports,
      entry: { dualStack, ...(entryKind && { kind: entryKind }) },
      acknowledge: [...acknowledge],
    });
    const { name, tags } = common(props);
    const relays = without(
      edge.relays,
      "zones",
      "instanceType",
      "image",
      "bandwidthMbps",
      "diskGb",
      "addresses",
      "rootDevice",
    );
    refuse([...unknownRelays(key, edge.relays.zones), ...unknownBoot(key, { name, ports, health, relays })]);

    const declared = { cloud, homeCloud, name: `${name}-edge-${key}`, edge, ports, health };
    const { config, placeholder, problems } = boot(declared);
    refuse(problems);
    this.outputs = cloud.edge(this, {
      name,
      tags,
      key,
      edge,
      userData: withAddress(config, placeholder, home.endpointAddress),
      health,
      ports,
      home,
      homeRegion,
      homeCidr: range,
      dualStack,
    });
  }
}

function unknownRelays(key: string, zones: Readonly<Record<string, number>>): Problem[] {
  return Object.entries(zones)
    .filter((entry) => entry.some((part) => Token.isUnresolved(part)))
    .map(() => ({
      code: "edge/relays-unknown",
      what: `edge ${key}: \`relays.zones\` must be known when the stack is built, since a relay's zone and slot are its identity`,
      fix: "write the zone and the number of relays down",
    }));
}

/** What becomes a part of what relays boot with. */
function unknownBoot(
  key: string,
  parts: Pick<EdgeSiteProps, "name" | "ports" | "health"> & { relays: object },
): Problem[] {
  return unknownPaths(parts).map((path) => ({
    code: "edge/boot-unknown",
    what: `edge ${key}: \`${path}\` must be known when the stack is built, since it becomes a part of what relays boot with`,
    fix: "write it down; a script can fetch what is not known yet",
  }));
}

/** An address that is not known yet is for Terraform to put in, which reads nothing else into what it gets in base64. */
function withAddress(config: string, placeholder: string, address: string): string {
  if (!address.includes("${")) return config.replaceAll(placeholder, address);
  return Fn.replace(Fn.base64decode(Buffer.from(config).toString("base64")), placeholder, address);
}
