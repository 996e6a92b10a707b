import { join } from "node:path";
import type { ServiceDefinition } from "@grpc/grpc-js";
import { fromJSON, loadSync, type Options, type PackageDefinition } from "@grpc/proto-loader";

const options: Options = { keepCase: true, longs: Number, enums: String, defaults: true, oneofs: true };

/** Filled in when the plugin is bundled, so that nothing has to be parsed at its start. */
declare const BUNDLED_PROTOCOL: Parameters<typeof fromJSON>[0] | undefined;

/** The services a plugin offers: the provider's, and the one through which it is asked to end. */
export function services(): Readonly<Record<"provider" | "controller", ServiceDefinition>> {
  const definition = load();
  return {
    provider: definition["tfplugin5.Provider"] as ServiceDefinition,
    controller: definition["plugin.GRPCController"] as ServiceDefinition,
  };
}

function load(): PackageDefinition {
  if (typeof BUNDLED_PROTOCOL !== "undefined") return fromJSON(BUNDLED_PROTOCOL, options);
  return loadSync(
    ["tfplugin5.proto", "controller.proto"].map((file) => join(__dirname, file)),
    options,
  );
}
