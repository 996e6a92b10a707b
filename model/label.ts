import { z } from "zod";

/** One label of a domain name; `example` is one that fits. */
export function labelSchema(example: string): z.ZodString {
  return z.string().regex(/^(?!-)[a-z0-9-]{1,63}(?<!-)$/, `must be one label such as ${example}`);
}
