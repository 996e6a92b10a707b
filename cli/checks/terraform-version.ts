import { spawnSync } from "node:child_process";
import { fullName } from "../../model/stack-names";
import { terraformBinary } from "../../scripts/terraform-binary";
import type { Check, Surroundings } from "./check";
import { atLeast } from "./version";

export const terraformVersion: Check = {
  asks: "Is Terraform or OpenTofu there, and new enough?",
  run: (surroundings) => {
    const binary = terraformBinary(surroundings.variables);
    const version = versionOf(binary, surroundings);
    if (version === undefined) return { fix: [missing(surroundings.variables["TERRAFORM_BINARY_NAME"])] };
    const says = `${binary} ${version}`;
    if (!atLeast(version, "1.5")) {
      const what = `${says} is too old`;
      return { says, fix: [{ code: "tools/terraform-version", what, fix: "install version 1.5 or newer" }] };
    }
    const locked = surroundings.environments.filter(({ environment }) => environment.state.backend === "s3");
    if (locked.length === 0 || atLeast(version, "1.10")) return { says };
    const names = locked.map(({ environment }) => fullName(environment)).join(", ");
    const what = `${says} cannot lock states in S3, where ${names} ${locked.length === 1 ? "has its" : "have their"} state`;
    return { says, fix: [{ code: "tools/terraform-version", what, fix: "install version 1.10 or newer" }] };
  },
};

function versionOf(binary: string, { variables }: Surroundings): string | undefined {
  const { status, stdout } = spawnSync(binary, ["version", "-json"], { env: variables, encoding: "utf8" });
  if (status !== 0) return undefined;
  try {
    return (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
  } catch {
    // a script of that name that prints something else
    return undefined;
  }
}

function missing(named: string | undefined) {
  return {
    code: "tools/no-terraform",
    what:
      named === undefined || named === ""
        ? "neither terraform nor tofu runs"
        : `TERRAFORM_BINARY_NAME is \`${named}\`, which does not run as Terraform`,
    fix:
      "install Terraform (https://developer.hashicorp.com/terraform/install) or " +
      "OpenTofu (https://opentofu.org/docs/intro/install), version 1.5 or newer",
  };
}
