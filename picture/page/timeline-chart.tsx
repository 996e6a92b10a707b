import { pageWidths, type PageWidth } from "../map/pages";
import type { SceneStory } from "../scene";
import { seconds } from "../words";

const kinds = ["playing", "moved", "stranded"] as const;
/** Steps of the axis, in seconds. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
/** How wide the strip is at least on a page, in pixels, and how wide its letters are. */
const widths: Readonly<Record<PageWidth, number>> = { wide: 900, medium: 540, narrow: 270 };
const letter = 7;
const mostTicks = 7;
/** Between two texts over or under the strip, in pixels. */
const gap = 8;

export interface TimelineChartProps {
  readonly story: SceneStory;
  readonly second: number;
  /** The share at which the strip begins; all below it play as before all the time. */
  readonly floor: number;
}

/** Shares of players by second, one on the other, with what happens marked by the numbers of the list. */
export function TimelineChart({ story, second, floor }: TimelineChartProps) {
  const { lastSecond, happenings } = story;
  const last = Math.max(1, lastSecond);
  return (
    <svg class="chart" role="img" aria-labelledby="chart-title" aria-describedby="chart-text" height="116" width="100%">
      <title id="chart-title">Shares of players by second</title>
      <desc id="chart-text">
        {`Those who play as before, those who play again, and those who are stranded. ` +
          `The failure comes at ${seconds(story.atSeconds)}; the table of changes has the figures.`}
      </desc>
      <defs>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" class="moved" />
          <rect width="2" height="7" class="on-moved" />
        </pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="stranded" />
          <circle cx="3" cy="3" r="1.2" class="on-stranded" />
        </pattern>
        {kinds.map((kind) => (
          <clipPath key={kind} id={`clip-${kind}`} clipPathUnits="objectBoundingBox">
            <path d={areaOf(story, kind, floor)} transform={`scale(${1 / last} 1)`} />
          </clipPath>
        ))}
      </defs>
      {kinds.map((kind) => (
        <rect key={kind} class={`area ${kind}`} y="22" width="100%" height="70" clip-path={`url(#clip-${kind})`} />
      ))}
      {pageWidths.map((page) => (
        <g key={page} class={`of-page ${page}`}>
          {ticksOf(last, widths[page]).map((tick) => (
            <g key={tick}>
              <line x1={at(tick, last)} x2={at(tick, last)} y1="92" y2="97" class="tick" />
              <text x={at(tick, last)} y="111" text-anchor={anchorOf(tick, last)} class="axis">
                {seconds(tick)}
              </text>
            </g>
          ))}
          {groupsOf(happenings, last, widths[page]).map(({ second: when, numbers }) => (
            <g key={when}>
              <line x1={at(when, last)} x2={at(when, last)} y1="17" y2="92" class="happening" />
              <text x={at(when, last)} y="13" text-anchor={anchorOf(when, last)} class="axis">
                {numbers}
              </text>
            </g>
          ))}
        </g>
      ))}
      <line x1={at(second, last)} x2={at(second, last)} y1="16" y2="96" class="cursor" data-second={second} />
    </svg>
  );
}

/** From this kind's share and those below it, down to those below it; heights are shares above the floor, from the top. */
function areaOf({ changes, lastSecond }: SceneStory, kind: (typeof kinds)[number], floor: number): string {
  const below = (change: (typeof changes)[number]): number =>
    kinds.slice(0, kinds.indexOf(kind)).reduce((sum, one) => sum + change[one], 0);
  const line = (height: (change: (typeof changes)[number]) => number): Point[] => {
    const points = changes.flatMap((change, place): Point[] => {
      const y = Math.round((1_000 * (1 - Math.max(floor, height(change)))) / (1 - floor)) / 1_000;
      const before = changes[place - 1];
      // from one second to the next it is a step
      const step = before !== undefined && change.second - before.second === 1 ? before : undefined;
      const stepY = step && Math.round((1_000 * (1 - Math.max(floor, height(step)))) / (1 - floor)) / 1_000;
      return [...(stepY === undefined ? [] : [{ x: change.second, y: stepY }]), { x: change.second, y }];
    });
    const end = points.at(-1);
    return withoutStraight(end === undefined ? [] : [...points, { x: Math.max(1, lastSecond), y: end.y }]);
  };
  const outline = [...line((change) => below(change) + change[kind]), ...line(below).reverse()];
  return `M${outline.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points that lie between two of the same height say nothing. */
function withoutStraight(points: readonly Point[]): Point[] {
  return points.filter(({ y }, place) => points[place - 1]?.y !== y || points[place + 1]?.y !== y);
}

function at(second: number, last: number): string {
  return `${Math.round((10_000 * second) / last) / 100}%`;
}

/** As many seconds of the axis as there is room for. */
function ticksOf(last: number, width: number): number[] {
  const tries = steps.map((step) => Array.from({ length: Math.floor(last / step) + 1 }, (_, count) => count * step));
  const fits = (ticks: readonly number[]): boolean => {
    const wide = Math.max(...ticks.map((tick) => seconds(tick).length)) * letter + 2 * gap;
    return ticks.length <= mostTicks && ticks.length * wide <= width;
  };
  return tries.find(fits) ?? [0];
}

/** How many seconds it shows, and how wide it is in pixels. */
interface Strip {
  readonly last: number;
  readonly width: number;
}

interface Group {
  readonly second: number;
  readonly numbers: string;
}

/** Numbers of what happens, as the list has them; those that would lie on each other are one. */
function groupsOf(happenings: SceneStory["happenings"], last: number, width: number): Group[] {
  const groups: (Group & { readonly first: number })[] = [];
  for (const [place, { second }] of happenings.entries()) {
    const number = place + 1;
    let group = { second, first: number, numbers: `${number}` };
    for (
      let before = groups.at(-1);
      before !== undefined && clash(before, group, { last, width });
      before = groups.at(-1)
    ) {
      groups.pop();
      group = { second: before.second, first: before.first, numbers: `${before.first}–${number}` };
    }
    groups.push(group);
  }
  return groups;
}

/** Whether the texts of two groups come too near. */
function clash(before: Group, after: Group, strip: Strip): boolean {
  const [, right] = sidesOf(before, strip);
  const [left] = sidesOf(after, strip);
  return left - right < gap;
}

/** In pixels, as wide as the text would be. */
function sidesOf({ second, numbers }: Group, { last, width }: Strip): [number, number] {
  const [middle, wide] = [(second * width) / last, numbers.length * letter];
  const anchor = anchorOf(second, last);
  if (anchor === "start") return [middle, middle + wide];
  return anchor === "end" ? [middle - wide, middle] : [middle - wide / 2, middle + wide / 2];
}

function anchorOf(second: number, last: number): "start" | "middle" | "end" {
  if (second < last * 0.02) return "start";
  return second > last * 0.97 ? "end" : "middle";
}
