import { statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isScript, pluginsIn } from "../plugin-file";
import type { Check } from "./check";

/**
 * A sandbox init that went through a shared cache leaves a link to the sandbox's plugin there, and a later init of the
 * real provider unpacks through that link.
 */
export const pluginCache: Check = {
  asks: "Is the shared plugin cache free of the sandbox's plugin?",
  run: ({ variables }) => {
    const named = variables["TF_PLUGIN_CACHE_DIR"] ?? "";
    // the one cdktf turns on by itself when none is named
    const folder = named === "" ? join(variables["HOME"] ?? homedir(), ".terraform.d", "plugin-cache") : named;
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return { says: "no cache" };
    return {
      says: folder,
      fix: pluginsIn(folder)
        .filter(isScript)
        .map((file) => ({
          code: "tools/plugin-cache",
          what: `${file} is a stand-in, not a provider's own plugin: a deploy to the cloud could run it`,
          fix: `delete ${folder}, Terraform fills it again; for the sandbox use \`anycast-edge sandbox run\``,
        })),
    };
  },
};
