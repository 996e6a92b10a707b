import { rmSync } from "node:fs";
import type { Installation } from "./installation";
import { Store } from "./store";

/** Empties the simulated cloud and forgets its states, and what cdktf wrote. Returns how many objects there were. */
export function resetSandbox({ cloud, state, output }: Installation): number {
  const count = new Store(cloud).clear();
  for (const folder of [state, output]) rmSync(folder, { recursive: true, force: true });
  return count;
}
