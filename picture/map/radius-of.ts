/** Of all players in one place, in units of the drawing. */
const allPlayers = 60;
const least = 2.2;

/** Radius of the circle whose area shows a share of all players. */
export function radiusOf(share: number): number {
  return Math.round(10 * Math.max(least, allPlayers * Math.sqrt(share))) / 10;
}
