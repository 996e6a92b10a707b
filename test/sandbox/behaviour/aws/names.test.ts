import { behaviours } from "../../../../sandbox/behaviour";
import { readDefinition } from "../../../../sandbox/schema/definition";
import type { Block } from "../../../../sandbox/schema/schema";
import { schemaPath } from "../../support/schema-path";

const { schema, facts } = readDefinition("aws");
const own = behaviours["aws"] ?? {};
const blockOf = (type: string): Block => schema.resource_schemas[type]?.block ?? {};
/** What the cloud keeps beside the schema: where Global Accelerator has put interfaces. */
const hidden = "interfaces.";

test("every type of the schema has a behaviour, and facts", () => {
  const types = Object.keys(schema.resource_schemas).sort();

  expect(Object.keys(own).sort()).toEqual(types);
  expect(
    Object.keys(facts)
      .filter((type) => !type.startsWith("data."))
      .sort(),
  ).toEqual(types);
});

describe.each(Object.entries(own))("the behaviour of %s", (type, behaviour) => {
  const at = (path: string) => schemaPath(blockOf(type), path);

  test("lies in a region when the provider has the argument, and in none otherwise", () => {
    expect(at("region") !== undefined).toBe(facts[type]?.regional);
    expect(behaviour.global ?? false).toBe(facts[type]?.regional === false);
  });

  test("makes its id of attributes", () => {
    const { id = "" } = behaviour;
    const names = typeof id === "string" ? [...id.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name) : [];

    expect(names.filter((name) => at(name)?.kind !== "attribute")).toEqual([]);
  });

  test("fills in what is computed", () => {
    const names = [...Object.keys(behaviour.computed ?? {}), ...(behaviour.recomputed ?? [])];

    expect(names.filter((name) => name !== "tags_all" && !at(name)?.computed)).toEqual([]);
  });

  test("refers to what is there", () => {
    const wrong = Object.entries(behaviour.references ?? {}).filter(([path, { to, by = "id", region }]) => {
      const targets = to.map((one) => one.split("."));
      const absent = targets.some(([other = "", named = by]) => schemaPath(blockOf(other), named) === undefined);
      if (path.startsWith(hidden)) return absent;
      const stray = at(path) === undefined && at(path.replace(/\..*$/, ""))?.kind !== "attribute";
      return absent || stray || (region !== undefined && at(region) === undefined);
    });

    expect(wrong).toEqual([]);
  });

  test("never reads, keeps and holds unique what is there", () => {
    const { neverRead = [], keptBlocks = [], unique } = behaviour;
    const names = unique ? [...neverRead, unique.attribute] : neverRead;

    expect(names.filter((name) => at(name) === undefined)).toEqual([]);
    expect(keptBlocks.filter((name) => at(name)?.kind !== "block")).toEqual([]);
  });
});
