import { groups, isObject, type Json, type JsonObject } from "./json";
import { isLocal } from "./modules";

/** The parts of a stack that can change by themselves. */
export type Section = StackSection | "files";

/** Those of them that stand in the stack's JSON. */
export type StackSection = "config" | "toolchain" | "backend";

const whereState = new Set(["backend", "cloud"]);
/** What says which module from elsewhere is meant. */
const whichModule = new Set(["source", "version"]);

/** A stack's JSON in its sections. A place has the same path as in the whole. */
export function sectionsOf(stack: JsonObject): Record<StackSection, JsonObject> {
  const { terraform = {}, module = {}, ...rest } = stack;
  const settings = split(terraform, (key) => whereState.has(key));
  const modules = groups(module).map(([name, one]) => {
    const isElsewhere = !isLocal(one["source"]) && one["source"] !== "<MODULE>";
    return [name, split(one, (key) => isElsewhere && whichModule.has(key))] as const;
  });
  const calls = (side: "chosen" | "rest"): Json =>
    Object.fromEntries(modules.map(([name, parts]) => [name, parts[side]]));
  return {
    config: modules.length === 0 ? rest : { ...rest, module: calls("rest") },
    toolchain: { terraform: settings.rest, ...(modules.length > 0 && { module: calls("chosen") }) },
    backend: { terraform: settings.chosen },
  };
}

function split(value: Json, chooses: (key: string) => boolean): { chosen: JsonObject; rest: JsonObject } {
  const entries = isObject(value) ? Object.entries(value) : [];
  return {
    chosen: Object.fromEntries(entries.filter(([key]) => chooses(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !chooses(key))),
  };
}
