import type { Cloud } from "../provider/cloud";
import type { Group, Value } from "../value/value";

/** How an argument refers to another object. */
export interface Reference {
  /** Resource types it may be. `type.attribute` is one that is named by another attribute than the rest. */
  readonly to: readonly string[];
  /**
   * What it names may be where it cannot be seen from here, so it is not looked for.
   *
   * @default false
   */
  readonly unchecked?: boolean;
  /**
   * Attribute of the other object that is written here.
   *
   * @default "id"
   */
  readonly by?: string;
  /**
   * Argument with the region the other object lies in.
   *
   * @default - the same region as this object, or none
   */
  readonly region?: string;
  /**
   * What becomes of this object's target when it is deleted while this object is there: `refuse` the deletion, delete
   * this one `with` it, or `leave` it.
   *
   * @default "refuse"
   */
  readonly onDelete?: "refuse" | "with" | "leave";
}

/** What is about to happen to an object. `before` is null for a create, `after` for a delete. */
export interface Change {
  readonly id: string | undefined;
  readonly before: Group | null;
  readonly after: Group | null;
  readonly config: Group | null;
  readonly cloud: Cloud;
}

/** How the cloud answers a data source of a type: what it finds, as the attributes that the configuration does not give. */
export type Answer = (config: Group, cloud: Cloud) => Group;

/** A reason the provider or the cloud refuses a change, in its words; undefined when it does not. */
export type Objection = (change: Change) => string | undefined;

/** Makes a value that only the cloud knows. */
export type Made = (attributes: Group, cloud: Cloud) => Value;

/**
 * How objects of a type behave where neither schema nor facts say it. Text in `{}` is the value of that attribute,
 * `{*}` eight random characters.
 */
export interface Behaviour {
  /** @default - the type's own last word and eight random characters */
  readonly id?: string | ((attributes: Group) => string);
  /**
   * Lies in no region.
   *
   * @default false
   */
  readonly global?: boolean;
  /**
   * Its id is a name that another region may have as well.
   *
   * @default false
   */
  readonly namedPerRegion?: boolean;
  /** What the cloud fills in where the configuration leaves a computed attribute open. @default - null */
  readonly computed?: Readonly<Record<string, string | number | boolean | readonly string[] | Made>>;
  /** Computed attributes that every update changes. */
  readonly recomputed?: readonly string[];
  /** By dotted path of the argument. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** Attributes that no two objects of a region share, and what the cloud says of the second. */
  readonly unique?: { readonly attribute: string; says(value: string): string };
  /**
   * Code of the cloud's error when other objects keep this one from being deleted.
   *
   * @default "ResourceInUse"
   */
  readonly inUse?: string;
  /**
   * A delete that is refused is tried again for a while, as the provider does it.
   *
   * @default false
   */
  readonly retriesDelete?: boolean;
  /** Arguments that the provider never reads back: the state keeps what it was told. */
  readonly neverRead?: readonly string[];
  /** Blocks that are Optional and Computed: leaving them out changes nothing. */
  readonly keptBlocks?: readonly string[];
  /** Further arguments whose change replaces the object, depending on the change. */
  replacedBy?(change: Change): readonly string[];
  /** What the provider works out beyond the schema's rules while it plans a create or an update. */
  planned?(change: Change & { readonly after: Group }): Group;
  /** Changes with the same key happen one after another. */
  inTurn?(attributes: Group): string | undefined;
  /** A change is refused while another with the same key is under way. */
  alone?(attributes: Group): string;
  /** Refused by the provider while it plans a create or an update. */
  readonly refusedAtPlan?: readonly Objection[];
  /** Refused when it is applied, although the plan was clean. */
  readonly refusedAtApply?: readonly Objection[];
  /** What the cloud keeps of what it is told; `before` is what it held. */
  kept?(attributes: Group, before: Group | null, cloud: Cloud): Group;
  /** What a create or an update does to other objects; `before` is null for a create. */
  effect?(attributes: Group, cloud: Cloud, before: Group | null): void;
  /** Whether a destroy only makes Terraform forget the object: the cloud keeps it, and goes on billing it. */
  outlives?(attributes: Group): boolean;
  /** What a read adds that depends on other objects. */
  seen?(attributes: Group, cloud: Cloud): Group;
}
