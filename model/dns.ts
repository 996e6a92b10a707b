import { z } from "zod";

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const domain = /^((?!-)[a-z0-9-]{1,63}(?<!-)\.)+[a-z]{2,63}$/;

/** Names under which players find the entry and the edges. */
export const dnsSchema = z.strictObject({
  zone: z
    .string()
    .max(253)
    .regex(domain, "must be a domain such as starfall.example")
    .describe("Domain that exists at the cloud's DNS"),
  name: z
    .string()
    .regex(label, "must be one label such as play")
    .describe("play: play.<zone> is the entry, <edge>.play.<zone> an edge"),
  zoneId: z
    .string()
    .min(1)
    .max(32)
    .optional()
    .describe("Id of the hosted zone on AWS, e.g. Z0123456789ABCDEFGHIJ: nothing is looked up"),
  ttlSeconds: z.int().min(1).max(604800).default(600).describe("How long resolvers may keep a record. 1 to 604800"),
});

/** Names under which players find the entry and the edges. */
export type Dns = z.infer<typeof dnsSchema>;
