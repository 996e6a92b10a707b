import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { Environment } from "../../model/environment";
import { loadGames } from "../../model/load";
import { stacksOf } from "../../model/stack-names";
import { sandboxEnvironment } from "../../sandbox/environment";
import { installSandbox, type Installation } from "../../sandbox/installation";
import { terraformBinary } from "../../scripts/terraform-binary";
import { defineEnvironment } from "../../stacks/define-environment";

export const root = join(__dirname, "..", "..");

/** What a finished command left. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The shipped environment of that name. */
export function shipped(game: string, name: string): Environment {
  const found = loadGames(join(root, "games")).environments.find(
    ({ environment }) => environment.game === game && environment.name === name,
  );
  if (found === undefined) throw new Error(`no environment ${game} ${name}`);
  return found.environment;
}

/** A sandbox of its own in which environments are synthesised and driven with the real Terraform, stack by stack. */
export class Deployment {
  readonly folder = mkdtempSync(join(tmpdir(), "anycast-edge-"));
  readonly installation: Installation = installSandbox(join(this.folder, "sandbox"));
  readonly env: NodeJS.ProcessEnv = sandboxEnvironment(this.installation, process.env);
  readonly binary = terraformBinary(process.env);

  /** Writes the stacks of the environments; what an earlier call wrote is replaced. */
  synth(...environments: Environment[]): void {
    const app = new App({ outdir: this.installation.output, stackTraces: false });
    const state = { backend: "local", folder: this.installation.state } as const;
    for (const environment of environments) defineEnvironment(app, environment, { state });
    app.synth();
  }

  /** The synthesised JSON of a stack, as text. */
  json(stack: string): string {
    return readFileSync(join(this.stackFolder(stack), "cdk.tf.json"), "utf8");
  }

  terraform(stack: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Finished {
    const options = { cwd: this.stackFolder(stack), env: { ...this.env, ...env }, encoding: "utf8" as const };
    const { status, stdout, stderr } = spawnSync(this.binary, [...args], options);
    return { code: status ?? -1, stdout, stderr };
  }

  /** Starts a command without waiting for it. */
  start(stack: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const options = { cwd: this.stackFolder(stack), env: { ...this.env, ...env }, stdio: "ignore" as const };
    return spawn(this.binary, [...args], options);
  }

  /** init and apply; throws with Terraform's words when one fails. */
  apply(stack: string): void {
    this.must(stack, ["init", "-input=false", "-no-color"]);
    this.must(stack, ["apply", "-auto-approve", "-input=false", "-no-color"]);
  }

  /** Applies all stacks of the environment in the order of their dependence. */
  applyAll(environment: Environment): void {
    for (const stack of stacksOf(environment)) this.apply(stack);
  }

  /** Terraform's exit code of a plan: 0 no changes, 1 error, 2 changes. */
  plan(stack: string): Finished {
    return this.terraform(stack, ["plan", "-detailed-exitcode", "-input=false", "-no-color"]);
  }

  /** The plan as Terraform's own JSON. */
  planned(stack: string): { resource_changes?: { address: string; change: { actions: string[] } }[] } {
    this.must(stack, ["plan", "-input=false", "-no-color", "-out=plan"]);
    return JSON.parse(this.must(stack, ["show", "-json", "plan"])) as ReturnType<Deployment["planned"]>;
  }

  output(stack: string, name: string): unknown {
    return JSON.parse(this.must(stack, ["output", "-json", name])) as unknown;
  }

  must(stack: string, args: readonly string[]): string {
    const { code, stdout, stderr } = this.terraform(stack, args);
    if (code !== 0) throw new Error(`${stack}: terraform ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private stackFolder(stack: string): string {
    return join(this.installation.output, "stacks", stack);
  }
}
