import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Terraform } from "./command";
import type { RealProviders } from "./installation";

/** What the real provider says of one stack. */
export interface Verdict {
  readonly stack: string;
  /** The step that was refused; undefined when all were accepted. */
  readonly refused?: "init" | "validate" | "plan";
  /** Resources the plan would create. */
  readonly creates: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

export interface StackCheck {
  /** The synthesised stack. */
  readonly from: string;
  /** An empty folder to work in. */
  readonly to: string;
  readonly stack: string;
  readonly providers: RealProviders;
  readonly terraform: Terraform;
  readonly env: NodeJS.ProcessEnv;
}

/** init, validate and plan of one stack against an empty state: everything is to be created. */
export async function checkStack({ from, to, stack, providers, terraform, env }: StackCheck): Promise<Verdict> {
  copyStack(from, to);
  providers.lock(to);
  const init = await terraform(to, ["init", "-input=false", "-no-color", "-lockfile=readonly"], env);
  if (init.code !== 0) return { ...nothing(stack), refused: "init", errors: [init.stderr.trim()] };

  const validate = await terraform(to, ["validate", "-json"], env);
  const validated = diagnosticsOf(validate.stdout);
  if (validate.code !== 0) return { ...judged(stack, validated, validate.stderr), refused: "validate" };

  const args = ["plan", "-json", "-refresh=false", "-lock=false", "-input=false"];
  const plan = await terraform(to, args, env);
  const verdict = judged(stack, [...validated, ...diagnosticsOf(plan.stdout)], plan.stderr);
  return { ...verdict, creates: createsOf(plan.stdout), ...(plan.code !== 0 && { refused: "plan" }) };
}

const withoutAsking = {
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
};

/** Without locks and plugins of the sandbox, and with a state of its own; what it reads of others stays. */
function copyStack(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/[/\\]\.terraform(\.lock\.hcl)?$/.test(path) });
  const file = join(to, "cdk.tf.json");
  const json = JSON.parse(readFileSync(file, "utf8")) as {
    terraform: { backend: object };
    provider?: Record<string, object[]>;
  };
  json.terraform.backend = { local: { path: join(to, "empty.tfstate") } };
  // the only provider that asks whose credentials they are before it plans
  const { aws } = json.provider ?? {};
  if (aws) json.provider = { ...json.provider, aws: aws.map((block) => ({ ...block, ...withoutAsking })) };
  writeFileSync(file, JSON.stringify(json));
}

function nothing(stack: string): Verdict {
  return { stack, creates: 0, errors: [], warnings: [] };
}

function judged(stack: string, diagnostics: readonly Diagnostic[], words: string): Verdict {
  const texts = (severity: Diagnostic["severity"]): string[] => [
    ...new Set(diagnostics.filter((one) => one.severity === severity).map(textOf)),
  ];
  const errors = texts("error");
  // a provider that crashed leaves no diagnostic
  return {
    ...nothing(stack),
    errors: errors.length > 0 || words === "" ? errors : [words.trim()],
    warnings: texts("warning"),
  };
}

function textOf({ address, summary, detail }: Diagnostic): string {
  return `${address === undefined ? "" : `${address}: `}${summary}${detail ? `\n${detail}` : ""}`;
}

/** From `validate -json`, one object, or `plan -json`, an object a line. */
function diagnosticsOf(stdout: string): Diagnostic[] {
  return messagesOf(stdout).flatMap(({ diagnostic, diagnostics = [] }) => [
    ...(diagnostic === undefined ? [] : [diagnostic]),
    ...diagnostics,
  ]);
}

function createsOf(stdout: string): number {
  return messagesOf(stdout).reduce(
    (sum, { type, changes }) => sum + (type === "change_summary" ? (changes?.add ?? 0) : 0),
    0,
  );
}

interface Message {
  readonly type?: string;
  readonly diagnostic?: Diagnostic;
  readonly diagnostics?: readonly Diagnostic[];
  readonly changes?: { readonly add: number };
}

function messagesOf(stdout: string): Message[] {
  try {
    return [JSON.parse(stdout) as Message];
  } catch {
    return stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Message);
  }
}
