import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

export const root = join(__dirname, "..", "..", "..");
const folder = join(root, ".github", "workflows");

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.record(z.string(), scalar).default({});
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const stepSchema = z.strictObject({
  id: z.string().optional(),
  if: scalar.optional(),
  uses: z.string().optional(),
  with: values,
  run: z.string().optional(),
  env: values,
});
const jobSchema = z.looseObject({
  if: scalar.optional(),
  environment: z.string().optional(),
  permissions: permissions.optional(),
  "timeout-minutes": z.number().optional(),
  outputs: values,
  env: values,
  steps: z.array(stepSchema),
});
const workflowSchema = z.looseObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: permissions.optional(),
  env: values,
  jobs: z.record(z.string(), jobSchema),
});

export type Step = z.output<typeof stepSchema>;
export type Job = z.output<typeof jobSchema>;
/** A workflow of GitHub Actions, as far as it is looked at here. */
export type Workflow = z.output<typeof workflowSchema>;

/** Names of the files in .github/workflows. */
export const workflowFiles: readonly string[] = readdirSync(folder).sort();

export function workflowText(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

export function workflowOf(text: string): Workflow {
  return workflowSchema.parse(parse(text));
}

/** A job that must be there. */
export function jobOf(file: string, name: string): Job {
  const job = workflowOf(workflowText(file)).jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

/** `actions/checkout` of `actions/checkout@…`. */
export function actionOf({ uses }: Step): string | undefined {
  return uses?.split("@")[0];
}
