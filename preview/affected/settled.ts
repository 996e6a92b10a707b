import { isObject, type Json, type JsonObject } from "./json";

/**
 * A stack's JSON without the hashes of its assets, which are told with its files, and without the place of local modules,
 * which depends on the modules of other stacks.
 */
export function settled(stack: JsonObject, assets: readonly string[], anywhere: ReadonlySet<string>): JsonObject {
  const replaced =
    assets.length === 0 ? stack : (JSON.parse(withoutHashes(JSON.stringify(stack), assets)) as JsonObject);
  if (anywhere.size === 0 || !isObject(replaced["module"])) return replaced;
  const modules = Object.entries(replaced["module"]).map(([name, module]): [string, Json] => [
    name,
    anywhere.has(name) && isObject(module) ? { ...module, source: "<MODULE>" } : module,
  ]);
  return { ...replaced, module: Object.fromEntries(modules) };
}

function withoutHashes(text: string, assets: readonly string[]): string {
  return assets.reduce((all, path) => all.replaceAll(path, path.replace(/[^/]+$/, "<ASSET>")), text);
}
