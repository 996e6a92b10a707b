import { join } from "node:path";
import { loadGames, type LoadedEnvironment } from "../model/load";
import { ProblemError } from "../model/problem";
import { didYouMean } from "../model/suggest";
import type { Project } from "./project";

/** An environment as it is named on the command line. */
export interface Wanted {
  readonly game: string;
  readonly environment: string;
}

/** The files an environment comes from, its own first, and the folder of its game. */
export function sourcesOf({ games }: Pick<Project, "games">, { game, environment }: Wanted): [string, ...string[]] {
  const folder = join(games, game);
  return [join(folder, `${environment}.yaml`), join(folder, "defaults.yaml"), join(games, "defaults.yaml"), folder];
}

/**
 * One environment by its names.
 *
 * @throws ProblemError `explain/unknown-game`, `explain/unknown-environment`, or what is wrong with its files
 */
export function findEnvironment(project: Project, wanted: Wanted): LoadedEnvironment {
  const { environments, problems } = loadGames(project.games);
  const found = environments.find(
    ({ environment }) => environment.game === wanted.game && environment.name === wanted.environment,
  );
  if (found !== undefined) return found;

  const sources = sourcesOf(project, wanted);
  const broken = problems.filter(({ file }) => sources.includes(file));
  if (broken.length > 0) throw new ProblemError(broken);
  throw new ProblemError([unknown(wanted, environments)]);
}

function unknown({ game, environment }: Wanted, environments: readonly LoadedEnvironment[]) {
  const names = environments.filter((one) => one.environment.game === game).map((one) => one.environment.name);
  const games = [...new Set(environments.map((one) => one.environment.game))];
  return names.length === 0
    ? {
        code: "explain/unknown-game",
        what: `there is no game \`${game}\`${didYouMean(game, games)}`,
        fix: choose("games", games),
      }
    : {
        code: "explain/unknown-environment",
        what: `game \`${game}\` has no environment \`${environment}\`${didYouMean(environment, names)}`,
        fix: choose("environments", names),
      };
}

function choose(things: string, names: readonly string[]): string {
  return names.length === 0
    ? "make an environment: `anycast-edge new`"
    : `choose one of its ${things}: ${names.join(", ")}; \`anycast-edge new\` makes another`;
}
