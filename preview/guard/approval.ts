import { parse } from "yaml";
import { z } from "zod";
import { ProblemError } from "../../model/problem";

const isoDate = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const approvalSchema = z.strictObject({
  address: z.string().min(1).describe("What the finding is about, as the guard prints it"),
  action: z.string().min(1).describe("What would happen to it, as the guard prints it"),
  plan: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "must be the digest that the guard prints: sha256:<64 hexadecimal digits>")
    .describe("Digest of the plan"),
  expires: isoDate.describe("Last day on which it counts, in UTC; or an exact time"),
  by: z.string().min(1).describe("Who approves"),
  why: z.string().min(1).describe("Why it is right"),
});

/** Somebody's word that one finding of one plan is meant. */
export type Approval = z.infer<typeof approvalSchema>;

/**
 * Reads a file of approvals: a list, in YAML.
 *
 * @throws ProblemError `approvals/malformed`, for each thing that is wrong with it
 */
export function readApprovals(content: string, file: string): readonly Approval[] {
  const read = z.array(approvalSchema).safeParse(yaml(content, file) ?? []);
  if (read.success) return read.data;
  throw new ProblemError(
    read.error.issues.map(({ path, message }) => malformed(`${file}: ${place(path)}${message.replace(/\.$/, "")}`)),
  );
}

/** Why an approval of that address does not count; undefined where it does. */
export function refusal(
  { action, plan, expires }: Approval,
  wanted: Pick<Approval, "action" | "plan">,
  now: Date,
): string | undefined {
  if (action !== wanted.action) return `it is for the action \`${action}\`, and this is \`${wanted.action}\``;
  if (plan !== wanted.plan) return "it is for another plan: the digest differs";
  return now.getTime() > lastMoment(expires) ? `it expired: \`expires\` is ${expires}` : undefined;
}

function yaml(content: string, file: string): unknown {
  try {
    return parse(content);
  } catch (error) {
    throw new ProblemError([malformed(`${file} is no YAML: ${(error as Error).message.split("\n")[0] ?? ""}`)]);
  }
}

function malformed(what: string) {
  return {
    code: "approvals/malformed",
    what: what.replace(/[.:]$/, ""),
    fix: "write a list of { address, action, plan, expires, by, why }: docs/operations/guard.md",
  };
}

function place(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `entry ${step + 1}, ` : `\`${String(step)}\`: `)).join("");
}

/** A date counts until its day is over. */
function lastMoment(expires: string): number {
  return expires.includes("T") ? Date.parse(expires) : Date.parse(`${expires}T23:59:59.999Z`);
}
