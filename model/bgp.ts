import { z } from "zod";
import { relaysSchema } from "./edge";
import { nameSchema } from "./name";

const neighbourSchema = z.strictObject({
  address: z.ipv4().describe("Address of the router that the hoster peers from"),
  asn: z.int().min(1).max(4294967295).describe("Its autonomous system"),
  multihop: z
    .int()
    .min(2)
    .max(255)
    .optional()
    .describe("Routers up to it, itself counted, where it is not on the machine's own network. Default: it is"),
  passwordFile: z
    .string()
    .regex(/^\/[\w./-]+$/, "must be an absolute path")
    .optional()
    .describe('File on the machines with one line, `password "...";`, for BGP with MD5. Default: no password'),
});

/** Machines of a team's own at a hoster that speaks BGP. Nothing of them is deployed from here. */
export const siteSchema = z.strictObject({
  machines: z
    .record(nameSchema, z.strictObject({ address: z.ipv4().describe("Its own address, outside the prefix") }))
    .describe("The site's relays by name"),
  neighbours: z.record(nameSchema, neighbourSchema).describe("Who hears of the prefix, by name"),
  ...relaysSchema.pick({ connections: true, connectionsPerAddress: true, drainSeconds: true, homeTls: true }).shape,
  ...relaysSchema.pick({ userData: true }).shape,
});

/** A prefix of a team's own that its own machines announce. */
export const bgpSchema = z.strictObject({
  asn: z.int().min(1).max(4294967295).describe("Your autonomous system"),
  prefix: z.cidrv4().describe("Your prefix, /24 or shorter: longer ones are filtered on the Internet"),
  address: z.ipv4().describe("The address in it that players use"),
  sites: z.record(nameSchema, siteSchema).describe("Where it is announced from, by name"),
});

/** A prefix of a team's own that its own machines announce. */
export type Bgp = z.infer<typeof bgpSchema>;

/** Machines of a team's own at a hoster that speaks BGP. */
export type Site = z.infer<typeof siteSchema>;
