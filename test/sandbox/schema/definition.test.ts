import { readDefinition } from "../../../sandbox/schema/definition";
import type { Facts } from "../../../sandbox/schema/facts";
import { schemaPath } from "../support/schema-path";

const { schema, facts } = readDefinition("tencentcloud");

/** Every path that the facts of a type name, and where. */
function named(own: Facts): [string, string][] {
  const lists = ["forceNew", "immutableAtApply", "enumsIgnoreCase"] as const;
  const groups = ["conflicts", "exactlyOneOf", "atLeastOneOf"] as const;
  const maps = ["defaults", "enums", "ranges", "multiRanges", "lengths", "formats", "maxItems", "minItems"] as const;
  return [
    ...lists.flatMap((key) => (own[key] ?? []).map((path) => [key, path] as [string, string])),
    ...groups.flatMap((key) => (own[key] ?? []).flat().map((path) => [key, path] as [string, string])),
    ...maps.flatMap((key) => Object.keys(own[key] ?? {}).map((path) => [key, path] as [string, string])),
    ...Object.entries(own.requiredWith ?? {}).flatMap(([path, others]) =>
      [path, ...others].map((one) => ["requiredWith", one] as [string, string]),
    ),
  ];
}

test("there are facts for every resource type, and for none that is not there", () => {
  const described = Object.keys(facts).filter((type) => !type.startsWith("data."));

  expect(described.sort()).toEqual(Object.keys(schema.resource_schemas).sort());
});

test.each(Object.keys(schema.resource_schemas))("every path in the facts of %s is in its schema", (type) => {
  const block = schema.resource_schemas[type]?.block ?? {};
  const absent = named(facts[type] ?? { forceNew: [] }).filter(([, path]) => schemaPath(block, path) === undefined);

  expect(absent).toEqual([]);
});

test("a default belongs to an argument that may be left out and that no cloud fills in", () => {
  const wrong = Object.entries(schema.resource_schemas).flatMap(([type, { block }]) =>
    Object.keys(facts[type]?.defaults ?? {})
      .map((path) => ({ type, path, at: schemaPath(block, path) }))
      .filter(({ at }) => at?.required !== false || at.computed),
  );

  expect(wrong).toEqual([]);
});

test("a provider without a folder is refused", () => {
  expect(() => readDefinition("nowhere")).toThrow("ENOENT");
});
