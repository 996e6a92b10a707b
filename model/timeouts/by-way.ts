import type { CloudName } from "../cloud-name";
import { cloudModels } from "../clouds";
import { cloudOf, isPublic } from "../edge";
import type { Environment } from "../environment";
import type { Port } from "../port";
import { idleOf } from "./idle-of";
import { siteIdle } from "./site-idle";
import { solveTimeouts, type PortTimeouts } from "./solve";

/** A way that players take through edges, or through sites of a team's own. */
export interface Way extends PortTimeouts {
  /** Keys of the edges that have it, sorted. */
  readonly edges: readonly string[];
  /** Keys of the sites that have it, sorted: all of them, or none. */
  readonly sites: readonly string[];
  /** Players come to these edges through the entry: a second way, where relays are endpoints of an accelerator. */
  readonly behindEntry?: true;
}

/**
 * What each hop of a port bears, for each way that its players take: on which cloud the edge is, and by which road it
 * reaches home, and once more for edges that the entry leads to as well; sites have one together. One way without either where there are none.
 */
export function timeoutsByWay(environment: Environment, port: Port): readonly [Way, ...Way[]] {
  const { cloud, edges, entry } = environment;
  const roads = new Map<string, Travelled>();
  for (const [key, edge] of Object.entries(edges).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const road = { on: cloudOf(edge, cloud), open: isPublic(edge) };
    const id = `${road.on} ${road.open}`;
    roads.set(id, { road, edges: [...(roads.get(id)?.edges ?? []), key], sites: [] });
    if (entry.kind !== "ga2" || edge.entryWeight === undefined || edge.retired) continue;
    const behind = `${id} behind`;
    roads.set(behind, { road, edges: [...(roads.get(behind)?.edges ?? []), key], sites: [], behindEntry: true });
  }
  const sites = Object.keys(entry.bgp?.sites ?? {}).sort();
  if (sites.length > 0) roads.set("sites", { road: { on: "site", open: true }, edges: [], sites });
  const [first = { road: { on: cloud, open: false }, edges: [], sites: [] }, ...more] = roads.values();
  const way = ({ road, ...who }: Travelled): Way => ({ ...who, ...solved(environment, port, road, who.behindEntry) });
  return [way(first), ...more.map(way)];
}

interface Travelled extends Pick<Way, "edges" | "sites" | "behindEntry"> {
  readonly road: Road;
}

/** Where relays are, and how they reach home. */
interface Road {
  readonly on: CloudName | "site";
  readonly open: boolean;
}

function solved({ cloud: home, entry }: Environment, port: Port, { on, open }: Road, fromEntry?: true): PortTimeouts {
  const homeIdle = idleOf(cloudModels[home], entry.kind);
  // an entry of kind `ga2` carries no relay ports
  const road = { homeIdle, throughEntry: open && entry.kind !== "ga2" };
  if (on === "site") return solveTimeouts(port, { idle: siteIdle(homeIdle) }, { ...road, place: "site" });
  return solveTimeouts(port, { idle: on === home ? homeIdle : cloudModels[on].idle }, { ...road, fromEntry });
}
