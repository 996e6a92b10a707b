import { behaviours } from "../../../../../sandbox/behaviour";
import { dataSources } from "../../../../../sandbox/behaviour/data-sources";
import { Cloud } from "../../../../../sandbox/provider/cloud";
import { DataSource } from "../../../../../sandbox/provider/data-source";
import { Knobs } from "../../../../../sandbox/provider/knobs";
import { Resource } from "../../../../../sandbox/provider/resource";
import { blockValue } from "../../../../../sandbox/schema/block-value";
import { readDefinition } from "../../../../../sandbox/schema/definition";
import type { Group } from "../../../../../sandbox/value/value";
import { Workspace } from "../../../support/workspace";

const { schema, facts } = readDefinition("alicloud");
const own = behaviours["alicloud"] ?? {};
const answers = dataSources["alicloud"] ?? {};

/** A region of a simulated Alibaba Cloud, worked on as Terraform works. Types without their prefix. */
export class AlicloudWorkspace extends Workspace {
  override readonly cloud: Cloud;

  constructor(region = "ap-northeast-1", beside?: AlicloudWorkspace) {
    super(region, beside?.store, new Knobs({ SANDBOX_PATIENCE_MS: "0" }));
    this.cloud = new Cloud(this.store, own, region);
  }

  /** The same cloud, seen from another region. */
  override in(region: string): AlicloudWorkspace {
    return new AlicloudWorkspace(region, this);
  }

  override resource(type: string): Resource {
    const full = `alicloud_${type}`;
    const found = schema.resource_schemas[full];
    if (found === undefined) throw new Error(`no type ${full}`);
    return new Resource(full, found, facts[full] ?? { forceNew: [] }, own[full] ?? {});
  }

  /** What a data source answers. */
  read(type: string, config: Group): Promise<Group> {
    const full = `alicloud_${type}`;
    const found = schema.data_source_schemas[full];
    if (found === undefined) throw new Error(`no data source ${full}`);
    return new DataSource(full, found, answers[full]).read(blockValue(found.block, config), this.cloud, this.knobs);
  }

  /** Ids of the objects of a type. */
  ids(type: string): string[] {
    return this.cloud.everywhere(`alicloud_${type}`).map(({ id }) => id);
  }
}
