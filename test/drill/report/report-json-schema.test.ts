import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drillJsonSchema } from "../../../drill/report/report-json-schema";

const file = join(__dirname, "../../../drill/drill.schema.json");

test("the published schema is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(drillJsonSchema(), null, 2)}\n`);
});
