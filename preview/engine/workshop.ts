import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../affected/json";
import { runChild, type Said } from "../synthesis/child";
import type { Program } from "./program";
import type { Providers } from "./providers";

/** A folder in which a stack is planned, and which is thrown away afterwards. */
export class Workshop {
  readonly seconds = { init: 0, plan: 0, show: 0 };

  constructor(
    readonly folder: string,
    private readonly tools: {
      readonly program: Program;
      readonly providers: Providers;
      readonly env: NodeJS.ProcessEnv;
      readonly signal: AbortSignal;
    },
  ) {}

  /** The stack's configuration. */
  get stack(): JsonObject {
    return JSON.parse(readFileSync(this.file("cdk.tf.json"), "utf8")) as JsonObject;
  }

  set stack(value: JsonObject) {
    // in lines: of a stack that is wrong Terraform shows the whole line
    writeFileSync(this.file("cdk.tf.json"), JSON.stringify(value, undefined, 2), { mode: 0o600 });
  }

  /** The saved plan. It is there also after some plans that failed. */
  get plan(): string {
    return this.file("plan");
  }

  get hasPlan(): boolean {
    return existsSync(this.plan);
  }

  /** The text of the lock file. */
  get lock(): string | null {
    const file = this.file(".terraform.lock.hcl");
    return existsSync(file) ? readFileSync(file, "utf8") : null;
  }

  /** What `terraform show -json` said of the plan. */
  get shown(): string {
    return readFileSync(this.file("plan.json"), "utf8");
  }

  async init(): Promise<Said> {
    let said: Said = { code: 1, stdout: "", stderr: "" };
    await this.tools.providers.init(this.folder, this.stack, async () => {
      said = await this.terraform("init", ["-input=false", "-no-color"]);
      return said.code === 0;
    });
    return said;
  }

  /** Exit code 0: nothing to change; 2: something. */
  makePlan(flags: readonly string[]): Promise<Said> {
    // one that was there before would be taken for this one when Terraform fails
    for (const name of ["plan", "plan.json"]) rmSync(this.file(name), { force: true, recursive: true });
    return this.terraform("plan", [
      "-input=false",
      "-no-color",
      "-lock=false",
      "-detailed-exitcode",
      "-out=plan",
      ...flags,
    ]);
  }

  async show(): Promise<Said> {
    const said = await this.terraform("show", ["-json", "-no-color", "plan"]);
    writeFileSync(this.file("plan.json"), said.stdout, { mode: 0o600 });
    return said;
  }

  private async terraform(command: keyof Workshop["seconds"], args: readonly string[]): Promise<Said> {
    const { program, env, signal } = this.tools;
    const started = performance.now();
    const said = await runChild({ program: program.binary, args: [command, ...args], cwd: this.folder, env, signal });
    this.seconds[command] += (performance.now() - started) / 1000;
    return said;
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}
