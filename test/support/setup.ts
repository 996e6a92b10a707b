// a CLI configuration of this machine, or a telemetry call, must not decide what a test sees
delete process.env["TF_CLI_CONFIG_FILE"];
delete process.env["ANYCAST_EDGE_SANDBOX"];
process.env["CHECKPOINT_DISABLE"] = "1";
