import { isEnsNode } from "../../model/alibaba/ens-node";
import { isMainland as isMainlandOfAlibaba } from "../../model/alibaba/regions";
import { isMainland as isMainlandOfTencent } from "../../model/tencent/regions";
import type { PlayerRegion } from "./atlas";
import type { End } from "./estimate";
import { shipped } from "./shipped";

/** Where an id is. */
interface Located extends End {
  readonly title: string;
}

/** Everything that has an id, with these players. */
export interface Places {
  find(id: string): Located | undefined;
  /** Whether an id may be measured though nobody knows where it is: a node of ENS, or a zone outside a cloud's regions. */
  mayBe(id: string): boolean;
  readonly ids: readonly string[];
}

/** All places that are known: players, entry points, regions, and nodes of ENS by their city. */
export function placesOf(players: readonly PlayerRegion[]): Places {
  const { points, regions, ensCities } = shipped();
  const known = new Map<string, Located>();
  for (const region of regions) known.set(region.id, { ...region, mainland: isMainland(region.id), player: false });
  for (const point of Object.values(points).flat()) known.set(point.id, { ...point, mainland: false, player: false });
  for (const region of players) known.set(region.id, { ...region, player: true });
  const cities = new Map(ensCities.map((city) => [city.id, city]));

  const find = (id: string): Located | undefined => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const node = ensNode(id);
    const city = node === undefined ? undefined : cities.get(node.split("-", 2).join("-"));
    const place = city === undefined ? undefined : { ...city, mainland: isMainland(id), player: false };
    if (place !== undefined) known.set(id, place);
    return place;
  };
  return { find, mayBe: (id) => ensNode(id) !== undefined, ids: [...known.keys()] };
}

function ensNode(id: string): string | undefined {
  const [cloud, name = ""] = id.split("/", 2);
  return cloud === "alibaba" && isEnsNode(name) ? name : undefined;
}

function isMainland(id: string): boolean {
  const [cloud, region = ""] = id.split("/", 2);
  if (cloud === "tencent") return isMainlandOfTencent(region);
  return isMainlandOfAlibaba(region) || (isEnsNode(region) && region.startsWith("cn-"));
}
