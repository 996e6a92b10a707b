import { realVariables } from "../../../scripts/check-providers/variables";

test("nobody's account, no other plugin and no other state gets in; where providers come from stays", () => {
  const kept = { PATH: "/bin", TF_CLI_CONFIG_FILE: "mirror.tfrc", HTTPS_PROXY: "http://proxy" };
  const foreign = {
    ALIBABA_CLOUD_PROFILE: "x",
    ALICLOUD_REGION: "x",
    ANYCAST_EDGE_SANDBOX: "x",
    AWS_PROFILE: "x",
    SANDBOX_PLUGIN: "x",
    CDKTF_OUTPUT: "x",
    TENCENTCLOUD_SECURITY_TOKEN: "x",
    TF_CLI_ARGS_plan: "-destroy",
    TF_DATA_DIR: "x",
    TF_REATTACH_PROVIDERS: "{}",
    TF_SKIP_RESOURCE_SCHEMA_VALIDATION: "true",
    TF_VAR_region: "x",
    TF_WORKSPACE: "x",
  };
  const mine = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "mine",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "mine",
    ALIBABA_CLOUD_ACCOUNT_TYPE: "Domestic",
    TENCENTCLOUD_SECRET_ID: "mine",
    TENCENTCLOUD_SECRET_KEY: "mine",
    TF_PLUGIN_CACHE_DIR: "mine",
  };
  const variables = realVariables({ ...kept, ...foreign, ...mine }, "cache");

  expect(variables).toMatchObject({
    ...kept,
    ALIBABA_CLOUD_ACCESS_KEY_ID: "placeholder",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "placeholder",
    ALIBABA_CLOUD_ACCOUNT_TYPE: "International",
    TENCENTCLOUD_SECRET_ID: "placeholder",
    TENCENTCLOUD_SECRET_KEY: "placeholder",
    TF_PLUGIN_CACHE_DIR: "cache",
  });
  expect(Object.keys(foreign).filter((name) => name in variables)).toEqual([]);
});
