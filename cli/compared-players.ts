import { loadGames } from "../model/load";
import { Git } from "../preview/synthesis/git";
import { commitNamed, repositoryOf } from "../preview/synthesis/repository";
import type { CompareWish } from "../simulator/compare";
import type { Comparison } from "../simulator/comparison-schema";
import { gamesAt } from "./games-at";
import { playersBetween } from "./players-between";
import type { Project } from "./project";

/** What is compared with what, and how both are simulated. */
export interface PlayersRequest extends Omit<CompareWish, "unreadable"> {
  readonly project: Pick<Project, "games">;
  /** Branch, tag or commit. */
  readonly base: string;
  /**
   * Branch, tag or commit.
   *
   * @default - the working tree, with what is in no commit yet
   */
  readonly head?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** What came of it, and of which commits. */
export interface Compared {
  readonly players: Comparison;
  readonly git: NonNullable<Comparison["git"]>;
}

/**
 * What a change of the environments' files means for players. Both sides are read and simulated by this version; code of
 * neither is run.
 *
 * @throws ProblemError `synthesis/no-git`, `synthesis/unknown-ref`, `compare/submodule`, or what is wrong with files of head
 */
export async function comparedPlayers(request: PlayersRequest): Promise<Compared> {
  const { project, base, head, env, signal, ...terms } = request;
  const git = new Git(project.games, env, signal);
  const repository = await repositoryOf(git);
  const commit = await commitNamed(git, base);
  const headCommit = await commitNamed(git, head ?? "HEAD");
  const before = await gamesAt({ git, repository, commit });
  const after = head === undefined ? loadGames(project.games) : await gamesAt({ git, repository, commit: headCommit });
  return {
    players: playersBetween(before, after, terms),
    git: {
      base: { ref: commit.ref, commit: commit.sha },
      head: { ref: head ?? null, commit: headCommit.sha },
    },
  };
}
