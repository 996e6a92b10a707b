import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, type JsonObject } from "../../../../preview/plan/json";
import { terraformBinary } from "../../../../scripts/terraform-binary";

/** What planning left. */
export interface Planned {
  /** Everything Terraform said. */
  readonly log: string;
  /** `terraform show -json`; empty where there is no plan. */
  readonly json: string;
}

/** Stacks of the built-in provider, planned by the real Terraform; each has its state beside it. */
export class TerraformFolder {
  readonly folder = mkdtempSync(join(tmpdir(), "anycast-edge-redact-"));
  private readonly binary = terraformBinary(process.env);

  stateFile(stack: string): string {
    return join(this.folder, `${stack}.tfstate`);
  }

  /** Another configuration of the stack; the state stays. */
  write(stack: string, configuration: JsonObject, variables: JsonObject = {}): void {
    const work = join(this.folder, stack);
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    const backend = { local: { path: this.stateFile(stack) } };
    writeFileSync(join(work, "main.tf.json"), JSON.stringify({ terraform: { backend }, ...configuration }, null, 2));
    writeFileSync(join(work, "terraform.tfvars.json"), JSON.stringify(variables));
    this.must(stack, ["init", "-input=false", "-no-color"]);
  }

  plan(stack: string): Planned {
    const { stdout, stderr } = this.run(stack, ["plan", "-input=false", "-no-color", "-out=plan"]);
    const shown = this.run(stack, ["show", "-json", "plan"]);
    return { log: stdout + stderr, json: shown.status === 0 ? shown.stdout : "" };
  }

  apply(stack: string): void {
    this.must(stack, ["apply", "-input=false", "-no-color", "-auto-approve"]);
  }

  /** Changes the state by hand. */
  changeState(stack: string, change: (state: string) => string): void {
    writeFileSync(this.stateFile(stack), change(readFileSync(this.stateFile(stack), "utf8")));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private must(stack: string, args: readonly string[]): void {
    const { status, stdout, stderr } = this.run(stack, args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")}\n${stdout}${stderr}`);
  }

  private run(stack: string, args: readonly string[]) {
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "" };
    return spawnSync(this.binary, args, { cwd: join(this.folder, stack), env, encoding: "utf8" });
  }
}

/** A plan as the redactor learns it. */
export function raw({ json }: Planned): JsonObject {
  const value: unknown = JSON.parse(json);
  if (!isObject(value)) throw new Error("no plan");
  return value;
}
