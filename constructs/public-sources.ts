import { admitsAnyone } from "../model/admits-anyone";
import type { TrafficRequest } from "./cloud";

/** Who comes to home's relay ports over the Internet. */
export interface PublicSource {
  /** `<edge>-<relay>`, or `anyone`. */
  readonly key: string;
  readonly cidr: string;
}

/**
 * Everyone who may come to home's relay ports over the Internet: relays by their addresses, or anyone, who then has to
 * prove by TLS to be one. A rule for one address beside one for all would say nothing.
 */
export function publicSources({ edges, sites }: Pick<TrafficRequest, "edges" | "sites">): PublicSource[] {
  if (admitsAnyone(edges, sites)) return [{ key: "anyone", cidr: "0.0.0.0/0" }];
  return [
    ...sorted(edges)
      .filter(([, { backhaul }]) => backhaul?.public === "addresses")
      .flatMap(([edge, { addresses }]) =>
        Object.entries(addresses).map(([relay, address]) => source(`${edge}-${relay}`, address)),
      ),
    ...sorted(sites).flatMap(([site, { machines: all }]) =>
      sorted(all).map(([machine, { address }]) => source(`${site}-${machine}`, address)),
    ),
  ];
}

function source(key: string, address: string): PublicSource {
  return { key, cidr: `${address}/32` };
}

function sorted<T>(all: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
}
