import type { EdgeWish } from "../cloud-model";
import { dotted } from "../dotted";
import type { Geography } from "../geography";
import { isPublic } from "../edge";
import { contains, edgeCidr } from "../network";
import { relayRange } from "../relay-range";
import { reservedEdgeKeys } from "../reserved-edge-keys";
import type { Rule } from "../rule";
import { didYouMean } from "../suggest";
import { ownAccounts } from "./account-ids";
import { backhaulRules } from "./backhaul";
import { edgePortRules } from "./edge-ports";
import { edgeAtHome } from "./edge-regions";
import { healthRules } from "./health";
import { hostBits, notPrivate, withoutSubnets } from "./networks";
import { perEdge } from "./per-edge";
import { portRules } from "./ports";
import { userDataTooLarge } from "./user-data";
import { strayZones } from "./zones";

/** Connections that one program can hold, at two files each, beside its own. */
const mostConnections = 500_000;

/** What holds of edges on every cloud. */
export function edgeRules(cloud: Geography): readonly Rule<EdgeWish>[] {
  return [
    ...portRules,
    ...edgePortRules,
    ...healthRules,
    ...backhaulRules,
    ownAccounts,
    perEdge("edge/region", `${cloud.title}: regions with machines and public addresses`, ({ kind, region }, at) => {
      // nodes are in no list, and the cloud that has them looks at their names
      if (kind === "ens" || cloud.edgeRegions.includes(region)) return [];
      const why = cloud.whyNoEdge?.(region) ?? `where no edge can be${didYouMean(region, cloud.edgeRegions)}`;
      const what = `\`${dotted(at("region"))}\` is ${region}, ${why}`;
      return [{ path: at("region"), what, fix: `choose one of: ${[...cloud.edgeRegions].sort().join(", ")}` }];
    }),
    {
      code: "edge/reserved-name",
      source: "design: one word for one thing",
      check: ({ edges }) =>
        [...reservedEdgeKeys]
          .filter(([key]) => Object.hasOwn(edges, key))
          .map(([key, stands]) => ({
            path: ["edges", key],
            what: `\`edges.${key}\` has a name that stands for ${stands}`,
            fix: "give the edge another name",
          })),
    },
    edgeAtHome,
    perEdge("edge/zone", `${cloud.title}: a zone belongs to one region`, ({ kind, region, relays }, at) =>
      strayZones(
        cloud,
        region,
        // the names of edge zones do not say which region they are near
        kind === "edge-zone"
          ? []
          : Object.keys(relays.zones).map((name) => ({ name, path: at("relays", "zones", name) })),
      ),
    ),
    perEdge("edge/no-relay", "design: an edge is its relays", ({ relays }, at) => {
      if (Object.keys(relays.zones).length > 0) return [];
      const what = `\`${dotted(at("relays", "zones"))}\` is empty, so the edge has no relay`;
      return [{ path: at("relays", "zones"), what, fix: "write how many relays are in which zone, or drop the edge" }];
    }),
    perEdge("edge/user-data", `${cloud.title}: ${cloud.maxUserDataBytes} bytes`, ({ relays }, at) =>
      userDataTooLarge(cloud, at("relays", "userData"), relays.userData),
    ),
    perEdge("edge/user-data-script", "design: it is a file that is run", ({ relays: { userData } }, at) => {
      if (userData === undefined || userData.startsWith("#!")) return [];
      const path = at("relays", "userData");
      const what = `\`${dotted(path)}\` does not begin with #!, so that nothing says what runs it`;
      return [{ path, what, fix: "let it begin with #!/bin/sh" }];
    }),
    perEdge("edge/other-home-name", "design: `home` is what home itself publishes", ({ relays }, at) => {
      if (!Object.hasOwn(relays.otherHomes, "home")) return [];
      const path = at("relays", "otherHomes", "home");
      return [{ path, what: `\`${dotted(path)}\` has the name of home itself`, fix: "give it another name" }];
    }),
    perEdge("edge/connections", "Linux: fs.nr_open is 1048576", ({ relays }, at, { ports }) => {
      const protocols = Object.values(ports).map(({ protocol }) => protocol);
      const most = Math.max(...(["tcp", "udp"] as const).map((one) => protocols.filter((is) => is === one).length));
      if (relays.connections * most <= mostConnections) return [];
      const path = at("relays", "connections");
      const what = `\`${dotted(path)}\` is ${relays.connections}, on ${most} ports more than the ${mostConnections} that a program can hold`;
      return [{ path, what, fix: `write at most ${Math.floor(mostConnections / most)}, and more relays` }];
    }),
    perEdge("edge/tls-twice", "HAProxy: a check speaks TLS once", ({ relays }, at, { ports }) => {
      const port = Object.keys(ports).find((name) => ports[name]?.websocket?.tls === true);
      if (relays.homeTls === undefined || port === undefined) return [];
      const path = at("relays", "homeTls");
      const what = `\`${dotted(path)}\` is set beside \`ports.${port}.websocket.tls\`: a check would have to speak TLS inside TLS`;
      return [{ path, what, fix: `remove one of the two; players' own TLS passes through either way` }];
    }),
    perEdge("edge/cidr-start", "Terraform: a CIDR network address", ({ cidr }, at) =>
      hostBits({ path: at("cidr"), cidr }),
    ),
    perEdge("edge/cidr-range", "design: home admits relays from 10.0.0.0/8", (edge, at) => {
      const { cidr } = edge;
      if (isPublic(edge)) return notPrivate({ path: at("cidr"), cidr });
      if (cidr === undefined || contains(relayRange, cidr)) return [];
      const what = `\`${dotted(at("cidr"))}\` is ${cidr}, but home admits relays from ${relayRange} only`;
      return [
        { path: at("cidr"), what, fix: `choose a range inside ${relayRange}, or remove it for the region's own` },
      ];
    }),
    perEdge("edge/cidr-size", "design: a subnet has the number of its zone", (edge, at) => {
      if (edge.cidr === undefined && !Object.hasOwn(cloud.regionNumbers, edge.region)) return [];
      const cidr = edgeCidr(cloud, edge);
      return withoutSubnets(cloud, { path: at("cidr"), cidr }, Object.keys(edge.relays.zones));
    }),
  ];
}
