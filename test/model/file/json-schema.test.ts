import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../../../model/file/json-schema";

const file = join(__dirname, "../../../model/environment.schema.json");

test("the schema that editors read is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(environmentJsonSchema(), null, 2)}\n`);
});

test("it knows the sections that exist only in files, and demands nothing", () => {
  const schema = environmentJsonSchema() as { properties: Record<string, object>; required?: string[] };
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(["cloud", "home", "relays", "clouds"]));
  expect(schema.required).toBeUndefined();
});
