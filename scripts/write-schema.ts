import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dispatchJsonSchema } from "../dispatch/list";
import { environmentJsonSchema } from "../model/file/json-schema";
import { affectedJsonSchema } from "../preview/affected/json-schema";
import { guardJsonSchema } from "../preview/guard/report";
import { previewJsonSchema } from "../preview/report/preview-schema";
import { probeJsonSchema } from "../probe/json-schema";

const schemas = {
  "dispatch/dispatch.schema.json": dispatchJsonSchema(),
  "model/environment.schema.json": environmentJsonSchema(),
  "preview/affected.schema.json": affectedJsonSchema(),
  "preview/guard.schema.json": guardJsonSchema(),
  "preview/preview.schema.json": previewJsonSchema(),
  "probe/probe.schema.json": probeJsonSchema(),
};

for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(join(__dirname, "..", file), `${JSON.stringify(schema, null, 2)}\n`);
}
