import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SandboxError } from "./sandbox-error";
import { isGroup, type Group, type Value } from "./value/value";
import { writeWhole } from "./write-whole";

/** An object of the simulated cloud. */
export interface StoredObject {
  /** Its resource type in Terraform. */
  readonly type: string;
  readonly id: string;
  /** Region it lies in; undefined for what the cloud keeps in no region. */
  readonly region?: string;
  readonly attributes: Group;
}

/** An object and the file that is all there is of it. */
export interface FiledObject extends StoredObject {
  readonly file: string;
}

/**
 * The objects of a simulated cloud, a JSON file each, which anyone may read, change or delete by hand. A file is there
 * as a whole or not at all, whoever is killed when; several processes may work at once.
 */
export class Store {
  constructor(private readonly folder: string) {}

  /** All objects, or those of a type, by type and id. */
  list(type?: string): FiledObject[] {
    const types = type === undefined ? entries(this.folder) : [type];
    return types
      .flatMap((name) => entries(join(this.folder, name)).map((file) => join(this.folder, name, file)))
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => read(file) ?? []);
  }

  get(type: string, key: string): FiledObject | undefined {
    return read(this.fileOf(type, key));
  }

  put(object: StoredObject, key = object.id): void {
    writeWhole(this.fileOf(object.type, key), `${JSON.stringify(object, undefined, 2)}\n`);
  }

  delete(type: string, key: string): void {
    rmSync(this.fileOf(type, key), { force: true });
  }

  /** Deletes everything; returns how many objects there were. */
  clear(): number {
    const count = this.list().length;
    rmSync(this.folder, { recursive: true, force: true });
    return count;
  }

  private fileOf(type: string, key: string): string {
    return join(this.folder, type, `${encodeURIComponent(key)}.json`);
  }
}

/** Nothing where there is no such folder, or where another process has just deleted it. */
function entries(folder: string): string[] {
  return unlessAbsent(() => readdirSync(folder).sort()) ?? [];
}

/** @throws SandboxError `sandbox/broken-object` */
function read(file: string): FiledObject | undefined {
  const text = unlessAbsent(() => readFileSync(file, "utf8"));
  if (text === undefined) return undefined;
  const object = parsed(text);
  if (isGroup(object) && isGroup(object["attributes"])) return { ...(object as unknown as StoredObject), file };
  throw new SandboxError(
    "sandbox/broken-object",
    `${file} holds no object of the simulated cloud: it is not JSON with \`type\`, \`id\` and \`attributes\``,
    "mend the file, or delete it, which deletes the object",
  );
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function unlessAbsent<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
