import { admitsAnyone } from "./admits-anyone";
import { isMainland as isMainlandOfAlibaba } from "./alibaba/regions";
import type { Advice } from "./cloud-model";
import { cloudOf, isPublic, type Edge } from "./edge";
import type { CloudName } from "./cloud-name";
import type { Environment } from "./environment";
import { isMainland as isMainlandOfTencent } from "./tencent/regions";
import { when } from "./when";

/** Rules that a security group of Tencent Cloud has for what comes in (Tencent 1119/43431, which tells it of edge machines). */
const mostRules = 100;

/** What public roads leave open, and whom the entry does not serve. */
export function roadAdvice(environment: Environment): readonly Advice[] {
  const { cloud, entry, edges, ports } = environment;
  const udp = Object.keys(ports).filter((name) => ports[name]?.protocol === "udp");
  const ofEdges = Object.entries(edges).flatMap(([key, edge]) => [
    ...when(isPublic(edge) && udp.length > 0, () => ({
      code: "edge/udp-clear",
      what: `\`edges.${key}\` sends what players say on ${udp.join(", ")} in the clear over the Internet, and home cannot tell relays from others there: only TCP ports are proven`,
      fix: "let the game encrypt and sign its datagrams, as it has to for players who come without a relay",
    })),
    ...when(entry.kind === "anycast" && isMainland(edge, cloud), () => ({
      code: "edge/mainland",
      what: `\`edges.${key}\` is in mainland China, whose players an anycast address does not serve: they reach the game by addresses of the edge alone`,
      fix: "tell clients in the mainland the name or the addresses of the edge, not those of the entry",
    })),
  ]);
  const rules = doorRules(environment);
  return [
    ...ofEdges,
    ...when(cloud === "tencent" && rules > mostRules, () => ({
      code: "home/door-rules",
      what: `home's door needs ${rules} rules, one for each relay of a public road and each relay port, and a security group has ${mostRules}`,
      fix: "ask Tencent's support for a higher quota, or write `public: tls`, which needs one rule for each relay port",
    })),
  ];
}

/** Rules that admit relays by their addresses. */
function doorRules({ edges, entry: { bgp }, ports }: Environment): number {
  if (admitsAnyone(edges, bgp?.sites ?? {})) return 0;
  const relays = Object.values(edges)
    .filter(({ backhaul, retired }) => backhaul?.public === "addresses" && !retired)
    .flatMap(({ relays: { zones } }) => Object.values(zones));
  const machines = Object.values(bgp?.sites ?? {}).map((site) => Object.keys(site.machines).length);
  const relayPorts = Object.values(ports).filter(({ relayPort }) => relayPort !== undefined);
  return [...relays, ...machines].reduce((sum, count) => sum + count, 0) * relayPorts.length;
}

/** Nodes outside of regions are named after the city they are in. */
function isMainland(edge: Edge, home: CloudName): boolean {
  const { kind, region } = edge;
  if (cloudOf(edge, home) === "tencent") return isMainlandOfTencent(region);
  return isMainlandOfAlibaba(region) || (kind === "ens" && /^cn-(?!hongkong)/.test(region));
}
