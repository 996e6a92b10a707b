import { z } from "zod";
import { entryWord } from "../model/dispatch";
import { nameSchema } from "../model/name";

const tier = z.array(nameSchema).min(1);
const orderSchema = z
  .array(tier)
  .min(1)
  .describe("What is tried one after the other: `entry` alone, or edges that share players by weight and free room");
const number = z.int().min(1).max(65535);

/** Version 1 of what dispatch.json says, under its signature. */
export const listSchema = z
  .strictObject({
    schema: z.literal("dispatch/v1"),
    game: z.string().min(1),
    environment: z.string().min(1),
    version: z
      .int()
      .positive()
      .describe("Grows with every list; one that is lower than another seen before is refused"),
    issued: z.iso.datetime(),
    expires: z.iso.datetime().describe("After it the list is refused"),
    ttlSeconds: z.int().positive().describe("How long a player may keep an answer"),
    ports: z
      .record(nameSchema, z.strictObject({ protocol: z.enum(["tcp", "udp"]), from: number, to: number }))
      .describe("What players connect to at each address; both ends are in a range"),
    entry: z.strictObject({
      addresses: z.array(z.union([z.ipv4(), z.ipv6()])).min(1),
      name: z.string().min(1).optional().describe("The name under which the cloud publishes them"),
    }),
    edges: z.record(
      nameSchema,
      z.strictObject({
        weight: z.int().positive().describe("Share of new players beside the other edges of a tier, times free room"),
        relays: z
          .array(
            z.strictObject({
              address: z.union([z.ipv4(), z.ipv6()]),
              capacity: z.int().positive().describe("Players' connections on each port at most"),
            }),
          )
          .min(1),
      }),
    ),
    https: z
      .strictObject({ url: z.url({ protocol: /^https$/ }) })
      .optional()
      .describe("Tried last, where nothing else gets through"),
    order: orderSchema.describe("For players of no region"),
    regions: z.record(
      nameSchema,
      z.strictObject({ networks: z.array(z.union([z.cidrv4(), z.cidrv6()])), order: orderSchema }),
    ),
  })
  .superRefine(({ edges, order, regions }, context) => {
    const wanted = JSON.stringify([entryWord, ...Object.keys(edges)].sort());
    const orders = [
      { path: ["order"], order },
      ...Object.entries(regions).map(([name, one]) => ({ path: ["regions", name], order: one.order })),
    ];
    for (const one of orders) {
      if (JSON.stringify(one.order.flat().sort()) === wanted && one.order.every(isTier)) continue;
      const message = "must name the entry, by itself, and every edge once";
      context.addIssue({ code: "custom", path: one.path, message });
    }
  });

/** What dispatch.json says: the addresses of an environment, and in which order players of a region try them. */
export type DispatchList = z.infer<typeof listSchema>;

/** Groups of names, tried one after the other. */
export type Order = DispatchList["order"];

/** The entry shares players with nobody. */
function isTier(names: readonly string[]): boolean {
  return names.length === 1 || !names.includes(entryWord);
}

/** JSON Schema of the list. Written to dispatch/dispatch.schema.json by `npm run schema`. */
export function dispatchJsonSchema(): object {
  return { title: "anycast-edge dispatch list", ...z.toJSONSchema(listSchema) };
}
