import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxEnvironment } from "../../../../sandbox/environment";
import { installSandbox } from "../../../../sandbox/installation";
import { terraformBinary } from "../../../../scripts/terraform-binary";

/** A configuration in Terraform's JSON, without what says where state and providers are. */
export type Configuration = Readonly<Record<string, unknown>>;

/** How a plan is asked for. */
export interface Asked {
  /** Files of modules, by folder. */
  readonly modules?: Readonly<Record<string, Configuration>>;
  readonly flags?: readonly string[];
  /** Another state than the applied one: made by `withState`, or a name nothing is in. */
  readonly state?: string;
  /** Planning is meant to fail. */
  readonly fails?: boolean;
}

interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What modules may be called. */
const moduleNames = ["one", "two", "uno", "due"];
const providers = {
  tencentcloud: { source: "tencentcloudstack/tencentcloud", version: versionOf("tencentcloud") },
  aws: { source: "hashicorp/aws", version: versionOf("aws") },
};

function versionOf(name: string): string {
  const file = join(__dirname, "..", "..", "..", "..", "providers", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Plans by the real Terraform over one sandbox: applied once, then planned in many ways, several at a time. */
export class RealPlans {
  readonly folder = mkdtempSync(join(tmpdir(), "anycast-edge-plans-"));
  private readonly installation = installSandbox(join(this.folder, "sandbox"));
  private readonly binary = terraformBinary(process.env);
  private number = 0;
  private first: Promise<string> | undefined;

  /** Makes it so; what is planned afterwards is held against it. */
  async apply(configuration: Configuration, asked: Asked = {}): Promise<void> {
    const work = await this.prepare(configuration, asked);
    await this.must(work, ["apply", "-auto-approve", "-input=false", "-no-color"]);
    cpSync(join(work, "state.tfstate"), this.stateFile("applied"));
  }

  /** The JSON of a plan, as text. */
  async plan(configuration: Configuration, asked: Asked = {}): Promise<string> {
    const work = await this.prepare(configuration, asked);
    const flags = ["-input=false", "-no-color", "-lock=false", "-refresh=false", "-out=plan", ...(asked.flags ?? [])];
    const { code, stdout, stderr } = await this.run(work, ["plan", ...flags]);
    if ((code !== 0) !== (asked.fails ?? false) || !existsSync(join(work, "plan")))
      throw new Error(`terraform plan: ${code}\n${stdout}${stderr}`);
    return this.must(work, ["show", "-json", "plan"]);
  }

  /** A copy of the state, changed as Terraform's own commands would: `taint`, `state rm`. */
  withState(name: string, change: (state: State) => State): string {
    const state = JSON.parse(readFileSync(this.stateFile("applied"), "utf8")) as State;
    writeFileSync(this.stateFile(name), JSON.stringify(change(state)));
    return name;
  }

  /** The id of each object in the applied state, by its address. */
  ids(): Map<string, string> {
    const { resources } = JSON.parse(readFileSync(this.stateFile("applied"), "utf8")) as State;
    return new Map(
      resources.flatMap(({ module, type, name, instances }) =>
        instances.map(({ index_key: key, attributes }): [string, string] => {
          const address = [...(module === undefined ? [] : [module]), type, name].join(".");
          return [key === undefined ? address : `${address}[${JSON.stringify(key)}]`, attributes.id];
        }),
      ),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private stateFile(name: string): string {
    return join(this.folder, `${name}.tfstate`);
  }

  /** A folder with the configuration, as if it had been initialised: the first one really is. */
  private async prepare(configuration: Configuration, { modules = {}, state = "applied" }: Asked): Promise<string> {
    this.first ??= this.initialised();
    const [first, work] = [await this.first, join(this.folder, `work-${(this.number += 1)}`)];
    mkdirSync(work);
    for (const part of [".terraform", ".terraform.lock.hcl"]) {
      cpSync(join(first, part), join(work, part), { recursive: true, verbatimSymlinks: true });
    }
    this.write(work, configuration, modules);
    // a plan of its own state, so that many can be made at once
    if (existsSync(this.stateFile(state))) cpSync(this.stateFile(state), join(work, "state.tfstate"));
    return work;
  }

  private async initialised(): Promise<string> {
    const work = join(this.folder, "first");
    mkdirSync(work);
    const calls = moduleNames.map((name) => [name, { source: "./entries" }]);
    this.write(work, { module: Object.fromEntries(calls) as object }, { entries: {} });
    await this.must(work, ["init", "-input=false", "-no-color"]);
    return work;
  }

  private write(work: string, configuration: Configuration, modules: Readonly<Record<string, Configuration>>): void {
    const backend = { local: { path: "state.tfstate" } };
    const root = {
      terraform: { required_providers: providers, backend },
      provider: { tencentcloud: { region: "ap-seoul" }, aws: { region: "ap-northeast-2" } },
      ...configuration,
    };
    writeFileSync(join(work, "main.tf.json"), JSON.stringify(root));
    for (const [name, module] of Object.entries(modules)) {
      mkdirSync(join(work, name));
      const content = { terraform: { required_providers: providers }, ...module };
      writeFileSync(join(work, name, "main.tf.json"), JSON.stringify(content));
    }
  }

  private async must(work: string, args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(work, args);
    if (code !== 0) throw new Error(`terraform ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  }

  private run(cwd: string, args: readonly string[]): Promise<Finished> {
    const env = sandboxEnvironment(this.installation, process.env);
    return new Promise((resolve, reject) => {
      const child = spawn(this.binary, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      const texts = { stdout: "", stderr: "" };
      for (const stream of ["stdout", "stderr"] as const) {
        child[stream].setEncoding("utf8").on("data", (text: string) => (texts[stream] += text));
      }
      child.once("error", reject);
      child.once("close", (code) => resolve({ code: code ?? -1, ...texts }));
    });
  }
}

/** Terraform's state, as far as it is changed here. */
export interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly attributes: { readonly id: string };
    }[];
  }[];
}

/** Runs tasks, a few at a time, and returns their results in order. */
export async function someAtATime<T>(tasks: readonly (() => Promise<T>)[], width = 3): Promise<T[]> {
  const results = new Array<T>(tasks.length);
  const queue = tasks.map((task, index) => ({ task, index }));
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next.index] = await next.task();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
