import { realVariables } from "../../../scripts/check-providers/variables";

test("nobody's account, no other plugin and no other state gets in; where providers come from stays", () => {
  const kept = { PATH: "/bin", TF_CLI_CONFIG_FILE: "mirror.tfrc", HTTPS_PROXY: "http://proxy" };
  const foreign = {
    ANYCAST_EDGE_SANDBOX: "x",
    AWS_PROFILE: "x",
    SANDBOX_PLUGIN: "x",
    CDKTF_OUTPUT: "x",
    TENCENTCLOUD_SECURITY_TOKEN: "x",
    TF_CLI_ARGS_plan: "-destroy",
    TF_DATA_DIR: "x",
    TF_REATTACH_PROVIDERS: "{}",
    TF_VAR_region: "x",
    TF_WORKSPACE: "x",
  };
  const mine = { TENCENTCLOUD_SECRET_ID: "mine", TENCENTCLOUD_SECRET_KEY: "mine", TF_PLUGIN_CACHE_DIR: "mine" };
  const variables = realVariables({ ...kept, ...foreign, ...mine }, "cache");

  expect(variables).toMatchObject({
    ...kept,
    TENCENTCLOUD_SECRET_ID: "placeholder",
    TENCENTCLOUD_SECRET_KEY: "placeholder",
    TF_PLUGIN_CACHE_DIR: "cache",
  });
  expect(Object.keys(foreign).filter((name) => name in variables)).toEqual([]);
});
