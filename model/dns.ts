import { z } from "zod";
import { labelSchema } from "./label";
import { nameSchema } from "./name";

const domain = /^((?!-)[a-z0-9-]{1,63}(?<!-)\.)+[a-z]{2,63}$/;
const domainSchema = z.string().max(253).regex(domain, "must be a domain such as starfall.example");
const zoneId = z.string().min(1).max(32);

/** The game's own zone, made with the entry, and how the world is told of it. */
const delegateSchema = z.strictObject({
  parent: domainSchema
    .optional()
    .describe("Domain at the same DNS that `zone` is a part of: its NS records are written there. Default: by hand"),
  parentZoneId: zoneId.optional().describe("Id of the parent's hosted zone. Required with `parent` on AWS"),
  nameServers: z
    .array(domainSchema)
    .min(2)
    .max(8)
    .optional()
    .describe(
      "Servers that DNSPod names for the zone. Required with `parent` on Tencent Cloud, whose API does not tell",
    ),
});

/** One name over all edges, and how it chooses among them. */
const spreadSchema = z.strictObject({
  by: z
    .enum(["latency", "weight", "place"])
    .describe("What decides: the network's latency, shares, or where the player's resolver is"),
  weights: z
    .record(nameSchema, z.int().min(1).max(100))
    .optional()
    .describe("Share of each edge among all, 1 to 100. Required by weight"),
  places: z
    .record(nameSchema, z.array(z.string().min(1).max(50)).min(1).max(20))
    .optional()
    .describe(
      "Places of each edge in the words of the cloud's DNS, and `default` for the rest of the world. Required by place",
    ),
});

/** Names under which players find the entry and the edges. */
export const dnsSchema = z.strictObject({
  zone: domainSchema.describe("Domain at the cloud's DNS. It exists, or is made: `delegate`"),
  name: labelSchema("play").describe("play: play.<zone> is the entry, <edge>.play.<zone> an edge"),
  zoneId: zoneId.optional().describe("Id of the hosted zone on AWS, e.g. Z0123456789ABCDEFGHIJ: nothing is looked up"),
  ttlSeconds: z.int().min(1).max(604800).default(600).describe("How long resolvers may keep a record. 1 to 604800"),
  delegate: delegateSchema
    .optional()
    .describe("Makes `zone` with the entry, and keeps it as long. Default: the zone exists already"),
  spread: spreadSchema
    .optional()
    .describe("How fallback.<name>.<zone> chooses an edge. Default: by latency on AWS, no such name elsewhere"),
});

/** Names under which players find the entry and the edges. */
export type Dns = z.infer<typeof dnsSchema>;
