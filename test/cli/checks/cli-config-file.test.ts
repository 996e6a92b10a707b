import { cliConfigFile } from "../../../cli/checks/cli-config-file";
import { surroundings } from "./surroundings";

const check = (TF_CLI_CONFIG_FILE?: string) => cliConfigFile.run(surroundings({ variables: { TF_CLI_CONFIG_FILE } }));

test("not set, or the name of a file, is fine", () => {
  expect(check()).toEqual({ says: "not set" });
  expect(check("")).toEqual({ says: "not set" });
  expect(check(__filename)).toEqual({ says: __filename });
});

test("a file that is not there makes every command warn", () => {
  expect(check("nowhere.tfrc").fix).toEqual([
    {
      code: "tools/cli-config-missing",
      what: "TF_CLI_CONFIG_FILE is nowhere.tfrc, which does not exist, so every Terraform command warns",
      fix: "write that file, or `unset TF_CLI_CONFIG_FILE`",
    },
  ]);
});
