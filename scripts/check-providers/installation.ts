import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pluginsIn } from "../../cli/plugin-file";
import type { CloudModel } from "../../model/cloud-model";
import { ProblemError } from "../../model/problem";
import type { Terraform } from "./command";

/** Tells a provider's own plugin from a stand-in, by its file. */
export type IsReal = (plugin: string) => boolean;

/** The real providers, installed once for all stacks. */
export interface RealProviders {
  /** Makes a stack's folder use them and no others. */
  lock(folder: string): void;
}

/**
 * Installs the providers in Terraform's ordinary way.
 *
 * @throws ProblemError `providers/not-installable` without a network or mirror, `providers/stand-in` when what was
 * installed is not the real thing
 */
export async function installProviders(
  folder: string,
  clouds: readonly CloudModel[],
  { terraform, env, isReal }: { terraform: Terraform; env: NodeJS.ProcessEnv; isReal: IsReal },
): Promise<RealProviders> {
  mkdirSync(folder, { recursive: true });
  const required = clouds.map(({ name, provider }) => [name, { source: provider.source, version: provider.version }]);
  const settings = { terraform: { required_providers: Object.fromEntries(required) as object } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(settings));
  const { code, stderr } = await terraform(folder, ["init", "-input=false", "-no-color", "-backend=false"], env);
  const names = clouds.map(({ provider }) => `${provider.source} ${provider.version}`).join(", ");
  if (code !== 0) throw new ProblemError([notInstallable(names, stderr)]);

  const plugins = pluginsIn(join(folder, ".terraform", "providers"));
  const standIns = plugins.filter((plugin) => !isReal(plugin));
  if (standIns.length > 0 || plugins.length < clouds.length) throw new ProblemError([standIn(names, standIns)]);
  return { lock: (stack) => copyFileSync(join(folder, ".terraform.lock.hcl"), join(stack, ".terraform.lock.hcl")) };
}

function notInstallable(names: string, words: string) {
  return {
    code: "providers/not-installable",
    what: `Terraform cannot install ${names}, so nothing was checked. It says:\n${words.trim().replace(/^/gm, "    ")}`,
    fix:
      "this check needs a network with the provider registry, or a mirror of it named by TF_CLI_CONFIG_FILE " +
      "(provider_installation with network_mirror or filesystem_mirror)",
  };
}

function standIn(names: string, plugins: readonly string[]) {
  return {
    code: "providers/stand-in",
    what:
      `what Terraform installed as ${names} is not the real provider but a stand-in such as the sandbox's, ` +
      `so nothing was checked: ${plugins.join(", ") || "no plugin at all"}`,
    fix: "point TF_CLI_CONFIG_FILE to a mirror of the real providers, or unset it and use the network",
  };
}
