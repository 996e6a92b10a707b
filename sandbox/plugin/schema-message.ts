import type { Definition } from "../schema/definition";
import type { Block, Schema } from "../schema/schema";

/** The schemas as the protocol's GetSchema sends them. */
export function schemaMessage({ schema }: Definition): object {
  return {
    provider: message(schema.provider),
    resource_schemas: messages(schema.resource_schemas),
    data_source_schemas: messages(schema.data_source_schemas),
    // one schema per command instead of one per process
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: true },
  };
}

function messages(schemas: Readonly<Record<string, Schema>>): object {
  return Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, message(schema)]));
}

function message({ version, block }: Schema): object {
  return { version, block: blockMessage(block) };
}

function blockMessage({ attributes = {}, block_types: blocks = {}, deprecated }: Block): object {
  return {
    deprecated,
    attributes: Object.entries(attributes).map(([name, { type, ...flags }]) => ({
      ...flags,
      name,
      type: Buffer.from(JSON.stringify(type)),
    })),
    block_types: Object.entries(blocks).map(([name, { nesting_mode: mode, block, min_items, max_items }]) => ({
      type_name: name,
      block: blockMessage(block),
      nesting: mode.toUpperCase(),
      min_items,
      max_items,
    })),
  };
}
