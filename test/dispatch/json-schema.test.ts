import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dispatchJsonSchema, listSchema } from "../../dispatch/list";
import { list } from "./lists";

const file = join(__dirname, "../../dispatch/dispatch.schema.json");

test("the schema that clients read is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(dispatchJsonSchema(), null, 2)}\n`);
});

test("it names every key of a list", () => {
  const { properties } = dispatchJsonSchema() as { properties: Record<string, object> };
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(list)));
  expect(listSchema.safeParse(list).success).toBe(true);
});
