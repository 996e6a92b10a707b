import { dispatchSchema } from "../model/dispatch";
import type { Edge } from "../model/edge";
import type { Environment } from "../model/environment";
import { httpsUrl } from "../model/https-url";
import { orderOf, takesPlayers } from "../model/order";
import { own } from "../model/own";
import { portRange } from "../model/port";
import { ProblemError } from "../model/problem";
import { fullName, stackNames } from "../model/stack-names";
import type { DispatchList } from "./list";

/** What an environment's stacks have published. */
export interface Published {
  readonly entry: { readonly addresses: readonly string[]; readonly dnsName?: string };
  /** Addresses by relay or zone, by edge. */
  readonly edges: Readonly<Record<string, { readonly addresses: Readonly<Record<string, string>> }>>;
}

/** When a list is made, and its number. */
export interface Issue {
  readonly version: number;
  readonly now: Date;
}

/**
 * The list of an environment. Edges that are retired or drain take no new players and are not in it.
 *
 * @throws ProblemError `dispatch/edge-not-deployed`
 */
export function composeList(environment: Environment, published: Published, { version, now }: Issue): DispatchList {
  const { game, name, ports, dispatch = dispatchSchema.parse({}) } = environment;
  const url = httpsUrl(environment);
  const edges = Object.entries(environment.edges).filter(([, edge]) => takesPlayers(edge));
  mustBeDeployed(
    environment,
    published,
    edges.map(([key]) => key),
  );
  const keys = edges.map(([key]) => key).sort();
  const { addresses, dnsName } = published.entry;
  const { bgp, kind } = environment.entry;
  return {
    schema: "dispatch/v1",
    game,
    environment: name,
    version,
    issued: now.toISOString(),
    expires: new Date(now.getTime() + dispatch.maxAgeSeconds * 1000).toISOString(),
    ttlSeconds: dispatch.ttlSeconds,
    ports: Object.fromEntries(
      Object.entries(ports).map(([key, port]) => [key, { protocol: port.protocol, ...portRange(port) }]),
    ),
    // sites that announce a prefix of one's own are an entry too
    entry: {
      addresses: [...addresses, ...(bgp ? [bgp.address] : [])],
      // elsewhere every address leads to the nearest, and a game need not hang on DNS
      ...(kind === "ga2" && dnsName !== undefined && { name: dnsName }),
    },
    edges: Object.fromEntries(
      edges.map(([key, edge]) => [
        key,
        { weight: own(dispatch.weights, key) ?? 100, relays: relaysOf(edge, published.edges[key]?.addresses ?? {}) },
      ]),
    ),
    ...(url !== undefined && { https: { url } }),
    order: orderOf(dispatch.prefer, keys),
    regions: Object.fromEntries(
      Object.entries(dispatch.regions).map(([region, { networks, prefer }]) => [
        region,
        { networks, order: orderOf(prefer, keys) },
      ]),
    ),
  };
}

function mustBeDeployed(environment: Environment, { edges }: Published, keys: readonly string[]): void {
  const missing = keys.filter((key) => Object.keys(edges[key]?.addresses ?? {}).length === 0);
  if (missing.length === 0) return;
  const stacks = missing.map((key) => stackNames.edge(environment, key)).join(", ");
  const what = `of ${fullName(environment)} ${stacks} has published no address`;
  throw new ProblemError([{ code: "dispatch/edge-not-deployed", what, fix: `deploy ${stacks} first` }]);
}

/** An address is a relay's own, or that of all relays of a zone, by whose name it then goes. */
function relaysOf({ relays }: Edge, addresses: Readonly<Record<string, string>>) {
  return Object.entries(addresses)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, address]) => ({ address, capacity: relays.connections * (relays.zones[key] ?? 1) }));
}
