import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DemoContext } from "../demo";

const run = promisify(execFile);

/** A stack as its state tells it. */
export interface DeployedStack {
  readonly name: string;
  /** Terraform addresses of what the state holds, data sources left out. */
  readonly resources: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
}

/** What `terraform show -json` says; nothing where there is no state. */
interface Shown {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly root_module?: { readonly resources?: readonly { readonly address: string; readonly mode: string }[] };
  };
}

/** The environment's stacks in the order of their dependence, read from state with the real Terraform. */
export async function deployed(context: DemoContext, environment: string): Promise<DeployedStack[]> {
  const manifest = JSON.parse(readFileSync(join(context.installation.output, "manifest.json"), "utf8")) as Manifest;
  const names = Object.keys(manifest.stacks)
    .filter((name) => name.startsWith(`${environment}-`))
    .sort((a, b) => depth(manifest, a) - depth(manifest, b) || a.localeCompare(b));
  return Promise.all(names.map(async (name) => ({ name, ...(await look(context, name)) })));
}

function depth(manifest: Manifest, name: string): number {
  const below = manifest.stacks[name]?.dependencies.map((dependency) => depth(manifest, dependency)) ?? [];
  return below.length === 0 ? 0 : 1 + Math.max(...below);
}

async function look(context: DemoContext, name: string): Promise<Omit<DeployedStack, "name">> {
  if (!existsSync(join(folder(context, name), ".terraform"))) return { resources: [], outputs: {} };
  const { stdout } = await terraform(context, name, ["show", "-json"]);
  const { values } = JSON.parse(stdout) as Shown;
  const resources = values?.root_module?.resources ?? [];
  return {
    resources: resources.filter(({ mode }) => mode === "managed").map(({ address }) => address),
    outputs: Object.fromEntries(Object.entries(values?.outputs ?? {}).map(([key, { value }]) => [key, value])),
  };
}

/** Plans every stack once more. `changes` is what Terraform's own exit code says. */
export async function planned(
  context: DemoContext,
  stacks: readonly DeployedStack[],
): Promise<{ name: string; changes: boolean }[]> {
  const results = [];
  for (const { name } of stacks) {
    try {
      await terraform(context, name, ["plan", "-detailed-exitcode", "-input=false", "-no-color"]);
      results.push({ name, changes: false });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 2) throw error;
      results.push({ name, changes: true });
    }
  }
  return results;
}

function terraform(context: DemoContext, name: string, args: string[]): Promise<{ stdout: string }> {
  return run(context.terraform, args, { cwd: folder(context, name), env: context.env, maxBuffer: 64 << 20 });
}

function folder(context: DemoContext, name: string): string {
  return join(context.installation.output, "stacks", name);
}
