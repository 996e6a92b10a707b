import { loadGames } from "../model/load";
import { ProblemError } from "../model/problem";
import { savedGames } from "../preview/affected/saved-games";
import type { Players } from "../preview/engine/preview";
import { Git } from "../preview/synthesis/git";
import { commitNamed, repositoryOf } from "../preview/synthesis/repository";
import type { Comparison } from "../simulator/comparison-schema";
import { mustBeBounded } from "./bounded-games";
import { comparedPlayers, type PlayersRequest } from "./compared-players";
import { expectedProblems } from "./expected";
import { gamesAt } from "./games-at";
import { playersBetween } from "./players-between";
import type { App } from "./project";
import { simulatorTerms } from "./simulator-flags";

/** What is previewed, as far as environments' files tell of it. */
export interface PreviewedPlayers extends Pick<PlayersRequest, "head" | "env" | "signal"> {
  readonly project: App;
  readonly base?: string;
  readonly saved?: string;
}

const prefix = "what it means for players is not told";

/**
 * What a change means for players, for a preview: whatever is wrong with it, a preview goes on without.
 *
 * @throws what the signal was aborted with
 */
export async function previewPlayers(request: PreviewedPlayers): Promise<Players | undefined> {
  const { project, base, saved, ...rest } = request;
  if (project.games === undefined || base === undefined) return undefined;
  try {
    await mustBeOneRepository(project.root, project.games, rest);
    const named = { project: { games: project.games }, base, ...simulatorTerms({}, project.cwd) };
    const players =
      saved === undefined
        ? (await comparedPlayers({ ...rest, ...named })).players
        : await playersOfSaved({ ...rest, ...named, saved });
    if (players === undefined) {
      const what = `${prefix}: the saved head holds no files of environments`;
      return { why: { code: "preview/players-of-saved", what } };
    }
    const { environments, unreadable, unchanged } = players;
    return environments.length + unreadable.length + unchanged === 0 ? undefined : { told: players };
  } catch (error) {
    rest.signal.throwIfAborted();
    const [first] = expectedProblems(error) ?? [];
    const why = first === undefined ? String(error) : `${first.what} (${first.code})`;
    // where it was unpacked is nobody's business, and elsewhere in each job
    const told = saved === undefined ? why : why.replaceAll(saved, "saved");
    return { why: { code: "preview/players-unknown", what: `${prefix}, as it could not be simulated: ${told}` } };
  }
}

/** Head's files are read as whoever proposes the change has written them, by this version and by its bounds. */
async function playersOfSaved({
  project,
  base,
  saved,
  env,
  signal,
  ...terms
}: Omit<PlayersRequest, "head"> & { readonly saved: string }): Promise<Comparison | undefined> {
  const games = savedGames(saved);
  if (games === undefined) return undefined;
  mustBeBounded(games);
  const git = new Git(project.games, env, signal);
  const commit = await commitNamed(git, base);
  const before = await gamesAt({ git, repository: await repositoryOf(git), commit });
  return playersBetween(before, loadGames(games), terms);
}

/** A base is a commit of one of them alone: of another one the same name may be anything. */
async function mustBeOneRepository(
  project: string,
  games: string,
  { env, signal }: Pick<PreviewedPlayers, "env" | "signal">,
): Promise<void> {
  const [one, other] = await Promise.all([project, games].map((folder) => repositoryOf(new Git(folder, env, signal))));
  if (one?.top === other?.top) return;
  const what = `${games} is in another repository than the project`;
  const fix = "compare them there: `anycast-edge compare --base REF --games FOLDER`";
  throw new ProblemError([{ code: "compare/other-repository", what, fix }]);
}
