import { copyFileSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { canonical, sha256 } from "../affected/canonical";
import { isObject, type JsonObject } from "../affected/json";

const lockFile = ".terraform.lock.hcl";

/**
 * Lets stacks with the same providers download them once: the first one initialises alone, the others find what it has
 * installed and locked. A plugin cache would not do: two that fill it at once break it.
 */
export class Providers {
  private readonly first = new Map<string, Promise<string | undefined>>();

  /** @param locked lock file of the project, used where there is one */
  constructor(private readonly locked: string) {}

  /**
   * Initialises a folder.
   *
   * @param init tells whether it went well
   */
  async init(folder: string, stack: JsonObject, init: () => Promise<boolean>): Promise<void> {
    if (existsSync(this.locked) && !existsSync(join(folder, lockFile)))
      copyFileSync(this.locked, join(folder, lockFile));
    const key = keyOf(stack);
    const before = this.first.get(key);
    if (before === undefined) {
      const done = init().then((well) => (well ? folder : undefined));
      // whoever waits is told nothing; this stack's own failure is told by it
      this.first.set(
        key,
        done.catch(() => undefined),
      );
      await done;
      return;
    }
    const filled = await before;
    if (filled !== undefined) share(filled, folder);
    await init();
  }
}

/** Modules bring providers of their own, so they count too. */
function keyOf({ terraform, module = {} }: JsonObject): string {
  const providers = isObject(terraform) ? (terraform["required_providers"] ?? {}) : {};
  return sha256(canonical([providers, module]));
}

function share(from: string, to: string): void {
  const [installed, lock] = [join(".terraform", "providers"), lockFile];
  if (existsSync(join(from, lock)) && !existsSync(join(to, lock))) copyFileSync(join(from, lock), join(to, lock));
  if (!existsSync(join(from, installed)) || existsSync(join(to, ".terraform"))) return;
  mkdirSync(join(to, ".terraform"));
  symlinkSync(join(from, installed), join(to, installed));
}
