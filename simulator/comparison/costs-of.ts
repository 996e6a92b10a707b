import type { Atlas } from "../atlas/atlas";
import type { Cost } from "../comparison-schema";
import { failureText } from "../failure/failure";
import { failuresOf } from "../failure/failures-of";
import type { Moment, Story } from "../failure/story";
import { tellStory } from "../failure/tell-story";
import type { Limits } from "../limits";
import type { Topology } from "../topology";
import { shareOf, tenths } from "./rounded";

const hour = 3600;

/** What each single failure of an environment costs, by what it is called. */
export function costsOf(topology: Topology, atlas: Atlas, limits: Limits): Map<string, Cost> {
  return new Map(
    failuresOf(topology, atlas).map((failure) => [
      failureText(failure),
      costOf(tellStory({ topology, atlas, failure, atSeconds: 0, limits })),
    ]),
  );
}

function costOf({ notices, moments, sessions, overAfterSeconds }: Story): Cost {
  // players notice their own connection alone, and nobody is led elsewhere by that
  const deciding = notices.filter(({ decides }) => decides).map(({ latestSeconds }) => latestSeconds);
  return {
    hit: shareOf(sessions.hit),
    stranded: shareOf(sessions.stranded),
    ...(deciding.length > 0 && { noticedAfterSeconds: tenths(Math.max(...deciding)) }),
    ...(overAfterSeconds !== undefined && { overAfterSeconds: tenths(overAfterSeconds) }),
    secondsLost: tenths(secondsLost(moments)),
  };
}

/** As it is at the last moment it stays. */
function secondsLost(moments: readonly Moment[]): number {
  return moments.reduce((sum, { second, stranded }, place) => {
    const until = Math.min(hour, moments[place + 1]?.second ?? hour);
    return sum + stranded * Math.max(0, until - second);
  }, 0);
}
