import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../../model/problem";
import { sha256 } from "../../preview/affected/canonical";
import type { Checked } from "../../preview/apply/check";
import { planEnvironment } from "../../preview/engine/plan-environment";
import type { Terminal } from "../terminal";
import { outcomesIn, type Outcome } from "./outcomes";

/** What is deployed, and with what. */
export interface Deployment extends Pick<Checked, "ready" | "tree" | "verified"> {
  /** Terraform or OpenTofu: name or path. */
  readonly binary: string;
  readonly env: NodeJS.ProcessEnv;
  /** Keeps standard output for something else. */
  readonly toStandardError: boolean;
}

/**
 * Runs `cdktf deploy` once, with a shim in Terraform's place that applies the verified plans and nothing else. Tells what
 * became of each stack.
 *
 * @throws ProblemError `tools/no-cdktf`
 */
export async function deploy(deployment: Deployment, terminal: Terminal): Promise<ReadonlyMap<string, Outcome>> {
  const { ready, tree, verified, binary, env, toStandardError } = deployment;
  const ids = ready.map(({ stack }) => stack.id);
  const digests = ready.map(({ stack, bundle }) => [stack.id, sha256(Buffer.from(bundle.plan, "base64"))]);
  const notes = { binary, digests: Object.fromEntries(digests) as Record<string, string> };
  writeFileSync(join(verified, "verified.json"), JSON.stringify(notes), { mode: 0o600 });

  const flags = ["--skip-synth", "--skip-provider-lock", "--auto-approve", "--output", tree.output];
  // plans were made against what is deployed, and one by one a mistake shows at one
  const order = ["--ignore-missing-stack-dependencies", "--parallelism", "1"];
  const cdktf = [process.execPath, cdktfOf(tree.project), "deploy", ...ids, ...flags, ...order];
  const script = `cd "$0" && exec "$@"${toStandardError ? " >&2" : ""}`;
  const variables = {
    ...planEnvironment(env),
    TERRAFORM_BINARY_NAME: require.resolve("./terraform-shim.cjs"),
    ANYCAST_EDGE_VERIFIED_PLANS: verified,
  };
  await terminal.run("sh", ["-c", script, tree.project, ...cdktf], variables);
  // how cdktf ends says less: it ends well when it is interrupted
  return outcomesIn(verified, ids);
}

function cdktfOf(project: string): string {
  try {
    return require.resolve("cdktf-cli/bundle/bin/cdktf.js", { paths: [project, __dirname] });
  } catch {
    throw new ProblemError([
      {
        code: "tools/no-cdktf",
        what: "the package `cdktf-cli` is not installed, and it is what deploys",
        fix: "run `npm ci`",
      },
    ]);
  }
}
