import { z } from "zod";
import { affectedReportSchema } from "./report-schema";

/** The JSON Schema of what `anycast-edge affected --json` prints. */
export function affectedJsonSchema(): object {
  return {
    // as an input: a reader of today takes what tomorrow's version adds
    ...z.toJSONSchema(affectedReportSchema, { io: "input" }),
    title: "Stacks that a change touches",
    description: "Printed by anycast-edge affected --json. Minor versions only add keys",
  };
}
