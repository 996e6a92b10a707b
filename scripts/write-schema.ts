import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dispatchJsonSchema } from "../dispatch/list";
import { drillJsonSchema } from "../drill/report/report-json-schema";
import { environmentJsonSchema } from "../model/file/json-schema";
import { affectedJsonSchema } from "../preview/affected/json-schema";
import { guardJsonSchema } from "../preview/guard/report";
import { previewJsonSchema } from "../preview/report/preview-schema";
import { probeJsonSchema } from "../probe/json-schema";
import { simulationJsonSchema } from "../simulator/simulation-schema";
import { comparisonJsonSchema } from "../simulator/comparison-schema";

const schemas = {
  "dispatch/dispatch.schema.json": dispatchJsonSchema(),
  "drill/drill.schema.json": drillJsonSchema(),
  "model/environment.schema.json": environmentJsonSchema(),
  "preview/affected.schema.json": affectedJsonSchema(),
  "preview/guard.schema.json": guardJsonSchema(),
  "preview/preview.schema.json": previewJsonSchema(),
  "probe/probe.schema.json": probeJsonSchema(),
  "simulator/simulation.schema.json": simulationJsonSchema(),
  "simulator/comparison.schema.json": comparisonJsonSchema(),
};

for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(join(__dirname, "..", file), `${JSON.stringify(schema, null, 2)}\n`);
}
