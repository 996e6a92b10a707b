import { z } from "zod";
import { verdicts } from "./verdict";

const verdict = z.enum(verdicts);
const move = z.strictObject({ from: z.string(), to: z.string() });
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const granted = z.strictObject({
  granted: z.literal(true),
  by: z.string(),
  why: z.string(),
  expires: z.string(),
});

const refused = z.strictObject({
  granted: z.literal(false),
  refusals: z.array(z.string()).describe("Why each approval of this address does not count"),
});

const findingSchema = z.strictObject({
  code: z.string().describe("Stable name of the rule, `area/what`"),
  verdict: verdict.exclude(["allow"]),
  stack: z.string().nullable().describe("Name of the stack; null where several are concerned"),
  file: z.string().nullable().describe("The plan it was found in"),
  plan: digest.describe("Digest that an approval must name: of the plan, or of those it is about"),
  address: z.string().describe("The resource; the stack where it is about all of it"),
  action: z.string().describe("What would happen, in one word; an approval must name it"),
  attributes: z.array(z.string()).describe("Names of the attributes at fault"),
  what: z.string(),
  fix: z.string(),
  moved: move.optional().describe("The `moved` block that makes it right"),
  approvable: z.boolean(),
  approval: z.discriminatedUnion("granted", [granted, refused]).optional(),
});

const changes = z.strictObject({
  create: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
  forget: z.int(),
  move: z.int(),
  import: z.int(),
});

const planSchema = z.strictObject({
  stack: z.string(),
  file: z.string(),
  digest,
  verdict,
  terraform: z.string().describe("Version of Terraform or OpenTofu that made the plan"),
  changes,
  notChecked: z.array(z.string()).describe("What could not be looked at, and which file would show it"),
});

/** What `anycast-edge guard --json` prints. */
export const reportSchema = z.strictObject({
  schema: z.literal("guard/v1"),
  verdict: verdict.describe("The worst of all; an approved finding counts as a warning"),
  digest: digest.describe("Digest of all plans together"),
  plans: z.array(planSchema),
  findings: z.array(findingSchema),
  unusedApprovals: z.array(z.strictObject({ address: z.string(), action: z.string(), why: z.string() })),
});

/** What the guard says of some plans. */
export type GuardReport = z.infer<typeof reportSchema>;
/** One finding, as it is reported. */
export type Finding = z.infer<typeof findingSchema>;
/** One plan, as it is reported. */
export type PlanReport = z.infer<typeof planSchema>;

/** JSON Schema of the report. Written to preview/guard.schema.json by `npm run schema`. */
export function guardJsonSchema(): object {
  return { title: "anycast-edge guard report", ...z.toJSONSchema(reportSchema) };
}
