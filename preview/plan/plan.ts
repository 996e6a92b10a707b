/** Attributes of a resource. */
export type Values = Readonly<Record<string, unknown>>;

/** What a plan does to one object. */
export interface ResourceChange {
  readonly address: string;
  /** What it was called before a `moved` block. */
  readonly previousAddress?: string;
  /** Key of an object that an earlier replacement left behind. */
  readonly deposed?: string;
  readonly type: string;
  readonly name: string;
  /** `no-op`, `create`, `update`, `delete`, `forget`, or two of them for a replacement. */
  readonly actions: readonly string[];
  /** Why, where Terraform says: `replace_because_cannot_update`. */
  readonly reason?: string;
  /** null where there is nothing yet. */
  readonly before: Values | null;
  /** null where nothing is left. What is not known yet is missing. */
  readonly after: Values | null;
  /** true in place of each value that only the apply gives. */
  readonly afterUnknown: unknown;
  /** true in place of each value that must not be shown. */
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
  /** Attributes that force a replacement, as they are written: `ip_addresses[0]`. */
  readonly replacePaths: readonly string[];
  /** Id it is imported by; empty when it is not known yet. */
  readonly importId?: string;
}

/** What a plan does to one output. */
export interface OutputChange {
  readonly name: string;
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** true in place of each value that only the apply gives. */
  readonly afterUnknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

/** An object in the state that a plan starts from. */
export interface PriorResource {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/** A provider as the configuration of a plan asks for it. */
export interface ProviderDemand {
  /** `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  readonly constraint: string;
}

/** What of a plan decides about resources: the same for Terraform and OpenTofu. */
export interface Plan {
  readonly terraformVersion: string;
  /** Planning failed: what is here is all there was until then. */
  readonly errored: boolean;
  /** false where something was left out: `-target`, or what had to be put off. */
  readonly complete: boolean;
  /** Managed resources only; data sources lose nothing. */
  readonly changes: readonly ResourceChange[];
  /** What happened outside of Terraform. */
  readonly drift: readonly ResourceChange[];
  readonly prior: readonly PriorResource[];
  readonly outputs: readonly OutputChange[];
  /** Addresses of what the configuration declares, without instance keys. */
  readonly declared: ReadonlySet<string>;
  /** Names of the arguments that are written for them. What else an object has is the provider's to say. */
  readonly written: ReadonlyMap<string, ReadonlySet<string>>;
  readonly providers: readonly ProviderDemand[];
}
