import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { entrySchema } from "../model/entry";
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
   * Cap on outbound traffic in Mbit/s, the total over all entry points.
   *
   * @default - the cloud's, where the cloud has one; required on Tencent Cloud, 1 to 2000
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
}

/** The anycast address players know. Keep it in a stack of its own: it outlives everything bound to it. */
export class AnycastEntry extends Part {
  readonly outputs: EntryOutputs;

  /** @throws ProblemError when a prop is wrong or the cloud cannot do what is asked */
  constructor(scope: Construct, id: string, props: AnycastEntryProps) {
    super(scope, id);
    const { cloud, region, acknowledge = [] } = props;
    const wish = without(props, "cloud", "name", "tags", "region", "acknowledge");
    const entry = parseProps(entrySchema, wish);
    obey(cloud.model.entryRules, { entry, acknowledge: [...acknowledge], home: { region } });

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
    this.outputs = cloud.entry(this, { ...common(props), entry, region });
  }
}
