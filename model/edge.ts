import { z } from "zod";
import { dialPercent } from "./dial-percent";

/** The machines of an edge. */
export const relaysSchema = z.strictObject({
  zones: z
    .record(z.string(), z.int().min(1).max(50))
    .describe("How many relays in which zone of the region, e.g. { ap-tokyo-1: 2 }"),
  instanceType: z.string().min(1),
  image: z.string().min(1).describe("Id of the machine image"),
  bandwidthMbps: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe("Cap on each relay's public outbound traffic in Mbit/s. Required on Tencent Cloud"),
  diskGb: z.int().min(20).max(32000).default(50).describe("Size of the system disk in GB"),
  rootDevice: z.string().min(1).optional().describe("Name of the image's system disk on AWS. Default: /dev/xvda"),
  userData: z
    .string()
    .optional()
    .describe("What a relay runs at its first start, at most 12,288 bytes on Tencent Cloud, 16,384 on AWS"),
});

/** A named place with relays near players. */
export const edgeSchema = z.strictObject({
  region: z.string().min(1),
  cidr: z.cidrv4().optional().describe("Address range. Default: 10.N.0.0/16, N by the region"),
  relays: relaysSchema,
  backhaul: z
    .strictObject({ bandwidthMbps: z.int().min(1).max(10000).describe("Cap on the private road home in Mbit/s") })
    .optional()
    .describe("The road home. Required on Tencent Cloud"),
  dialPercent: dialPercent.describe(
    "Share of the traffic directed here that the entry sends here. 0 is no drain: failover ignores it",
  ),
  drain: z.boolean().default(false).describe("Takes no new connections, keeps those it has; undone at any time"),
  retired: z
    .boolean()
    .default(false)
    .describe("First step of dropping the edge: traffic forgets it; its stack is kept so that it can be destroyed"),
});

/** A named place with relays near players. */
export type Edge = z.infer<typeof edgeSchema>;
