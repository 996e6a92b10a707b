import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { behaviours } from "../../../sandbox/behaviour";
import { Cloud } from "../../../sandbox/provider/cloud";
import { Knobs } from "../../../sandbox/provider/knobs";
import { Resource } from "../../../sandbox/provider/resource";
import { blockType, blockValue } from "../../../sandbox/schema/block-value";
import { readDefinition } from "../../../sandbox/schema/definition";
import { Store } from "../../../sandbox/store";
import { equal } from "../../../sandbox/value/equal";
import { shownPath } from "../../../sandbox/value/path";
import { shown, type Group } from "../../../sandbox/value/value";
import { proposed } from "./proposed";
import { temporaryFolder } from "./temporary-folder";

const root = temporaryFolder();
const { schema, facts } = readDefinition("tencentcloud");
const own = behaviours["tencentcloud"] ?? {};

/** A region of a simulated Tencent Cloud, worked on as Terraform works: refresh, plan, apply. Types without their prefix. */
export class Workspace {
  readonly cloud: Cloud;

  constructor(
    region = "ap-seoul",
    readonly store = new Store(mkdtempSync(join(root, "cloud-"))),
    readonly knobs = new Knobs({}),
  ) {
    this.cloud = new Cloud(store, own, region);
  }

  /** The same cloud, seen from another region. */
  in(region: string): Workspace {
    return new Workspace(region, this.store);
  }

  resource(type: string): Resource {
    const full = `tencentcloud_${type}`;
    const found = schema.resource_schemas[full];
    if (found === undefined) throw new Error(`no type ${full}`);
    return new Resource(full, found, facts[full] ?? { forceNew: [] }, own[full] ?? {});
  }

  create(type: string, config: Group): Promise<Managed> {
    return new Managed(this, type).apply(config);
  }

  /** An object made elsewhere, as an import block takes it over. */
  async import(type: string, id: string): Promise<Managed> {
    const imported = new Managed(this, type);
    imported.state = this.resource(type).import(id, this.cloud);
    return Promise.resolve(imported);
  }
}

interface Plan {
  readonly action: "create" | "update" | "replace" | "none";
  readonly planned: Group;
  /** What forces a replacement. */
  readonly replaces: readonly string[];
}

/** A resource that Terraform manages. */
export class Managed {
  /** What the state holds; null when there is no such object. */
  state: Group | null = null;
  private config: Group = {};

  constructor(
    private readonly workspace: Workspace,
    readonly type: string,
  ) {}

  get id(): string {
    return shown(this.state?.["id"]);
  }

  get(attribute: string): unknown {
    return this.state?.[attribute];
  }

  async refresh(): Promise<this> {
    const { cloud, knobs } = this.workspace;
    if (this.state !== null) this.state = await this.resource.read(this.state, cloud, knobs);
    return this;
  }

  /** Refreshes first, as Terraform does. */
  async plan(config = this.config): Promise<Plan> {
    await this.refresh();
    return this.planFrom(this.state, config);
  }

  async apply(config = this.config): Promise<this> {
    this.config = config;
    const plan = await this.plan(config);
    if (plan.action !== "replace") return this.perform(plan);
    await this.destroy();
    return this.perform(this.planFrom(null, config));
  }

  async destroy(): Promise<this> {
    const request = { prior: this.state, planned: null, config: null };
    this.state = await this.resource.apply(request, this.workspace.cloud, this.workspace.knobs);
    return this;
  }

  /** Applies a plan as it is, without a look at the cloud first. */
  async perform({ planned }: Plan): Promise<this> {
    const config = blockValue(this.resource.schema.block, this.config);
    const { cloud, knobs } = this.workspace;
    this.state = await this.resource.apply({ prior: this.state, planned, config }, cloud, knobs);
    return this;
  }

  private get resource(): Resource {
    return this.workspace.resource(this.type);
  }

  private planFrom(prior: Group | null, said: Group): Plan {
    const { block } = this.resource.schema;
    const config = blockValue(block, said);
    const request = { prior, proposed: proposed(block, prior, config), config };
    const { planned, replaces } = this.resource.plan(request, this.workspace.cloud);
    if (prior === null) return { action: "create", planned, replaces: [] };
    const same = equal(blockType(block), prior, planned);
    const action = replaces.length > 0 ? "replace" : same ? "none" : "update";
    return { action, planned, replaces: replaces.map(shownPath) };
  }
}
