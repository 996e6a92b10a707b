import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Installation } from "./installation";
import { SandboxError } from "./sandbox-error";
import { Store, type FiledObject } from "./store";

/** What lies in a sandbox. */
export interface SandboxStatus {
  readonly objects: readonly FiledObject[];
  /** Objects that no state knows: left by an apply that was killed, or made by hand. */
  readonly orphans: readonly FiledObject[];
  /** Names of the stacks that have a state. */
  readonly states: readonly string[];
}

interface State {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes?: { readonly id?: string } }[];
  }[];
}

const extension = ".tfstate";

/** @throws SandboxError `sandbox/broken-object`, `sandbox/broken-state` */
export function sandboxStatus({ cloud, state }: Installation): SandboxStatus {
  const files = (existsSync(state) ? readdirSync(state) : []).filter((file) => file.endsWith(extension)).sort();
  const known = new Set(files.flatMap((file) => knownTo(join(state, file))));
  const objects = new Store(cloud).list();
  return {
    objects,
    orphans: objects.filter(({ type, id }) => !known.has(`${type} ${id}`)),
    states: files.map((file) => file.slice(0, -extension.length)),
  };
}

/** `<type> <id>` of everything a state manages. */
function knownTo(file: string): string[] {
  const { resources = [] } = read(file);
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${attributes?.id ?? ""}`));
}

function read(file: string): State {
  const text = readFileSync(file, "utf8");
  // Terraform empties the file before it writes the first time
  if (text === "") return {};
  try {
    return JSON.parse(text) as State;
  } catch (error) {
    throw new SandboxError(
      "sandbox/broken-state",
      `${file} is not a whole Terraform state: ${(error as Error).message}`,
      `wait if Terraform is writing it just now; else put ${file}.backup in its place, or reset the sandbox`,
    );
  }
}
