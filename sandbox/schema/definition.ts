import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "./facts";
import type { ProviderSchema } from "./schema";

/** A provider as data: what providers/<name>/ holds. */
export interface Definition {
  readonly schema: ProviderSchema;
  /** By resource type. */
  readonly facts: Readonly<Record<string, Facts>>;
}

const providers = join(__dirname, "..", "..", "providers");

/** Reads the pinned schema and facts of a provider, such as `tencentcloud`. */
export function readDefinition(name: string): Definition {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(providers, name, file), "utf8"));
  const { provider_schemas: schemas } = read("schema.json") as { provider_schemas: Record<string, ProviderSchema> };
  const [schema] = Object.values(schemas);
  if (schema === undefined) throw new Error(`providers/${name}/schema.json holds no provider`);
  return { schema, facts: read("meta.json") as Definition["facts"] };
}
