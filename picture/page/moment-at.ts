import type { Moment } from "../../simulator/failure/story";
import type { SceneStory } from "../scene";

/** What holds at a second; undefined of a story without moments. */
export function momentAt(
  { changes, arrivals: all }: Pick<SceneStory, "changes" | "arrivals">,
  second: number,
): Moment | undefined {
  const place = changes.findLastIndex((change) => change.second <= second);
  const before = changes[place];
  if (before === undefined) return undefined;
  const after = changes[place + 1] ?? before;
  const part = after === before ? 0 : (second - before.second) / (after.second - before.second);
  const share = (of: "playing" | "moved" | "stranded"): number => before[of] + part * (after[of] - before[of]);
  const arrivals = all.findLast((one) => one.second <= second)?.arrivals ?? {};
  return { second, playing: share("playing"), moved: share("moved"), stranded: share("stranded"), arrivals };
}
