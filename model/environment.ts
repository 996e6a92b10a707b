import { z } from "zod";
import { cloudNames } from "./cloud-name";
import { dispatchSchema } from "./dispatch";
import { dnsSchema } from "./dns";
import { edgeSchema } from "./edge";
import { entrySchema } from "./entry";
import { homeSchema } from "./home";
import { httpsSchema } from "./https";
import { nameSchema } from "./name";
import { portSchema } from "./port";
import { rolloutSchema } from "./rollout";
import { stateSchema } from "./state";

/** Allow-lists of the clouds, plans and commitments that only the account's owner can know about. */
export const acknowledgements = [
  "anycast-global",
  "anycast-region",
  "port-ranges",
  "cross-border",
  "edge-zones",
  "dns-weights",
  "shield-advanced",
] as const;

/** What an environment file declares, once it is merged with its defaults. */
export const environmentSchema = z.strictObject({
  cloud: z.enum(cloudNames),
  accountIds: z.array(z.string()).min(1).optional().describe("Accounts this may be deployed to. Default: any"),
  acknowledge: z
    .array(z.enum(acknowledgements))
    .default([])
    .describe("Allow-lists, plans and yearly commitments of the cloud that this account is known to have"),
  tags: z.record(z.string(), z.string()).default({}).describe("Tags of every resource, beside game and environment"),
  state: stateSchema,
  ports: z.record(nameSchema, portSchema),
  entry: entrySchema.prefault({}),
  home: homeSchema,
  edges: z.record(nameSchema, edgeSchema).default({}),
  dns: dnsSchema.optional().describe("Default: no records; players use the address itself"),
  https: httpsSchema.optional().describe("HTTPS by a name of its own, where nothing else gets through. Default: none"),
  rollout: rolloutSchema.optional().describe("A change of shares in steps, for `anycast-edge shift`. Default: none"),
  dispatch: dispatchSchema.optional().describe("Default: players of all regions try the entry, then any edge"),
});

/** One environment of one game, checked and complete. */
export interface Environment extends z.infer<typeof environmentSchema> {
  readonly game: string;
  readonly name: string;
}
