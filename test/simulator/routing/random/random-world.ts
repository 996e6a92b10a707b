import { cloudNames, type CloudName } from "../../../../model/cloud-name";
import type { Atlas, EntryPoint, PlayerRegion } from "../../../../simulator/atlas/atlas";
import type { Dice } from "./dice";

/** How many regions each cloud of the random world has. */
export const regionsOfACloud = 6;

const points = ["north", "east", "south", "west"];

/** Ids of its regions: `aws/r0`. */
export const placeOf = (cloud: CloudName, region: string): string => `${cloud}/${region}`;

/** A world in which everything is anywhere: two player regions, one of them in mainland China, four entry points. */
export function randomWorld(dice: Dice): Atlas {
  const at = new Map<string, number>();
  const put = (id: string): void => void at.set(id, dice.next() * 200);
  for (const cloud of cloudNames) {
    for (let index = 0; index < regionsOfACloud; index++) put(placeOf(cloud, `r${index}`));
  }
  for (const id of ["abroad", "mainland", ...points]) put(id);
  const where = (id: string) => ({ title: id, latitude: 0, longitude: at.get(id) ?? 0 });
  const players = ["abroad", "mainland"].map((id): PlayerRegion => ({
    id,
    weight: 1 + dice.below(9),
    mainland: id === "mainland",
    ...where(id),
  }));
  const overseas = points.map((id): EntryPoint => ({ id, ...where(id) }));
  return {
    players,
    points: (rules, areas) =>
      rules === "ga2" ? areas.map((area) => ({ id: `tencent/${area}`, ...where(area) })) : overseas,
    roundTrip: (road, from, to) => ({
      milliseconds: (road === "internet" ? 2 : 1) * Math.abs((at.get(from) ?? 0) - (at.get(to) ?? 0)),
      by: "estimate",
    }),
    where: (id) => (at.has(id) ? where(id) : undefined),
    sources: [],
  };
}
