import { Token } from "cdktf";

/** The paths in a value that are known only after apply: `ports.game.port`. */
export function unknownPaths(value: unknown, path: readonly string[] = []): string[] {
  if (Token.isUnresolved(value)) return [path.join(".")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unknownPaths(inner, [...path, key]));
}
