import { readFileSync } from "node:fs";
import { join } from "node:path";
import { affectedJsonSchema } from "../../../preview/affected/json-schema";

const file = join(__dirname, "../../../preview/affected.schema.json");

test("the published schema is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(affectedJsonSchema(), null, 2)}\n`);
});
