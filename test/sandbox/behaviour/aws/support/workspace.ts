import { behaviours } from "../../../../../sandbox/behaviour";
import { Cloud } from "../../../../../sandbox/provider/cloud";
import type { Diagnostic } from "../../../../../sandbox/provider/diagnostic";
import { Knobs } from "../../../../../sandbox/provider/knobs";
import { Resource } from "../../../../../sandbox/provider/resource";
import { blockValue } from "../../../../../sandbox/schema/block-value";
import { readDefinition } from "../../../../../sandbox/schema/definition";
import type { Group } from "../../../../../sandbox/value/value";
import { Workspace } from "../../../support/workspace";

const { schema, facts } = readDefinition("aws");
const own = behaviours["aws"] ?? {};

interface Options {
  readonly region?: string;
  /** Configuration of the provider. */
  readonly settings?: Group;
  readonly knobs?: Knobs;
  /** Works on the cloud of another workspace. */
  readonly beside?: AwsWorkspace;
}

/** A simulated AWS, worked on as Terraform works. Types without their prefix. */
export class AwsWorkspace extends Workspace {
  override readonly cloud: Cloud;

  constructor({
    region = "ap-northeast-2",
    settings = {},
    knobs = new Knobs({ SANDBOX_PATIENCE_MS: "0" }),
    beside,
  }: Options = {}) {
    super(region, beside?.store, knobs);
    this.cloud = new Cloud(this.store, own, region, settings);
  }

  override resource(type: string): Resource {
    const full = `aws_${type}`;
    const found = schema.resource_schemas[full];
    if (found === undefined) throw new Error(`no type ${full}`);
    return new Resource(full, found, facts[full] ?? { forceNew: [] }, own[full] ?? {});
  }

  validate(type: string, config: Group): readonly Diagnostic[] {
    const resource = this.resource(type);
    return resource.validate(blockValue(resource.schema.block, config));
  }

  /** Ids of the objects of a type. */
  ids(type: string): string[] {
    return this.cloud.everywhere(`aws_${type}`).map(({ id }) => id);
  }
}
