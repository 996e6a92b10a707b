type Paths = readonly string[];
type Range = readonly [number | null, number | null];

/**
 * What the provider knows of a resource type and its schema does not say: `meta.json`, see providers/README.md. Paths are
 * dotted without indexes; `[]` at the end means each element.
 */
export interface Facts {
  readonly forceNew: Paths;
  readonly immutableAtApply?: Paths;
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  readonly enums?: Readonly<Record<string, readonly (string | number)[]>>;
  readonly enumsIgnoreCase?: Paths;
  readonly ranges?: Readonly<Record<string, Range>>;
  readonly multiRanges?: Readonly<Record<string, readonly Range[]>>;
  readonly lengths?: Readonly<Record<string, Range>>;
  readonly formats?: Readonly<Record<string, string>>;
  readonly conflicts?: readonly Paths[];
  readonly exactlyOneOf?: readonly Paths[];
  readonly atLeastOneOf?: readonly Paths[];
  readonly requiredWith?: Readonly<Record<string, Paths>>;
  readonly maxItems?: Readonly<Record<string, number>>;
  readonly minItems?: Readonly<Record<string, number>>;
  readonly importer?: boolean;
  /** Has an argument `region`, the region it lies in; a change replaces it. */
  readonly regional?: boolean;
}
