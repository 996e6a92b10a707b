import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { z } from "zod";
import { dnsSchema } from "../model/dns";
import type { areaSchema } from "../model/area";
import { entrySchema, type Entry, type EntryKind } from "../model/entry";
import type { acknowledgements } from "../model/environment";
import type { EntryOutputs } from "./cloud";
import { common, Part, type PartProps } from "./part";
import { obey, parseProps, refuse } from "./props";
import { without } from "./without";

/** Properties of {@link AnycastEntry}. */
export interface AnycastEntryProps extends PartProps {
  /** Region of the cloud that the address belongs to: that of home. */
  readonly region: string;

  /**
   * `anycast` are addresses that are announced everywhere; `ga2` is Tencent Cloud's Global Accelerator 2.0: an address for
   * each of `areas` and one name, no single anycast address. Changing it is another entry.
   *
   * @default "anycast"
   */
  readonly kind?: EntryKind;

  /**
   * Regions that players enter at, of kind `ga2` only and required there, with the cap on each in Mbit/s.
   *
   * @default - none
   */
  readonly areas?: Readonly<Record<string, z.input<typeof areaSchema>>>;

  /**
   * Line over the border of mainland China, of kind `ga2` only: required where an area is on the other side than home, with
   * the acknowledgement `cross-border`.
   *
   * @default - none
   */
  readonly crossBorder?: Entry["crossBorder"];

  /**
   * Cap on outbound traffic in Mbit/s, the total over all entry points; of kind `ga2` on what home sends.
   *
   * @default - the cloud's, where the cloud has one; required on Tencent Cloud, 1 to 2000, of kind `ga2` 1 to 100
   */
  readonly bandwidthMbps?: number;

  /**
   * Where the address is announced. `global` needs the cloud's approval and the acknowledgement `anycast-global`. Later
   * changes are ignored on Tencent Cloud: another reach is another address.
   *
   * @default "overseas"
   */
  readonly reach?: "overseas" | "global";

  /**
   * IPv6 addresses beside the IPv4 ones, where the cloud has them.
   *
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * One or two IPv4 addresses of a range of your own, where the cloud takes them. Changing them replaces the entry.
   *
   * @default - the cloud's
   */
  readonly addresses?: readonly string[];

  /**
   * Bucket, and folder in it, for logs of who connects.
   *
   * @default - no logs
   */
  readonly flowLogs?: { readonly bucket: string; readonly prefix?: string };

  /**
   * Id of an existing anycast address to import.
   *
   * @default - a new address is made
   */
  readonly adopt?: string;

  /**
   * First step of giving the address up: the id of the stack it is in. Takes the protection off, nothing else.
   *
   * @default - the address cannot be destroyed
   */
  readonly retire?: string;

  /**
   * Allow-lists of the cloud that the account is known to be on.
   *
   * @default - none
   */
  readonly acknowledge?: readonly (typeof acknowledgements)[number][];

  /**
   * Names in a zone of the game's own, which is made here and lives as long as the address, where the cloud has such.
   *
   * @default - no zone is made
   */
  readonly dns?: z.input<typeof dnsSchema> & { readonly delegate: object };
}

/** Sites that announce a prefix by BGP are machines of the team's own, not resources; protection is traffic's. */
const schema = entrySchema.omit({ bgp: true, shield: true });
const delegatedSchema = dnsSchema.required({ delegate: true });

/** The anycast address players know. Keep it in a stack of its own: it outlives everything bound to it. */
export class AnycastEntry extends Part {
  readonly outputs: EntryOutputs;

  /** @throws ProblemError when a prop is wrong or the cloud cannot do what is asked */
  constructor(scope: Construct, id: string, props: AnycastEntryProps) {
    super(scope, id);
    const { cloud, region, acknowledge = [] } = props;
    const wish = without(props, "cloud", "name", "tags", "region", "acknowledge", "dns");
    const entry = parseProps(schema, wish);
    const dns = props.dns && parseProps(delegatedSchema, props.dns);
    obey(cloud.model.entryRules, { entry, acknowledge: [...acknowledge], home: { region }, ...(dns && { dns }) });

    const stack = TerraformStack.of(this).node.id;
    if (entry.retire !== undefined && entry.retire !== stack) {
      refuse([
        {
          code: "entry/retire-name",
          what: `\`retire\` names ${entry.retire}, but this entry is in the stack ${stack}`,
          fix: `write \`retire: ${stack}\` to give this address up, or remove the line to keep it`,
        },
      ]);
    }
    this.outputs = cloud.entry(this, { ...common(props), entry, region, ...(dns && { dns }) });
  }
}
