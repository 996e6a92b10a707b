import { z } from "zod";
import { comparisonSchema } from "../../simulator/comparison-schema";
import { affectedReportSchema } from "../affected/report-schema";
import { reportSchema } from "../guard/report";
import { verdicts } from "../guard/verdict";

const count = z.int().nonnegative();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const countsSchema = z.strictObject({
  create: count,
  update: count,
  replace: count,
  delete: count,
  forget: count,
  move: count.describe("Of all changes, those that also get another address"),
  import: count.describe("Of all changes, those that take over what exists already"),
});

const attributeSchema = z.strictObject({
  path: z.string().describe("`tags.Name`, `ports[0].from`"),
  before: z.string().optional().describe("As JSON writes it, or a mask; absent where there was nothing"),
  after: z
    .string()
    .optional()
    .describe("As JSON writes it, `(known after apply)`, or a mask; absent where nothing is left"),
});

const changeSchema = z.strictObject({
  address: z.string(),
  previousAddress: z.string().optional(),
  deposed: z.string().optional().describe("Key of an object that an earlier replacement left behind"),
  type: z.string(),
  name: z.string(),
  actions: z.array(z.string()).describe("As Terraform has them: `delete` and `create` are a replacement"),
  reason: z.string().optional().describe("As Terraform has it: `replace_because_cannot_update`"),
  replacePaths: z.array(z.string()).describe("Attributes that force a replacement"),
  importId: z.string().optional(),
  entry: z.boolean().describe("Whether it is the address that players know"),
  attributes: z.array(attributeSchema).describe("Those that differ"),
  attributesLeftOut: count,
});

const outputSchema = z.strictObject({
  name: z.string(),
  actions: z.array(z.string()),
  before: z.string().optional(),
  after: z.string().optional(),
});

const statusSchema = z
  .enum(["changes", "no-changes", "projected", "waits", "unaffected", "removed", "gone", "refused", "error"])
  .describe(
    "`projected`: planned against the outputs that plans of other stacks promise. `waits`: can be planned when those are " +
      "applied. `unaffected`: reads outputs of a touched stack, and none of those it reads would change. `removed`: not " +
      "declared any more, with what a destruction would do. `gone`: not declared any more, and nothing is left. `refused`: " +
      "planning would run code or reach places that base does not",
  );

const savedPlanSchema = z.strictObject({
  file: z.string().describe("Name of the bundle in the folder of --plans"),
  sha256: digest.describe("Of the bundle as it lies there"),
  encrypted: z.boolean(),
  expires: z.iso.datetime(),
});

const stackSchema = z.strictObject({
  id: z.string(),
  game: z.string().nullable(),
  environment: z.string().nullable(),
  class: affectedReportSchema.shape.stacks.element.shape.class,
  from: z.string().optional().describe("Of a stack that was moved to another id: the id it had"),
  reasons: affectedReportSchema.shape.stacks.element.shape.reasons,
  reasonsLeftOut: count,
  dependencies: z.array(z.string()),
  digest: affectedReportSchema.shape.stacks.element.shape.digest,
  state: z
    .strictObject({ backend: z.string(), lineage: z.string(), serial: count })
    .nullable()
    .describe("The state the plan starts from; null where there is no plan"),
  status: statusSchema,
  refreshed: z.boolean().describe("Whether the cloud was asked what is really there"),
  projectedFrom: z.array(z.string()).describe("Stacks whose outputs are promised by their plans"),
  counts: countsSchema,
  changes: z.array(changeSchema),
  outputs: z.array(outputSchema).describe("Those that would change"),
  drift: z
    .array(z.strictObject({ address: z.string(), actions: z.array(z.string()) }))
    .describe("What happened outside of Terraform"),
  left: count.describe("Of a removed stack: resources that would run on, known to nobody"),
  planDigest: digest.nullable().describe("Names what the plan does; approvals are bound to it"),
  plan: savedPlanSchema.nullable().describe("What `anycast-edge apply` applies; null where nothing was saved"),
  seconds: z.strictObject({ init: z.number(), plan: z.number(), show: z.number() }),
  problem: z
    .strictObject({ code: z.string(), what: z.string(), fix: z.string() })
    .optional()
    .describe("Why there is no plan, or no whole one"),
  seal: z
    .string()
    .nullable()
    .describe("HMAC over all else of the stack, by a key that lies with the saved plan: shows edits of this file"),
});

/** What `anycast-edge preview` writes. No value that is marked or looks like a secret is in it. */
export const previewSchema = z.strictObject({
  schema: z.literal("preview/v1"),
  tool: z.strictObject({ name: z.literal("anycast-edge"), version: z.string() }),
  run: z.strictObject({ started: z.iso.datetime(), seconds: z.number() }),
  world: z.enum(["sandbox", "cloud"]).describe("What was asked: a sandbox result says nothing of the cloud"),
  git: z.strictObject({ base: affectedReportSchema.shape.base, head: affectedReportSchema.shape.head }),
  terraform: z.strictObject({ program: z.enum(["terraform", "tofu"]), version: z.string() }),
  shard: z.strictObject({ index: count, of: count }).nullable().describe("null: all stacks"),
  verdict: z.enum(verdicts),
  all: affectedReportSchema.shape.all,
  noise: affectedReportSchema.shape.noise,
  notes: affectedReportSchema.shape.notes,
  totals: z.strictObject({
    stacks: count.describe("All there are, touched or not"),
    touched: count,
    added: count,
    removed: count,
    changed: count,
    moved: count,
    dependent: count,
    changes: countsSchema,
  }),
  environments: z
    .array(z.strictObject({ game: z.string(), environment: z.string() }))
    .describe("All that head declares, touched or not"),
  stacks: z.array(stackSchema).describe("Touched ones alone, in the order of their ids"),
  findings: reportSchema.shape.findings.describe("What the guard says"),
  unusedApprovals: reportSchema.shape.unusedApprovals,
  players: comparisonSchema
    .optional()
    .describe(
      "What it means for players; absent where there are no environments, or where notes tell why it is not known",
    ),
});

/** What a change will do. */
export type PreviewReport = z.output<typeof previewSchema>;
/** What it will do to one stack. */
export type PreviewStack = PreviewReport["stacks"][number];
/** What becomes of one object. */
export type PreviewChange = PreviewStack["changes"][number];
/** How many objects are made, changed and lost. */
export type PreviewCounts = PreviewStack["counts"];

/** JSON Schema of the report. Written to preview/preview.schema.json by `npm run schema`. */
export function previewJsonSchema(): object {
  return {
    title: "What a change will do",
    description: "Written by anycast-edge preview. Minor versions only add keys",
    ...z.toJSONSchema(previewSchema, { io: "input" }),
  };
}
