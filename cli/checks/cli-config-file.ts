import { existsSync } from "node:fs";
import type { Check } from "./check";

export const cliConfigFile: Check = {
  asks: "Does TF_CLI_CONFIG_FILE name a file?",
  run: ({ variables }) => {
    const file = variables["TF_CLI_CONFIG_FILE"] ?? "";
    if (file === "") return { says: "not set" };
    if (existsSync(file)) return { says: file };
    return {
      fix: [
        {
          code: "tools/cli-config-missing",
          what: `TF_CLI_CONFIG_FILE is ${file}, which does not exist, so every Terraform command warns`,
          fix: "write that file, or `unset TF_CLI_CONFIG_FILE`",
        },
      ],
    };
  },
};
