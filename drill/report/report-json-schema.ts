import { z } from "zod";
import { drillReportSchema } from "./report";

/** The JSON Schema of what `anycast-edge drill --json` prints. */
export function drillJsonSchema(): object {
  return {
    // as an input: a reader of today takes what tomorrow's version adds
    ...z.toJSONSchema(drillReportSchema, { io: "input" }),
    title: "What a failure did in a drill, beside what was predicted",
    description: "Printed by anycast-edge drill --json. Minor versions only add keys",
  };
}
