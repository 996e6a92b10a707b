import { spawnSync } from "node:child_process";

/** The Terraform or OpenTofu to run: TERRAFORM_BINARY_NAME, else `terraform`, else `tofu`. */
export function terraformBinary(env: NodeJS.ProcessEnv): string {
  const named = env["TERRAFORM_BINARY_NAME"];
  if (named !== undefined && named !== "") return named;
  return spawnSync("terraform", ["version"], { stdio: "ignore", env }).status === 0 ? "terraform" : "tofu";
}
