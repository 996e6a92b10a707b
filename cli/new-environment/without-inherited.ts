import { isDeepStrictEqual } from "node:util";
import type { LoadedEnvironment } from "../../model/load";
import type { Path } from "../../model/rule";

/** The declaration without what the defaults say anyway. */
export function withoutInherited(
  declaration: Readonly<Record<string, unknown>>,
  loaded: LoadedEnvironment,
): Record<string, unknown> {
  return (prune(declaration, [], loaded) as Record<string, unknown> | undefined) ?? {};
}

function prune(value: unknown, path: Path, loaded: LoadedEnvironment): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    // the last file before the environment's own is the one that would win without it
    const inherited = loaded
      .explain(path)
      .filter(({ file }) => file !== loaded.file)
      .at(-1);
    return inherited !== undefined && isDeepStrictEqual(inherited.value, value) ? undefined : value;
  }
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, prune(inner, [...path, key], loaded)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
