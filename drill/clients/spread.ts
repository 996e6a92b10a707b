import type { PlayerRegion } from "../../simulator/atlas/atlas";
import type { Player } from "../crowd";

/**
 * So many players, of each region as many as its share says (by largest remainder), the largest regions first. Fewer players
 * than regions leave small regions out.
 */
export function spread(regions: readonly Pick<PlayerRegion, "id" | "weight">[], count: number): Player[] {
  const total = regions.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const due = regions.map(({ id, weight }) => {
    const exact = (count * weight) / total;
    return { id, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = count - due.reduce((sum, { whole }) => sum + whole, 0);
  const byRest = [...due].sort((one, other) => other.rest - one.rest || compare(one.id, other.id));
  const more = new Set(byRest.slice(0, left).map(({ id }) => id));
  return due
    .map(({ id, whole }) => ({ id, number: whole + (more.has(id) ? 1 : 0) }))
    .sort((one, other) => other.number - one.number || compare(one.id, other.id))
    .flatMap(({ id, number }) => Array.from({ length: number }, (_, n) => ({ region: id, number: n })));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
