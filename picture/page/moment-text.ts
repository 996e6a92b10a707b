import type { SceneStory } from "../scene";
import { percent, seconds } from "../words";
import type { Now } from "./now";

/** Places that new connections go to, by name; where there are more, the smallest are told together. */
const mostPlaces = 6;

/** A moment in words, for those who do not see it. */
export function momentText({ second, moment }: Now, { atSeconds, failure }: SceneStory): string {
  if (moment === undefined) return "";
  const { playing, moved, stranded, arrivals } = moment;
  const places = Object.entries(arrivals).filter(([, share]) => share > 0);
  const least =
    places.length <= mostPlaces ? 0 : (places.map(([, share]) => share).sort((a, b) => b - a)[mostPlaces - 1] ?? 0);
  const large = places.filter(([name, share]) => share >= least || name === "nowhere");
  const small = places.filter((place) => !large.includes(place));
  const going = [
    ...large.map(([name, share]) => `${percent(share)} ${name === "nowhere" ? "get nowhere" : `to ${name}`}`),
    ...(small.length === 0
      ? []
      : [`${percent(small.reduce((sum, [, share]) => sum + share, 0))} to ${small.length} more`]),
  ];
  return (
    `${whenText(second, atSeconds, failure)}: ${percent(playing)} play as before, ${percent(moved)} play again, ` +
    `${percent(stranded)} are stranded. New connections: ${going.length === 0 ? "none" : going.join(", ")}.`
  );
}

/** `12 s after edge:tokyo fails`. */
function whenText(second: number, atSeconds: number, failure: string): string {
  if (second === atSeconds) return `${failure} fails`;
  return second < atSeconds
    ? `${seconds(atSeconds - second)} before ${failure} fails`
    : `${seconds(second - atSeconds)} after ${failure} fails`;
}
