import type { Failure } from "../simulator/failure/failure";
import type { Topology } from "../simulator/topology";
import type { Broken } from "./scene";

/** What a failure takes away of what is on the map. */
export function brokenParts({ home, edges }: Pick<Topology, "home" | "edges">, { kind, name }: Failure): Broken[] {
  if (kind === "zone") {
    const parts = [
      { id: "home", zones: home.zones },
      ...Object.entries(edges).map(([key, { zones }]) => ({ id: `edge:${key}`, zones: Object.keys(zones) })),
    ];
    return parts
      .filter(({ zones }) => zones.includes(name))
      .map(({ id, zones }) => ({ id, extent: zones.length > 1 ? "part" : "whole" }));
  }
  const ids = { home: "home", edge: `edge:${name}`, backhaul: `backhaul:${name}`, "entry-pop": `point:${name}` };
  return [{ id: ids[kind], extent: "whole" }];
}
