import type { Installation } from "./installation";

/** Credentials of the clouds, and what would put another plugin, state or account in the sandbox's place. */
const foreign =
  /^(TENCENTCLOUD_|AWS_|ALICLOUD_|ALIBABA_CLOUD_|TF_(CLI_ARGS|DATA_DIR|PLUGIN_CACHE|REATTACH_PROVIDERS|WORKSPACE)|CDKTF_)/;

/** The variables under which Terraform and cdktf work on the sandbox and cannot reach a cloud. */
export function sandboxEnvironment(installation: Installation, base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { folder, cliConfig, output, plugin } = installation;
  return {
    ...Object.fromEntries(Object.entries(base).filter(([name]) => !foreign.test(name))),
    ANYCAST_EDGE_SANDBOX: folder,
    SANDBOX_PLUGIN: plugin,
    TF_CLI_CONFIG_FILE: cliConfig,
    CDKTF_OUTPUT: output,
    // it would ask the registry for hashes of other platforms
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    // a shared cache would keep a link to the sandbox's plugin
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CHECKPOINT_DISABLE: "1",
  };
}
