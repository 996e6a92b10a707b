/** What would put another plugin, another state or somebody's account in place of what is checked. */
const foreign =
  /^(ANYCAST_EDGE_|SANDBOX_|CDKTF_|TENCENTCLOUD_|AWS_|ALICLOUD_|ALIBABA_CLOUD_|TF_(CLI_ARGS|DATA_DIR|PLUGIN_|REATTACH_|SKIP_|VAR_|WORKSPACE))/;

/**
 * The variables for the real provider: where Terraform finds it is the user's own business, credentials are placeholders.
 *
 * @param cache an empty folder, so that a provider is fetched once and not per stack
 */
export function realVariables(base: NodeJS.ProcessEnv, cache: string): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    TENCENTCLOUD_SECRET_ID: "placeholder",
    TENCENTCLOUD_SECRET_KEY: "placeholder",
    AWS_ACCESS_KEY_ID: "placeholder",
    AWS_SECRET_ACCESS_KEY: "placeholder",
    AWS_EC2_METADATA_DISABLED: "true",
    ALIBABA_CLOUD_ACCESS_KEY_ID: "placeholder",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "placeholder",
    // unsaid, the provider asks for it, and waits half a minute for the answer
    ALIBABA_CLOUD_ACCOUNT_TYPE: "International",
    TF_PLUGIN_CACHE_DIR: cache,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    // seconds: without a network it should be told soon
    TF_REGISTRY_CLIENT_TIMEOUT: "15",
    TF_REGISTRY_DISCOVERY_RETRY: "1",
    CHECKPOINT_DISABLE: "1",
  };
}
