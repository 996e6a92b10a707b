import { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Cloud } from "./cloud";
import { literal } from "./literal";

/** What every part of an environment is told. */
export interface PartProps {
  /** The cloud that builds it, e.g. `tencent()`. */
  readonly cloud: Cloud;

  /** Begins the name of every resource, e.g. `starfall-prod`. Unique in the account and region, 31 characters at most. */
  readonly name: string;

  /**
   * Tags of every resource that can have them.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** One part of an environment: entry, home, edge or traffic. */
export abstract class Part extends Construct {
  /**
   * All resources this part made, to read, or to override what no prop reaches:
   * `home.resources.find((r) => r instanceof ClbInstance)?.addOverride("sla_type", "clb.c2.medium")`.
   * What an override breaks is for the cloud to say: only the rules on the synthesised stack still look at it.
   */
  get resources(): readonly TerraformResource[] {
    return this.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  }
}

/** Name and tags as the clouds want them. */
export function common({ name, tags = {} }: PartProps): Pick<PartProps, "name"> & Required<Pick<PartProps, "tags">> {
  return { name, tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [literal(key), literal(value)])) };
}
