import { z } from "zod";
import { probeReportSchema } from "./report";

/** The JSON Schema of what `anycast-edge probe --json` prints. */
export function probeJsonSchema(): object {
  return {
    // as an input: a reader of today takes what tomorrow's version adds
    ...z.toJSONSchema(probeReportSchema, { io: "input" }),
    title: "What an environment looks like from outside",
    description: "Printed by anycast-edge probe --json. Minor versions only add keys",
  };
}
