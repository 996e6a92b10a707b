import { behaviours } from "../../../../sandbox/behaviour";
import { dataSources } from "../../../../sandbox/behaviour/data-sources";
import { readDefinition } from "../../../../sandbox/schema/definition";
import type { Block } from "../../../../sandbox/schema/schema";
import { schemaPath } from "../../support/schema-path";

const { schema, facts } = readDefinition("alicloud");
const own = behaviours["alicloud"] ?? {};
const blockOf = (type: string): Block => schema.resource_schemas[type]?.block ?? {};

test("every type of the schema has a behaviour, and facts", () => {
  const types = Object.keys(schema.resource_schemas).sort();

  expect(Object.keys(own).sort()).toEqual(types);
  expect(types.filter((type) => !(type in facts))).toEqual([]);
});

test("every data source that is answered is in the schema", () => {
  expect(Object.keys(dataSources["alicloud"] ?? {}).filter((type) => !(type in schema.data_source_schemas))).toEqual(
    [],
  );
});

describe.each(Object.entries(own))("the behaviour of %s", (type, behaviour) => {
  const at = (path: string) => schemaPath(blockOf(type), path);

  test("makes its id of attributes", () => {
    const { id = "" } = behaviour;
    const names = typeof id === "string" ? [...id.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name) : [];

    expect(names.filter((name) => at(name)?.kind !== "attribute")).toEqual([]);
  });

  test("fills in what is computed", () => {
    const names = [...Object.keys(behaviour.computed ?? {}), ...(behaviour.recomputed ?? [])];

    expect(names.filter((name) => !at(name)?.computed)).toEqual([]);
  });

  test("fills it in with values of its type", () => {
    const attributes = blockOf(type).attributes ?? {};
    const constants = Object.entries(behaviour.computed ?? {}).filter(([, value]) => typeof value !== "function");
    const wrong = constants.filter(([name, value]) => {
      const kind = Array.isArray(value) ? "list" : typeof value === "boolean" ? "bool" : typeof value;
      const of = attributes[name]?.type ?? "";
      return kind === "list" ? !["list", "set"].includes(of[0]) : of !== kind;
    });

    expect(wrong).toEqual([]);
  });

  test("refers to what is there", () => {
    const wrong = Object.entries(behaviour.references ?? {}).filter(([path, { to, by = "id", region }]) => {
      const targets = to.map((one) => one.split("."));
      const absent = targets.some(([other = "", named = by]) => schemaPath(blockOf(other), named) === undefined);
      const many = (at(path)?.many === true) !== path.endsWith("[]");
      return absent || many || at(path)?.kind !== "attribute" || (region !== undefined && at(region) === undefined);
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
