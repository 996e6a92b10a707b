import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sandboxEnvironment } from "../../../sandbox/environment";
import { installSandbox, type Installation } from "../../../sandbox/installation";
import { sandboxStatus } from "../../../sandbox/status";
import type { FiledObject } from "../../../sandbox/store";
import { terraformBinary } from "../../../scripts/terraform-binary";

/** Resources by type, without the prefix, and name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const { version } = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "..", "providers", "tencentcloud", "package.json"), "utf8"),
) as { version: string };

/** A folder with one configuration, worked on by the real Terraform in a sandbox of its own. */
export class Terraform {
  readonly installation: Installation;
  private readonly work: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly temporary: string;

  constructor(folder: string) {
    this.installation = installSandbox(join(folder, "sandbox"));
    this.work = join(folder, "work");
    this.temporary = join(folder, "tmp");
    for (const place of [this.work, this.temporary]) mkdirSync(place);
    this.env = { ...sandboxEnvironment(this.installation, process.env), TMPDIR: this.temporary };
  }

  /** Replaces the configuration. */
  write(resources: Resources, more: object = {}): void {
    const source = { source: "tencentcloudstack/tencentcloud", version };
    const types = Object.entries(resources).map(([type, named]) => [`tencentcloud_${type}`, named]);
    const configuration = {
      terraform: {
        required_providers: { tencentcloud: source },
        backend: { local: { path: join(this.installation.state, "test.tfstate") } },
      },
      provider: { tencentcloud: { region: "ap-seoul" } },
      resource: Object.fromEntries(types) as object,
      ...more,
    };
    writeFileSync(join(this.work, "main.tf.json"), JSON.stringify(configuration, undefined, 2));
  }

  read(file: string): string {
    return readFileSync(join(this.work, file), "utf8");
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Finished {
    const options = { cwd: this.work, env: { ...this.env, ...env }, encoding: "utf8" as const, maxBuffer: 1 << 26 };
    const { status, stdout, stderr } = spawnSync(terraformBinary(process.env), args, options);
    return { code: status ?? -1, stdout, stderr };
  }

  must(...args: string[]): string {
    const { code, stdout, stderr } = this.run(args);
    if (code !== 0) throw new Error(`terraform ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  }

  apply(env: NodeJS.ProcessEnv = {}): Finished {
    return this.run(["apply", "-auto-approve", "-input=false", "-no-color"], env);
  }

  destroy(): Finished {
    return this.run(["destroy", "-auto-approve", "-input=false", "-no-color"]);
  }

  /** Exits with 0 when nothing changes, 1 for an error, 2 for changes. */
  plan(env: NodeJS.ProcessEnv = {}): Finished {
    return this.run(["plan", "-detailed-exitcode", "-input=false", "-no-color"], env);
  }

  /** An apply that is not waited for, in a process group of its own as in the foreground of a shell. */
  startApply(env: NodeJS.ProcessEnv): ChildProcess {
    const args = ["apply", "-auto-approve", "-input=false", "-no-color"];
    const options = { cwd: this.work, env: { ...this.env, ...env }, stdio: "ignore" as const, detached: true };
    return spawn(terraformBinary(process.env), args, options);
  }

  /** The objects of the cloud, all or those of a type. */
  objects(type?: string): readonly FiledObject[] {
    const { objects } = sandboxStatus(this.installation);
    return type === undefined ? objects : objects.filter((object) => object.type === `tencentcloud_${type}`);
  }

  /** The one object of a type. */
  object(type: string): FiledObject {
    const [one, ...more] = this.objects(type);
    if (one === undefined || more.length > 0) throw new Error(`${String(more.length + (one ? 1 : 0))} of ${type}`);
    return one;
  }

  /** `<type> <id>` of what the state manages. */
  known(): string[] {
    const file = join(this.installation.state, "test.tfstate");
    if (!existsSync(file)) return [];
    const { resources } = JSON.parse(readFileSync(file, "utf8")) as {
      resources: { type: string; instances: { attributes: { id: string } }[] }[];
    };
    return resources
      .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${attributes.id}`))
      .sort();
  }

  /** What plugins have left in the folder for temporary files. */
  left(): string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith("sandbox-"));
  }
}
