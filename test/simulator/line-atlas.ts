import type { Atlas, PlayerRegion } from "../../simulator/atlas/atlas";

/** A world on a line: the Internet takes 2 ms a step, the backbone 1 ms. */
export function lineAtlas(
  at: Readonly<Record<string, number>>,
  players: Readonly<Record<string, Partial<PlayerRegion>>>,
): Atlas {
  const step = (id: string): number => {
    const where = at[id];
    if (where === undefined) throw new Error(`${id} is not on the line`);
    return where;
  };
  const coordinates = (id: string) => ({ latitude: 0, longitude: step(id) });
  return {
    players: Object.entries(players).map(([id, region]) => ({
      id,
      title: id,
      weight: 1,
      mainland: false,
      ...coordinates(id),
      ...region,
    })),
    points: (rules, areas) => {
      const ids =
        rules === "ga2"
          ? areas.map((area) => `tencent/${area}`)
          : Object.keys(at).filter((id) => id.startsWith("pop-"));
      return ids.map((id) => ({ id, title: id, ...coordinates(id) }));
    },
    roundTrip: (road, from, to) => ({
      milliseconds: (road === "internet" ? 2 : 1) * Math.abs(step(from) - step(to)),
      by: "estimate",
    }),
    where: (id) =>
      at[id] === undefined ? undefined : { title: id, ...coordinates(id), mainland: id.startsWith("alibaba/cn-wuxi") },
    sources: [],
  };
}
