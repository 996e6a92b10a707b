import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentJsonSchema } from "../model/file/json-schema";

writeFileSync(
  join(__dirname, "..", "model", "environment.schema.json"),
  `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`,
);
