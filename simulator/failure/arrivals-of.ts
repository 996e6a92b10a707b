import type { Landing } from "../landing";
import { inMillionths } from "./in-millionths";

/** Where new players get to: shares by edge's key, `home` for those whom no relay carries, and `nowhere`. */
export function arrivalsOf(landings: readonly Landing[]): Readonly<Record<string, number>> {
  const shares = new Map<string, number>();
  for (const { share, flows } of landings) {
    for (const { edge = "home", works, share: part } of flows) {
      const to = works ? edge : "nowhere";
      shares.set(to, (shares.get(to) ?? 0) + share * part);
    }
  }
  const sorted = [...shares].filter(([, share]) => share > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([to, share]) => [to, inMillionths(share)]));
}
