import { z } from "zod";

const sectionSchema = z.enum(["config", "files", "toolchain", "backend", "opaque"]);

const classSchema = z
  .enum(["added", "removed", "changed", "moved", "dependent", "unchanged"])
  .describe("What the change does to the stack; `dependent` reads outputs of a stack that is touched");

const reasonSchema = z.object({
  kind: z.enum([
    "added",
    "removed",
    "config",
    "files",
    "toolchain",
    "backend",
    "opaque",
    "moved",
    "dependent",
    "doubt",
  ]),
  pointer: z.string().optional().describe("JSON pointer in the stack's cdk.tf.json"),
  detail: z.string().describe("What is different there; never a value, since it could be a secret"),
});

const digestSchema = z.record(z.string(), z.string()).describe("SHA-256 by section, and `all` over the sections");

const stackSchema = z.object({
  id: z.string(),
  path: z.string().describe("Path of its construct"),
  class: classSchema,
  from: z.string().optional().describe("Of a stack that was moved to another id: the id it had"),
  sections: z.array(sectionSchema),
  reasons: z.array(reasonSchema),
  reasonsLeftOut: z.int().nonnegative().describe("How many more there are"),
  dependencies: z.array(z.string()).describe("Stacks that are deployed before it or whose outputs it reads"),
  objects: z.int().nonnegative().describe("Resources, data sources and modules"),
  digest: z.object({ base: digestSchema.nullable(), head: digestSchema.nullable() }),
});

const count = z.int().nonnegative();

/** What `anycast-edge affected --json` prints. */
export const affectedReportSchema = z.object({
  schema: z.literal("affected/v1"),
  base: z.object({ ref: z.string(), commit: z.string(), cached: z.boolean() }),
  head: z.object({
    ref: z.string().nullable().describe("null: the working tree"),
    commit: z.string(),
    edited: z.boolean().describe("Whether the working tree holds what is in no commit"),
  }),
  all: z
    .strictObject({ code: z.string(), why: z.string() })
    .nullable()
    .describe("Why every stack counts as changed, when the two sides could not be compared"),
  totals: z.object({
    stacks: count,
    touched: count.describe("All but the unchanged ones"),
    added: count,
    removed: count,
    changed: count,
    moved: count,
    dependent: count,
    unchanged: count,
  }),
  noise: z
    .array(z.object({ pointer: z.string().describe("`*` stands for any name"), stacks: count }))
    .describe("Values that differ in every stack, such as a tag with the commit"),
  notes: z.array(z.object({ code: z.string(), stack: z.string().optional(), what: z.string() })),
  stacks: z.array(stackSchema),
});

/** What a change touches. */
export type AffectedReport = z.output<typeof affectedReportSchema>;

/** One stack of a report. */
export type AffectedStack = AffectedReport["stacks"][number];

/** Why a stack is touched. */
export type Reason = AffectedStack["reasons"][number];
