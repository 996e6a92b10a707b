import type { Atlas, RoundTrip } from "./atlas/atlas";

/** An atlas, and how many pairs of places it was asked for, by how the round trip between them is known. */
export function countingAtlas(atlas: Atlas): {
  readonly atlas: Atlas;
  readonly asked: () => { readonly measured: number; readonly estimated: number };
} {
  const trips = new Map<string, RoundTrip["by"]>();
  return {
    atlas: {
      ...atlas,
      roundTrip: (road, from, to) => {
        const trip = atlas.roundTrip(road, from, to);
        trips.set(from < to ? `${road} ${from} ${to}` : `${road} ${to} ${from}`, trip.by);
        return trip;
      },
    },
    asked: () => {
      const measured = [...trips.values()].filter((by) => by === "measured").length;
      return { measured, estimated: trips.size - measured };
    },
  };
}
