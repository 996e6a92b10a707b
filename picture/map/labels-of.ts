import type { Scene } from "../scene";
import type { Label, Mark, Spot } from "./drawing";
import { placeLabels, type Wanted } from "./labels";
import { pageLooks, type PageWidth } from "./pages";
import { radiusOf } from "./radius-of";
import type { World } from "./world";

/** The names on the map: home and edges always, then the largest player regions, then entry points that stand alone. */
export function labelsOf(scene: Scene, marks: readonly Mark[], world: World, page: PageWidth): Label[] {
  const { size, players, points } = pageLooks[page];
  const all = marks.map(({ id, x, y, kind, title, scale }) => ({ id, x, y, kind, text: title, radius: 7 * scale }));
  const always = all
    .filter(({ kind }) => kind !== "point")
    .map((mark, place) => ({ ...mark, must: true, number: `${place}` }));
  const entries = all.filter(({ kind }) => kind === "point").map((mark) => ({ ...mark, must: false }));
  const circles = playersOf(scene, world);
  const named = [...always, ...circles.slice(0, players)];
  const alone = entries.filter((point) => points && named.every((other) => apart(point, other) > size * 2.2));
  const { width, height } = world;
  return placeLabels([...named, ...alone], { width, height, size, marks, circles });
}

function apart(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Largest first. */
function playersOf({ phases, players }: Scene, { projection }: World): Wanted[] {
  return [...(phases[0]?.landings ?? [])]
    .sort((a, b) => b.share - a.share)
    .flatMap(({ players: id, share }): Wanted[] => {
      const place = players[id];
      if (place === undefined) return [];
      const [x, y] = projection([place.longitude, place.latitude]) ?? [0, 0];
      return [{ id: `players:${id}`, x, y, text: place.title, kind: "players", radius: radiusOf(share), must: false }];
    });
}
