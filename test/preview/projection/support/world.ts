import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProblemError } from "../../../../model/problem";
import type { Json, JsonObject } from "../../../../preview/affected/json";
import { members } from "../../../../preview/projection/members";
import { needsApply } from "../../../../preview/projection/needs-apply";
import { project } from "../../../../preview/projection/project";
import { promisedOutputs, type PromisedOutputs } from "../../../../preview/projection/promised-outputs";
import { withoutHelper } from "../../../../preview/projection/without-helper";
import { terraformBinary } from "../../../../scripts/terraform-binary";

/** Stacks by name, upstream first. */
export type Stacks = Readonly<Record<string, JsonObject>>;
/** What planning came to. */
export type Outcome = JsonObject | "needs-apply" | "fails";

/** The block that reads the state of a stack of the same world. */
export function reads(...stacks: readonly string[]): JsonObject {
  const blocks = stacks.map((name) => [name, { backend: "local", config: { path: `../${name}/terraform.tfstate` } }]);
  return { terraform_remote_state: Object.fromEntries(blocks) as JsonObject };
}

/** Stacks of resources that need no provider, with states of their own, planned and applied by the real program. */
export class World {
  private readonly folder = mkdtempSync(join(tmpdir(), "anycast-edge-projection-"));
  private readonly binary = terraformBinary(process.env);

  async apply(stacks: Stacks): Promise<void> {
    for (const [name, stack] of Object.entries(stacks)) {
      this.write(name, stack);
      await this.must(name, ["apply", "-auto-approve", "-input=false", "-no-color"]);
    }
  }

  /** Plans all in order while none is applied, each against what the plans before it promise. */
  async projected(stacks: Stacks): Promise<Map<string, Outcome>> {
    const promised = new Map<string, PromisedOutputs>();
    const outcomes = new Map<string, Outcome>();
    for (const [name, stack] of Object.entries(stacks)) {
      const projected = projectedOr(stack, promised);
      const outcome = projected === "needs-apply" ? projected : await this.plan(name, projected);
      if (typeof outcome === "string") return outcomes.set(name, outcome);
      const plan = withoutHelper(outcome, stack);
      outcomes.set(name, plan);
      promised.set(name, promisedOutputs(plan));
    }
    return outcomes;
  }

  /** Plans all in order, each once those before it are applied. */
  async real(stacks: Stacks): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    for (const [name, stack] of Object.entries(stacks)) {
      const outcome = await this.plan(name, stack);
      outcomes.set(name, outcome);
      if (typeof outcome === "string") break;
      await this.must(name, ["apply", "-input=false", "-no-color", "plan"]);
    }
    return outcomes;
  }

  async plan(name: string, stack: JsonObject): Promise<Outcome> {
    this.write(name, stack);
    const { code, output } = await this.run(name, ["plan", "-input=false", "-no-color", "-out=plan"]);
    if (code !== 0) return needsApply(output) ? "needs-apply" : "fails";
    return members(JSON.parse(await this.must(name, ["show", "-json", "plan"])) as Json);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, stack: JsonObject): void {
    mkdirSync(join(this.folder, name), { recursive: true });
    writeFileSync(join(this.folder, name, "cdk.tf.json"), JSON.stringify(stack));
  }

  private async must(name: string, args: readonly string[]): Promise<string> {
    const { code, output } = await this.run(name, args);
    if (code !== 0) throw new Error(`${name}: ${args.join(" ")}\n${output}`);
    return output;
  }

  private run(name: string, args: readonly string[]): Promise<{ code: number; output: string }> {
    const env = { ...process.env, CHECKPOINT_DISABLE: "1" };
    return new Promise((resolve, reject) => {
      const child = spawn(this.binary, args, { cwd: join(this.folder, name), env, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      // what a machine's own configuration is warned of is no part of a plan
      child.stderr
        .setEncoding("utf8")
        .on("data", (text: string) => (args[0] === "show" ? undefined : (output += text)));
      child.once("error", reject);
      child.once("close", (code) => resolve({ code: code ?? -1, output }));
    });
  }
}

function projectedOr(stack: JsonObject, promised: ReadonlyMap<string, PromisedOutputs>): JsonObject | "needs-apply" {
  try {
    return project(stack, promised);
  } catch (error) {
    if (error instanceof ProblemError) return "needs-apply";
    throw error;
  }
}
