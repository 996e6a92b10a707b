import type { CloudName } from "../model/cloud-name";
import { dispatchSchema } from "../model/dispatch";
import type { Dns } from "../model/dns";
import { cloudOf, isPublic, type Edge } from "../model/edge";
import type { Environment } from "../model/environment";
import { httpsUrl } from "../model/https-url";
import { orderOf, takesPlayers } from "../model/order";
import { own } from "../model/own";
import { heartbeatOf } from "./heartbeat-of";
import type { EdgePart, EntryRules, Topology } from "./topology";

/** What decides where players of an environment land. Edges that are retired are left out: traffic has forgotten them. */
export function topologyOf(environment: Environment): Topology {
  const { game, name, cloud, home, dns, https, dispatch = dispatchSchema.parse({}) } = environment;
  const edges = Object.entries(environment.edges)
    .filter(([, { retired }]) => !retired)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const taking = edges.filter(([, edge]) => takesPlayers(edge)).map(([key]) => key);
  const url = httpsUrl(environment);
  return {
    game,
    environment: name,
    cloud,
    entry: entryOf(environment),
    home: {
      region: home.region,
      place: `${cloud}/${home.region}`,
      zones: [...home.zones].sort(),
      machines: { min: home.fleet.min, max: home.fleet.max },
      dialPercent: home.dialPercent,
      health: home.health,
    },
    edges: Object.fromEntries(edges.map(([key, edge]) => [key, edgePart(edge, cloud)])),
    order: {
      usual: orderOf(dispatch.prefer, taking),
      regions: Object.fromEntries(
        Object.entries(dispatch.regions).map(([region, { prefer }]) => [region, orderOf(prefer, taking)]),
      ),
    },
    weights: Object.fromEntries(taking.map((key) => [key, own(dispatch.weights, key) ?? 100])),
    answerSeconds: dispatch.ttlSeconds,
    ...(dns && { dns: dnsOf(dns) }),
    ...(https && url !== undefined && { https: { url, cdn: https.cdn } }),
    heartbeatSeconds: heartbeatOf(environment).seconds,
  };
}

function entryOf({ cloud, entry: { kind, areas = {}, bgp, retire } }: Environment): Topology["entry"] {
  const staying = Object.entries(areas).filter(([, area]) => area.retire === undefined);
  const sites = Object.keys(bgp?.sites ?? {}).sort();
  return {
    rules: kind === "ga2" ? "ga2" : anycastRules[cloud],
    areas: staying.map(([region]) => region).sort(),
    ...(retire !== undefined && { retired: true }),
    ...(sites.length > 0 && { sites }),
  };
}

const anycastRules: Readonly<Record<CloudName, EntryRules>> = {
  aws: "global-accelerator",
  tencent: "aia",
  alibaba: "anycast-eip",
};

function edgePart(edge: Edge, environment: CloudName): EdgePart {
  const { region, relays, dialPercent, entryWeight, drain } = edge;
  const cloud = cloudOf(edge, environment);
  return {
    cloud,
    region,
    place: `${cloud}/${region}`,
    zones: relays.zones,
    connections: relays.connections,
    dialPercent,
    ...(entryWeight !== undefined && { entryWeight }),
    drain,
    road: isPublic(edge) ? "public" : "private",
  };
}

function dnsOf({ ttlSeconds, spread }: Dns): Topology["dns"] {
  return { ttlSeconds, ...(spread && { spread }) };
}
