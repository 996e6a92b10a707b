import { z } from "zod";
import { fileSchema } from "./file-schema";

/** JSON Schema of `games/**.yaml`, for editors. Written to model/environment.schema.json by `npm run schema`. */
export function environmentJsonSchema(): object {
  return { title: "anycast-edge environment", ...z.toJSONSchema(fileSchema, { io: "input" }) };
}
