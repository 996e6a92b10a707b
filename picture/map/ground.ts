import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countries from "world-atlas/countries-110m.json";
import type { Ground } from "./drawing";
import type { World } from "./world";

interface Countries extends Topology {
  readonly objects: { countries: GeometryCollection; land: GeometryCollection };
}

/** Land and borders of Natural Earth (public domain). */
export function groundOf({ path }: Pick<World, "path">): Ground {
  // a JSON module has arrays where TopoJSON's types have pairs
  const world = countries as unknown as Countries;
  return {
    sphere: path({ type: "Sphere" }) ?? "",
    land: path(feature(world, world.objects.land)) ?? "",
    borders: path(mesh(world, world.objects.countries, (one, other) => one !== other)) ?? "",
  };
}
