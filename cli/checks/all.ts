import { bindingsCurrent } from "./bindings-current";
import { cdktfVersion } from "./cdktf-version";
import type { Check } from "./check";
import { cliConfigFile } from "./cli-config-file";
import { cloudAdvice } from "./cloud-advice";
import { credentials } from "./credentials";
import { environmentFiles } from "./environment-files";
import { nodeVersion } from "./node-version";
import { pluginCache } from "./plugin-cache";
import { sandboxPlugin } from "./sandbox-plugin";
import { schemaCurrent } from "./schema-current";
import { spareCapacity } from "./spare-capacity";
import { terraformVersion } from "./terraform-version";

/** What `doctor` asks, tools first. */
export const checks: readonly Check[] = [
  nodeVersion,
  terraformVersion,
  cdktfVersion,
  cliConfigFile,
  pluginCache,
  bindingsCurrent,
  sandboxPlugin,
  schemaCurrent,
  environmentFiles,
  credentials,
  spareCapacity,
  cloudAdvice,
];
