import { readFileSync } from "node:fs";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import { zipEntries } from "../affected/zip";

const schema = z.object({ lineage: z.string(), serial: z.int().nonnegative() });

/** The state that a plan starts from; without a lineage where there is none yet. */
export type PlanState = z.output<typeof schema>;

/**
 * Reads which state a saved plan starts from. It lies in the plan itself, so no Terraform is needed.
 *
 * @throws ProblemError `apply/no-plan`
 */
export function planStateOf(file: string): PlanState {
  const entry = zipEntries(readFileSync(file))?.find(({ name }) => name === "tfstate");
  const read = schema.safeParse(entry === undefined ? undefined : parsed(entry.content));
  if (read.success) return read.data;
  throw new ProblemError([
    {
      code: "apply/no-plan",
      what: `${file} is no saved plan of Terraform or OpenTofu that can be read`,
      fix: "make it with `terraform plan -out=FILE`, without the plan encryption of OpenTofu",
    },
  ]);
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString("utf8"));
  } catch {
    return undefined;
  }
}
