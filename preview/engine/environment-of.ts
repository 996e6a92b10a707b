import type { PreviewReport } from "../report/preview-schema";

interface Place {
  readonly game: string | null;
  readonly environment: string | null;
}

/** Ids of stacks that no environment is known for: `<game>-<environment>-<role>`. */
const scheme = /^(.+)-([^-]+)-(?:entry|home|traffic|edge-.+)$/;

/** The game and the environment of a stack; null where it is none of theirs. */
export function environmentOf(id: string, declared: PreviewReport["environments"]): Place {
  // no name is the beginning of another at a hyphen
  const known = declared.find(({ game, environment }) => id.startsWith(`${game}-${environment}-`));
  if (known !== undefined) return { game: known.game, environment: known.environment };
  const [, game = null, environment = null] = scheme.exec(id) ?? [];
  return { game, environment };
}
