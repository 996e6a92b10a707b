import { z } from "zod";
import { areaSchema } from "./area";
import { bgpSchema } from "./bgp";

/** Kinds of entry. */
const entryKinds = ["anycast", "ga2"] as const;

/** The anycast address of one environment. */
export const entrySchema = z.strictObject({
  kind: z
    .enum(entryKinds)
    .default("anycast")
    .describe(
      "`anycast`: addresses that are announced everywhere. `ga2`: Tencent Cloud's Global Accelerator 2.0, an address per area and one name, no single anycast address. Changing it where it is deployed gives the old addresses up for ever: the guard blocks that, a plain deploy does not",
    ),
  areas: z
    .record(z.string(), areaSchema)
    .optional()
    .describe("Regions that players enter at, of kind `ga2` only, e.g. { ap-tokyo: { bandwidthMbps: 50 } }"),
  crossBorder: z
    .enum(["high-quality", "unicom"])
    .optional()
    .describe(
      "Line over the border of mainland China, of kind `ga2` only: required where an area is on the other side than home. Default: none",
    ),
  bandwidthMbps: z
    .int()
    .optional()
    .describe(
      "Cap on outbound traffic in Mbit/s, the total over all entry points; of kind `ga2` on what home sends. Required on Tencent Cloud",
    ),
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
  bgp: bgpSchema
    .optional()
    .describe("A prefix of your own that your own machines announce by BGP, beside the cloud's address. Default: none"),
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
    .describe(
      "Id of an existing entry to import instead of making one: eip-1a2b3c4d, ga-1a2b3c4d of kind `ga2`, aeip-1a2b3c4d, or an accelerator's ARN",
    ),
  shield: z
    .strictObject({ subscribed: z.literal(true).describe("The account has the subscription; nothing here buys it") })
    .optional()
    .describe(
      "Protects the accelerator by Shield Advanced, a yearly commitment of the account. AWS only. Default: not",
    ),
  retire: z
    .string()
    .optional()
    .describe("First step of giving the address up for ever: the name of the entry's stack, e.g. starfall-dev-entry"),
});

/** The anycast address of one environment. */
export type Entry = z.infer<typeof entrySchema>;

/** A kind of entry. */
export type EntryKind = Entry["kind"];
