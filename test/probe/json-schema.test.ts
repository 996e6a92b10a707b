import { readFileSync } from "node:fs";
import { join } from "node:path";
import { probeJsonSchema } from "../../probe/json-schema";

const file = join(__dirname, "../../probe/probe.schema.json");

test("the published schema is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(probeJsonSchema(), null, 2)}\n`);
});
