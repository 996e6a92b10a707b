import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SceneStory } from "../scene";
import { percent } from "../words";
import { changesShown } from "./changes-shown";
import { momentText } from "./moment-text";
import type { Now } from "./now";
import { TimelineChart } from "./timeline-chart";

export interface TimelineProps {
  readonly story: SceneStory;
  readonly now: Now;
  /** Whether the one who looks wants little to move. */
  readonly calm: () => boolean;
  readonly onSecond: (second: number) => void;
  readonly slider: RefObject<HTMLInputElement>;
}

/** How often a story that plays goes on, in milliseconds, and how long all of it takes at least and at most. */
const play = { tick: 200, calmTick: 2_000, wholeSeconds: 20 };

/** The failure second by second: a strip, and a slider to go through it. */
export function Timeline({ story, now, calm, onSecond, slider }: TimelineProps) {
  const [playing, setPlaying] = useState(false);
  const [sliding, setSliding] = useState(false);
  const words = momentText(now, story);
  const { second, moment } = now;
  const floor = floorOf(story);

  useEffect(() => {
    if (!playing) return undefined;
    if (second >= story.lastSecond) {
      setPlaying(false);
      return undefined;
    }
    const still = calm();
    const timer = setTimeout(
      () => onSecond(still ? nextChange(story, second) : further(story, second)),
      still ? play.calmTick : play.tick,
    );
    return () => clearTimeout(timer);
  }, [playing, second]);

  return (
    <section class="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{`What ${story.failure} does, second by second`}</h2>
      {floor > 0 && (
        <p class="soft">{`The strip shows the upper ${percent(1 - floor)} of all players; those below play as before all the time.`}</p>
      )}
      <TimelineChart story={story} second={second} floor={floor} />
      <input
        ref={slider}
        type="range"
        min="0"
        max={story.lastSecond}
        step="1"
        value={second}
        aria-label="Second of the story"
        aria-valuetext={`second ${second}, ${percent(moment?.stranded ?? 0)} stranded`}
        onFocus={() => setSliding(true)}
        onBlur={() => setSliding(false)}
        onInput={({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
          setPlaying(false);
          onSecond(Number(currentTarget.value));
        }}
      />
      <div class="controls">
        <button
          type="button"
          class="play"
          onClick={() => {
            if (!playing && second >= story.lastSecond) onSecond(0);
            setPlaying(!playing);
          }}
        >
          {playing ? "Pause" : "Play"}
        </button>
        <button type="button" onClick={() => onSecond(changeBefore(story, second))}>
          Previous change
        </button>
        <button type="button" onClick={() => onSecond(nextChange(story, second))}>
          Next change
        </button>
        <span class="second">{`second ${second} of ${story.lastSecond}`}</span>
        <ul class="shares">
          <Share kind="playing" text="play as before" share={moment?.playing} />
          <Share kind="moved" text="play again" share={moment?.moved} />
          <Share kind="stranded" text="stranded" share={moment?.stranded} />
        </ul>
      </div>
      {/* the slider tells its own value, and what plays would never let a screen reader come to an end */}
      <p class="words" role="status" aria-live={playing || sliding ? "off" : "polite"}>
        {words}
      </p>
    </section>
  );
}

function Share({ kind, text, share = 0 }: { readonly kind: string; readonly text: string; readonly share?: number }) {
  return (
    <li>
      <svg width="18" height="14" aria-hidden="true">
        <rect width="18" height="14" class={`area ${kind}`} />
      </svg>
      <b data-share={kind}>{percent(share)}</b> {text}
    </li>
  );
}

/** A failure that hits a few would not be seen on a strip of all. */
function floorOf({ changes }: SceneStory): number {
  const least = Math.min(...changes.map(({ playing }) => playing));
  if (least === 1) return 0;
  return [0.99, 0.98, 0.95, 0.9, 0.8, 0.5].find((floor) => least - floor >= 0.2 * (1 - floor)) ?? 0;
}

function further({ lastSecond }: SceneStory, second: number): number {
  const step = Math.max(1, Math.round((lastSecond * play.tick) / (1000 * play.wholeSeconds)));
  return Math.min(lastSecond, second + step);
}

function changeBefore(story: SceneStory, second: number): number {
  return changesShown(story).moments.findLast((change) => change.second < second)?.second ?? 0;
}

function nextChange(story: SceneStory, second: number): number {
  return changesShown(story).moments.find((change) => change.second > second)?.second ?? story.lastSecond;
}
