import type { Path } from "./rule";

/** A path as it is written: `home.fleet.min`. */
export function dotted(path: Path): string {
  return path.join(".");
}
