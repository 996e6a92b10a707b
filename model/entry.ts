import { z } from "zod";

/** The anycast address of one environment. */
export const entrySchema = z.strictObject({
  bandwidthMbps: z
    .int()
    .optional()
    .describe("Cap on outbound traffic in Mbit/s, the total over all entry points. Required on Tencent Cloud"),
  reach: z
    .enum(["overseas", "global"])
    .default("overseas")
    .describe("Where the address is announced. `global` needs the cloud's approval; changing it replaces the address"),
  dualStack: z.boolean().default(false).describe("IPv6 addresses beside the IPv4 ones"),
  addresses: z
    .array(z.ipv4())
    .min(1)
    .max(2)
    .optional()
    .describe("Addresses of your own range to use (BYOIP). Default: the cloud's. Changing them replaces the entry"),
  flowLogs: z
    .strictObject({
      bucket: z.string().min(3).max(63),
      prefix: z.string().max(255).default("flow-logs"),
    })
    .optional()
    .describe("Bucket for logs of who connects. Default: no logs"),
  adopt: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe("Id of an existing entry to import instead of making one: eip-1a2b3c4d, or an accelerator's ARN"),
  retire: z
    .string()
    .optional()
    .describe("First step of giving the address up for ever: the name of the entry's stack, e.g. starfall-dev-entry"),
});

/** The anycast address of one environment. */
export type Entry = z.infer<typeof entrySchema>;
