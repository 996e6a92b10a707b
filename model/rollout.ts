import { z } from "zod";
import { nameSchema } from "./name";

/** What the steps of a rollout set. */
const rolloutWays = ["dial", "entry-weight", "dns-weight"] as const;

/** When a step that is baking is taken for a failure. */
const abortSchema = z.strictObject({
  everySeconds: z
    .int()
    .min(5)
    .max(3600)
    .default(30)
    .describe("Seconds between two looks, and what one may take at most"),
  failures: z.int().min(1).max(100).default(2).describe("Failed looks in a row that abort. No answer is a failed look"),
  command: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      "Program and arguments of the team's own look, run in the project's folder: exit code 0 is well. Default: the checks of `probe` alone",
    ),
});

/** A change in steps: which share goes where, how long each step is watched, and what takes it back. */
export const rolloutSchema = z.strictObject({
  by: z
    .enum(rolloutWays)
    .describe(
      "What steps set. `dial`: `dialPercent` of home and edges. `entry-weight`: `entryWeight` of edges behind an entry of kind `ga2`. `dns-weight`: `dns.spread.weights`",
    ),
  steps: z
    .array(z.record(nameSchema, z.number()))
    .min(1)
    .max(20)
    .describe("Values by edge, or of `home`. What a step says holds in later ones until it is said again"),
  bakeSeconds: z.int().min(0).max(86400).default(600).describe("How long a step must be well before the next one"),
  abort: abortSchema.prefault({}),
  at: z.int().min(0).default(0).describe("The step in effect, 0: the declared values. `anycast-edge shift` writes it"),
});

/** A change in steps. */
export type Rollout = z.infer<typeof rolloutSchema>;
