import type { Story } from "../../simulator/failure/story";
import type { Life, Stay } from "../clients/record";
import type { DrillResult } from "../drill";
import type { DrillReport } from "./report";

/** What became of those who played when the failure came. */
export function reportSessions(
  lives: readonly Life[],
  { failedAtSeconds: failed }: Pick<DrillResult, "failedAtSeconds">,
  story: Story,
): DrillReport["sessions"] {
  const playing = lives.flatMap(({ stays }) => {
    const then = stays.findIndex((stay) => holds(stay, failed));
    const stay = stays[then];
    return stay === undefined ? [] : [{ stay, last: stays.at(-1) ?? stay }];
  });
  const hit = playing.filter(({ stay }) => stay.lost !== undefined);
  const back = hit.filter(({ last }) => last.lost === undefined).map(({ last }) => last);
  const lost = hit.flatMap(({ stay }) => (stay.lost?.by === "silence" ? [stay.lost.atSeconds - failed] : []));
  const all = lives.flatMap(({ stays }) => stays);
  const kept = all.filter(({ addressKept }) => addressKept).length;
  const { overAfterSeconds } = story;
  return {
    count: playing.length,
    neverPlayed: lives.filter(({ stays }) => stays.length === 0).length,
    measured: { hit: hit.length, moved: back.length, stranded: hit.length - back.length },
    predicted: story.sessions,
    ...(lost.length > 0 && { silence: { firstSeconds: Math.min(...lost), lastSeconds: Math.max(...lost) } }),
    over: {
      ...(back.length > 0 && { measuredSeconds: Math.max(...back.map(({ fromSeconds }) => fromSeconds - failed)) }),
      ...(overAfterSeconds !== undefined && { predictedSeconds: overAfterSeconds }),
    },
    echoes: sum(all.map(({ echoes }) => echoes)),
    wrongBytes: sum(all.map(({ wrongBytes }) => wrongBytes)),
    addresses: { kept, other: all.length - kept },
  };
}

/** Whether a connection was there at that time. */
function holds({ fromSeconds, lost }: Stay, seconds: number): boolean {
  return fromSeconds <= seconds && (lost === undefined || lost.atSeconds > seconds);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
