import { z } from "zod";
import { cloudNames, type CloudName } from "./cloud-name";
import { nameSchema } from "./name";
import { dialPercent } from "./dial-percent";

const pemFile = z.string().regex(/^\/[\w./-]+$/, "must be an absolute path");

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
    .max(10000)
    .optional()
    .describe(
      "Cap on each relay's public outbound traffic in Mbit/s. Required on Tencent Cloud (1 to 100) and Alibaba Cloud (1 to 200, at an ENS node 5 to 10000)",
    ),
  diskGb: z.int().min(20).max(32000).default(50).describe("Size of the system disk in GB"),
  addresses: z
    .record(z.string(), z.ipv4())
    .optional()
    .describe(
      "Public addresses of relays at an ENS node, by zone and slot, e.g. { cn-wuxi-telecom-1: 203.0.113.5 }: the console shows them after the first deploy, and they stay. Terraform is not told",
    ),
  rootDevice: z.string().min(1).optional().describe("Name of the image's system disk on AWS. Default: /dev/xvda"),
  connections: z
    .int()
    .min(100)
    .max(60000)
    .default(20000)
    .describe(
      "Players' connections that one relay holds at most on each port: what its kernel and proxies are laid out for",
    ),
  connectionsPerAddress: z
    .int()
    .min(1)
    .optional()
    .describe("Connections of one player address at most. Many players may share one. Default: no limit"),
  drainSeconds: z
    .int()
    .min(30)
    .max(7000)
    .default(3600)
    .describe("Seconds that players keep their connections to a relay that takes no new ones and is about to go"),
  homeTls: z
    .strictObject({
      certificate: pemFile.describe("File on the relays with their certificate and key in PEM"),
      authority: pemFile.describe("File on the relays with the certificate that home's must be signed by"),
    })
    .optional()
    .describe("Relays and home prove to each other who they are: mutual TLS on the relay ports. Default: none"),
  otherHomes: z
    .record(
      nameSchema,
      z.strictObject({
        address: z.ipv4().describe("Private address that listens on the relay ports"),
        weight: z
          .int()
          .min(0)
          .max(256)
          .describe("Share of new players beside home's own 100; over TCP on AWS 100 for each zone of home"),
      }),
    )
    .default({})
    .describe("More addresses that relays send players to, e.g. those of a cluster that is being moved to"),
  userData: z
    .string()
    .optional()
    .describe(
      "Script that a relay runs at its first start, when it is set up. What is set up and the script are 12,288 bytes together at most on Tencent Cloud and Alibaba Cloud, 16,384 on AWS",
    ),
});

/** The road from an edge to home. */
export const backhaulSchema = z.strictObject({
  bandwidthMbps: z
    .int()
    .min(1)
    .max(10000)
    .optional()
    .describe("Cap on the private road home in Mbit/s. Required on Tencent Cloud and Alibaba Cloud for a private road"),
  public: z
    .enum(["addresses", "tls"])
    .optional()
    .describe(
      "The road leads over the Internet to the entry's address. `addresses`: home admits the addresses of exactly these relays; `tls`: both sides prove who they are, by `relays.homeTls`. Default: a private road",
    ),
});

/** Kinds of place an edge can be. */
const edgeKinds = ["region", "ens", "edge-zone", "lighthouse"] as const;

/** A named place with relays near players. */
export const edgeSchema = z.strictObject({
  kind: z
    .enum(edgeKinds)
    .default("region")
    .describe(
      "What the place is: a region of the cloud; a node of Alibaba Cloud's Edge Node Service; an edge zone of Tencent Cloud. `lighthouse` is refused: its machines take no start script",
    ),
  cloud: z.enum(cloudNames).optional().describe("Cloud that the edge is on. Default: that of the environment"),
  accountIds: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Accounts that an edge on another cloud may be deployed to. Default: any"),
  region: z.string().min(1),
  cidr: z.cidrv4().optional().describe("Address range. Default: 10.N.0.0/16, N by the region"),
  relays: relaysSchema,
  backhaul: backhaulSchema
    .optional()
    .describe("The road home. Required on Tencent Cloud and Alibaba Cloud, and where there is no private road"),
  dialPercent: dialPercent.describe(
    "Share of the traffic directed here that the entry sends here. 0 is no drain: failover ignores it",
  ),
  entryWeight: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe(
      "Share of the players coming through an entry of kind `ga2` that each relay takes, beside home's 100; 0 takes no new ones. Default: none come through the entry",
    ),
  drain: z.boolean().default(false).describe("Takes no new connections, keeps those it has; undone at any time"),
  retired: z
    .boolean()
    .default(false)
    .describe("First step of dropping the edge: traffic forgets it; its stack is kept so that it can be destroyed"),
});

/** A named place with relays near players. */
export type Edge = z.infer<typeof edgeSchema>;

/** The cloud that an edge is on. */
export function cloudOf({ cloud }: Pick<Edge, "cloud">, environment: CloudName): CloudName {
  return cloud ?? environment;
}

/** Whether the road home leads over the Internet. */
export function isPublic({ backhaul }: Pick<Edge, "backhaul">): boolean {
  return backhaul?.public !== undefined;
}
