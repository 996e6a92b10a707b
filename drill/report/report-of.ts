import { failureText } from "../../simulator/failure/failure";
import type { Story } from "../../simulator/failure/story";
import type { Landing } from "../../simulator/landing";
import type { Topology } from "../../simulator/topology";
import type { Seen } from "../clients/players";
import type { DrillResult } from "../drill";
import type { DrillReport } from "./report";
import { reportDifferences } from "./report-differences";
import { reportArrivals } from "./report-arrivals";
import { reportNotice } from "./report-notice";
import { reportSessions } from "./report-sessions";

/** What a drill was, what it has shown, and what the simulator says of the same. */
export interface ReportInput {
  readonly topology: Topology;
  readonly result: DrillResult;
  readonly seen: Seen;
  /** Of the same failure; with a moment before it. */
  readonly story: Story;
  /** While nothing fails. */
  readonly landings: readonly Landing[];
  readonly started: Date;
  /** Real ones. */
  readonly tookSeconds: number;
  readonly lossShare: number;
}

/** A drill beside what was predicted. */
export function reportOf(input: ReportInput): DrillReport {
  const { topology, result, seen, story, landings, started, tookSeconds, lossShare } = input;
  const { failure, speed, aligned, failedAtSeconds, endedAtSeconds, longestStallSeconds, stalled } = result;
  const sessions = reportSessions(seen.lives, result, story);
  const shown = {
    notices: result.notices.map((notice) => reportNotice(notice, sessions)),
    stall: { longestSeconds: longestStallSeconds, counts: stalled },
    sessions,
    arrivals: reportArrivals(seen.arrivals, result, story),
    latency: latencyOf(seen, landings),
  };
  const differences = reportDifferences({ ...shown, speed });
  return {
    schema: "drill/v1",
    world: "sandbox",
    game: topology.game,
    environment: topology.environment,
    verdict: differences.length > 0 ? "otherwise" : stalled ? "stalled" : "as predicted",
    differences,
    failure: failureText(failure),
    started: started.toISOString(),
    tookSeconds,
    speed,
    ...(aligned !== undefined && { aligned }),
    lossShare,
    heartbeatSeconds: topology.heartbeatSeconds,
    failedAtSeconds,
    endedAtSeconds,
    ran: result.ran,
    addresses: result.addresses.map(({ part, address, published }) => ({ part, published, loopback: address })),
    ...shown,
    fallback: story.fallback,
  };
}

/** Of the regions that have players, the most first. */
function latencyOf({ lives }: Seen, landings: readonly Landing[]): DrillReport["latency"] {
  const regions = [...new Set(lives.map(({ player }) => player.region))];
  return regions.map((region) => {
    const theirs = lives.filter(({ player }) => player.region === region);
    // what is longer than the shortest was spent by this machine, not on the way
    const shortest = theirs.filter(({ roundTrips }) => roundTrips.length > 0).map((one) => Math.min(...one.roundTrips));
    const measuredMs = mean(shortest);
    const predictedMs = landings.find(({ players }) => players === region)?.latency.expected;
    return {
      region,
      players: theirs.length,
      ...(measuredMs !== undefined && { measuredMs }),
      ...(predictedMs !== undefined && { predictedMs }),
    };
  });
}

/** As the prediction is: players of a region may have several ways. */
function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
