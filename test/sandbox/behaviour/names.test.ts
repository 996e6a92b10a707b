import { behaviours } from "../../../sandbox/behaviour";
import { readDefinition } from "../../../sandbox/schema/definition";
import type { Block } from "../../../sandbox/schema/schema";
import { schemaPath } from "../support/schema-path";

const { schema } = readDefinition("tencentcloud");
const own = behaviours["tencentcloud"] ?? {};
const types = Object.entries(own);
const blockOf = (type: string): Block => schema.resource_schemas[type]?.block ?? {};

test("every type that has a behaviour is in the schema, and the other way round", () => {
  expect(Object.keys(own).sort()).toEqual(Object.keys(schema.resource_schemas).sort());
});

describe.each(types)("what the behaviour of %s names is in its schema", (type, behaviour) => {
  const block = blockOf(type);
  const at = (path: string) => schemaPath(block, path);

  test("the attributes its id is made of", () => {
    const { id = "" } = behaviour;
    const names = typeof id === "string" ? [...id.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name) : [];

    expect(names.filter((name) => at(name)?.kind !== "attribute")).toEqual([]);
  });

  test("what the cloud fills in", () => {
    const names = [...Object.keys(behaviour.computed ?? {}), ...(behaviour.recomputed ?? [])];

    expect(names.filter((name) => !at(name)?.computed)).toEqual([]);
  });

  test("its references, and what they refer to", () => {
    const wrong = Object.entries(behaviour.references ?? {}).filter(
      ([path, { to, by, region }]) =>
        at(path)?.kind !== "attribute" ||
        (at(path)?.many === true) !== path.endsWith("[]") ||
        (region !== undefined && at(region) === undefined) ||
        to.some((other) => !(other in own) || (by !== undefined && schemaPath(blockOf(other), by) === undefined)),
    );

    expect(wrong).toEqual([]);
  });

  test("what is never read back, kept or unique", () => {
    const { neverRead = [], keptBlocks = [], unique } = behaviour;
    const names = unique ? [...neverRead, unique.attribute] : neverRead;

    expect(names.filter((name) => at(name) === undefined)).toEqual([]);
    expect(keptBlocks.filter((name) => at(name)?.kind !== "block")).toEqual([]);
  });
});
