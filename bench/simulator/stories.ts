import { loadGames } from "../../model/load";
import type { Environment } from "../../model/environment";
import { loadAtlas } from "../../simulator/atlas/load-atlas";
import { failuresOf } from "../../simulator/failure/failures-of";
import { tellStory } from "../../simulator/failure/tell-story";
import { notCounted } from "../../simulator/limits";
import { topologyOf } from "../../simulator/topology-of";
import { inTurn, type Timing } from "../measure";
import { writeWorlds } from "./worlds";

/** How long all single failures of all environments take. */
export interface Stories {
  readonly environments: number;
  readonly stories: number;
  /** The baseline last. */
  readonly timings: readonly Timing[];
}

/**
 * All single failures of 100 environments, told second by second, against reading the same environments from YAML.
 *
 * @param folder a folder of its own
 */
export async function stories(rounds: number, folder: string): Promise<Stories> {
  writeWorlds(folder, 100);
  const environments = read(folder);
  let told = 0;
  const timings = await inTurn(
    [
      { name: "all single failures", time: () => timed(() => (told = tell(environments))) },
      { name: "reading the YAML", time: () => timed(() => read(folder)) },
    ],
    rounds,
  );
  return { environments: environments.length, stories: told, timings };
}

function read(folder: string): Environment[] {
  const { environments, problems } = loadGames(folder);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.file}: ${problem.what}`);
  return environments.map(({ environment }) => environment);
}

/** With a world and topologies of its own, so that nothing is remembered from the time before. */
function tell(environments: readonly Environment[]): number {
  const atlas = loadAtlas();
  let count = 0;
  for (const environment of environments) {
    const topology = topologyOf(environment);
    for (const failure of failuresOf(topology, atlas)) {
      tellStory({ topology, atlas, failure, atSeconds: 10, limits: notCounted });
      count += 1;
    }
  }
  return count;
}

function timed(work: () => unknown): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}
