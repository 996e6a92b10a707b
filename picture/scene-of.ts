import type { Environment } from "../model/environment";
import { ProblemError } from "../model/problem";
import type { Atlas } from "../simulator/atlas/atlas";
import { failureText, fine, type Condition, type Failure } from "../simulator/failure/failure";
import { phasesOf } from "../simulator/failure/phases-of";
import type { Moment, Story } from "../simulator/failure/story";
import { land } from "../simulator/land";
import type { Landing } from "../simulator/landing";
import { simulate, type SimulateOptions } from "../simulator/simulate";
import type { Topology } from "../simulator/topology";
import { topologyOf } from "../simulator/topology-of";
import { brokenParts } from "./broken-parts";
import type { EdgePlace, Phase, Place, Scene, SceneStory } from "./scene";
import { straightened } from "./straightened";

/**
 * What a picture of an environment shows.
 *
 * @throws ProblemError `picture/unknown-place` where nobody knows where home is, and what the simulator throws
 */
export function sceneOf(environment: Environment, options: Omit<SimulateOptions, "everyFailure" | "players">): Scene {
  const { atlas, failure } = options;
  const simulation = simulate(environment, { ...options, everyFailure: true });
  const topology = topologyOf(environment);
  const { limits, story } = simulation;
  const landed = (condition: Condition): Landing[] => land(topology, atlas, condition, limits);
  const phases = scenePhases(topology, landed, story);
  const unknown = Object.keys(topology.edges).filter(
    (key) => atlas.where(topology.edges[key]?.place ?? "") === undefined,
  );
  return {
    game: simulation.game,
    environment: simulation.environment,
    cloud: topology.cloud,
    home: homeOf(topology, atlas),
    edges: edgesOf(topology, atlas),
    points: pointsOf(phases, atlas, failure),
    players: Object.fromEntries(
      atlas.players.map(({ id, title, latitude, longitude }) => [id, { title, latitude, longitude }]),
    ),
    phases,
    mean: simulation.mean,
    ...(story !== undefined && { story: sceneStory(story, topology) }),
    outcomes: simulation.outcomes ?? [],
    heartbeat: simulation.heartbeat,
    limits,
    data: simulation.data,
    notes: [...simulation.notes, ...unknown.map((key) => `edge ${key} is not on the map: nobody knows where it is`)],
  };
}

/** Nothing fails at first; then as the story has it, worst case. */
function scenePhases(topology: Topology, landed: (condition: Condition) => Landing[], story?: Story): Phase[] {
  const usual: Phase = { fromSecond: 0, landings: landed(fine) };
  if (story === undefined) return [usual];
  const phases = phasesOf(topology, story.failure, story.notices).map(({ fromSeconds, condition }) => ({
    fromSecond: Math.ceil(story.atSeconds + fromSeconds),
    landings: landed(condition),
  }));
  return [usual, ...phases];
}

function homeOf({ home: { region, place } }: Topology, atlas: Atlas): Scene["home"] {
  const found = atlas.where(place);
  if (found === undefined) {
    throw new ProblemError([
      {
        code: "picture/unknown-place",
        what: `nobody knows where home is on the map: \`${place}\``,
        fix: "add the region to simulator/atlas/data/regions.csv, with a source",
      },
    ]);
  }
  return { ...placed(found), region };
}

function edgesOf({ edges }: Topology, atlas: Atlas): Record<string, EdgePlace> {
  const known = Object.entries(edges).flatMap(([key, { place, region, road }]): [string, EdgePlace][] => {
    const found = atlas.where(place);
    return found === undefined ? [] : [[key, { ...placed(found), title: key, region, road }]];
  });
  return Object.fromEntries(known);
}

/** Those that anybody enters at, and the one that fails. */
function pointsOf(phases: readonly Phase[], atlas: Atlas, failure?: Failure): Record<string, Place> {
  const used = phases.flatMap(({ landings }) =>
    landings.flatMap(({ flows }) => flows.flatMap(({ point }) => point ?? [])),
  );
  const failed = failure?.kind === "entry-pop" ? [failure.name] : [];
  const known = [...new Set([...used, ...failed])].sort().flatMap((id): [string, Place][] => {
    const found = atlas.where(id);
    return found === undefined ? [] : [[id, placed(found)]];
  });
  return Object.fromEntries(known);
}

function placed({ title, latitude, longitude }: Place): Place {
  return { title, latitude, longitude };
}

function sceneStory(story: Story, topology: Topology): SceneStory {
  const { failure, moments, atSeconds, notices, happenings, sessions, overAfterSeconds, capacity, fallback } = story;
  const all = moments.map(rounded);
  return {
    failure: failureText(failure),
    lastSecond: moments.at(-1)?.second ?? 0,
    broken: brokenParts(topology, failure),
    changes: straightened(all),
    arrivals: all
      .filter(({ arrivals }, place) => JSON.stringify(arrivals) !== JSON.stringify(all[place - 1]?.arrivals))
      .map(({ second, arrivals }) => ({ second, arrivals })),
    ...{ atSeconds, notices, happenings, sessions, capacity, fallback },
    ...(overAfterSeconds !== undefined && { overAfterSeconds }),
  };
}

/** A millionth of the players is nobody, and the digits after it would be most of the page. */
function rounded({ second, playing, moved, stranded, arrivals }: Moment): Moment {
  const round = (share: number): number => Math.round(share * 1e6) / 1e6;
  return {
    second,
    ...{ playing: round(playing), moved: round(moved), stranded: round(stranded) },
    arrivals: Object.fromEntries(Object.entries(arrivals).map(([name, share]) => [name, round(share)])),
  };
}
