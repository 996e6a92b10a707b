import { readFileSync } from "node:fs";
import { join } from "node:path";
import { comparisonJsonSchema } from "../../simulator/comparison-schema";

const file = join(__dirname, "../../simulator/comparison.schema.json");

test("the published schema is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(comparisonJsonSchema(), null, 2)}\n`);
});
