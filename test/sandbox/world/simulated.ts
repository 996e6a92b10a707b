import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Store } from "../../../sandbox/store";
import type { Group } from "../../../sandbox/value/value";
import { SandboxWorld } from "../../../sandbox/world/world";

/** Objects by `<type> <id>`: what a test changes is laid over them, null takes an object away. */
export type Objects = Readonly<Record<string, Group | null>>;

/** The world of a sandbox that holds exactly these objects. */
export function simulated(root: string, ...layers: readonly Objects[]): SandboxWorld {
  const folder = mkdtempSync(join(root, "cloud-"));
  const store = new Store(folder);
  const all = layers.reduce<Objects>((below, above) => ({ ...below, ...laidOver(below, above) }), {});
  for (const [key, attributes] of Object.entries(all)) {
    const [type = "", id = ""] = key.split(" ");
    if (attributes !== null) store.put({ type, id, attributes: { id, ...attributes } });
  }
  return new SandboxWorld(folder);
}

function laidOver(below: Objects, above: Objects): Objects {
  return Object.fromEntries(
    Object.entries(above).map(([key, change]) => [key, change === null ? null : { ...below[key], ...change }]),
  );
}
