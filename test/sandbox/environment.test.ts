import { sandboxEnvironment } from "../../sandbox/environment";
import type { Installation } from "../../sandbox/installation";

const installation: Installation = {
  folder: "/s",
  cliConfig: "/s/terraform.rc",
  plugin: "/p",
  cloud: "/s/cloud",
  state: "/s/state",
  output: "/s/out",
};

test("Terraform and cdktf are led to the sandbox", () => {
  expect(sandboxEnvironment(installation, {})).toEqual({
    ANYCAST_EDGE_SANDBOX: "/s",
    SANDBOX_PLUGIN: "/p",
    TF_CLI_CONFIG_FILE: "/s/terraform.rc",
    CDKTF_OUTPUT: "/s/out",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CHECKPOINT_DISABLE: "1",
  });
});

test("what led elsewhere leads to the sandbox", () => {
  const before = { TF_CLI_CONFIG_FILE: "/real.rc", CDKTF_OUTPUT: "cdktf.out", ANYCAST_EDGE_SANDBOX: "/other" };

  expect(sandboxEnvironment(installation, before)).toEqual(sandboxEnvironment(installation, {}));
});

test.each([
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_SECURITY_TOKEN",
  "TENCENTCLOUD_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "ALICLOUD_ACCESS_KEY",
  "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
])("%s does not reach it", (name) => {
  expect(sandboxEnvironment(installation, { [name]: "secret" })).not.toHaveProperty(name);
});

test.each([
  "TF_PLUGIN_CACHE_DIR",
  "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE",
  "TF_REATTACH_PROVIDERS",
  "TF_DATA_DIR",
  "TF_WORKSPACE",
  "TF_CLI_ARGS",
  "TF_CLI_ARGS_init",
  "CDKTF_CONTEXT_JSON",
])("%s cannot put another plugin, state or account in its place", (name) => {
  expect(sandboxEnvironment(installation, { [name]: "x" })).not.toHaveProperty(name);
});

test("everything else stays, the sandbox's own knobs too", () => {
  const base = {
    PATH: "/bin",
    HOME: "/h",
    TF_LOG: "debug",
    TF_VAR_a: "1",
    SANDBOX_LATENCY_MS: "5",
    TERRAFORM_BINARY_NAME: "tofu",
  };

  expect(sandboxEnvironment(installation, base)).toMatchObject(base);
});

test("the environment that it is made from is not changed", () => {
  const base = Object.freeze({ AWS_PROFILE: "a", PATH: "/bin" });
  sandboxEnvironment(installation, base);

  expect(base).toEqual({ AWS_PROFILE: "a", PATH: "/bin" });
});
