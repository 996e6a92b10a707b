import { z } from "zod";
import { nameSchema } from "./name";

/** What `prefer` calls the anycast address. */
export const entryWord = "entry";

const range = z.union([z.cidrv4(), z.cidrv6()]);
const network = z
  .string()
  .refine((text) => range.safeParse(text).success, "must be a range of addresses such as 203.0.113.0/24");

const prefer = z
  .array(z.union([nameSchema, z.array(nameSchema).min(1).max(50)]))
  .max(50)
  .default([])
  .describe(
    "Edges and `entry` in the order they are tried; edges in a list of their own share players by weight and free room. What is not named follows: the entry, then all other edges together",
  );

/** Which addresses players are told to try, and in which order. */
export const dispatchSchema = z.strictObject({
  prefer: prefer.describe("The order for players of no region; as that of a region"),
  regions: z
    .record(
      nameSchema,
      z.strictObject({
        networks: z
          .array(network)
          .max(2000)
          .default([])
          .describe("Addresses of the region's players. Default: none; the game says the region"),
        prefer,
      }),
    )
    .default({})
    .describe("Player regions by name, e.g. { kr: { prefer: [tokyo, entry] } }"),
  weights: z
    .record(nameSchema, z.int().min(1).max(1000))
    .default({})
    .describe("Share of new players beside other edges that are tried together, times free room. Default: 100 each"),
  ttlSeconds: z.int().min(5).max(3600).default(60).describe("How long a player may keep an answer. 5 to 3600"),
  maxAgeSeconds: z
    .int()
    .min(3600)
    .max(7776000)
    .default(2592000)
    .describe("How long dispatch.json counts after it was written. 1 hour to 90 days, 30 days by default"),
});

/** Which addresses players are told to try, and in which order. */
export type Dispatch = z.infer<typeof dispatchSchema>;
