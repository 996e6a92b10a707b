import type { Moment } from "../simulator/failure/story";
import type { SceneStory } from "./scene";

type Change = SceneStory["changes"][number];

/** What moments are rounded to is a millionth: twice that is nobody. */
const off = 2e-6;
const shares = ["playing", "moved", "stranded"] as const;

/** By how much a share may change in a second, at least and at most, so that all moments since then lie on one line. */
type Slopes = Readonly<Record<(typeof shares)[number], { readonly least: number; readonly most: number }>>;

const any: Slopes = {
  playing: { least: -Infinity, most: Infinity },
  moved: { least: -Infinity, most: Infinity },
  stranded: { least: -Infinity, most: Infinity },
};

/**
 * The moments without those that lie on a straight line between two that are kept, but for a hair: an hour of seconds would be
 * most of a page. The first and the last are kept.
 */
export function straightened(moments: readonly Moment[]): readonly Change[] {
  const changes = moments.map(({ second, playing, moved, stranded }): Change => ({ second, playing, moved, stranded }));
  const [first] = changes;
  if (first === undefined) return [];
  const kept = [first];
  let [from, before, slopes] = [first, first, any];
  for (const change of changes.slice(1)) {
    if (!lies(change, from, slopes)) {
      kept.push(before);
      [from, slopes] = [before, any];
    }
    slopes = narrowed(change, from, slopes);
    before = change;
  }
  return before === from ? kept : [...kept, before];
}

function lies(moment: Change, from: Change, slopes: Slopes): boolean {
  return shares.every((share) => {
    const slope = (moment[share] - from[share]) / (moment.second - from.second);
    return slope >= slopes[share].least && slope <= slopes[share].most;
  });
}

function narrowed(moment: Change, from: Change, slopes: Slopes): Slopes {
  const span = moment.second - from.second;
  const one = (share: (typeof shares)[number]) => ({
    least: Math.max(slopes[share].least, (moment[share] - from[share] - off) / span),
    most: Math.min(slopes[share].most, (moment[share] - from[share] + off) / span),
  });
  return { playing: one("playing"), moved: one("moved"), stranded: one("stranded") };
}
