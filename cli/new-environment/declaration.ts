import type { CloudName } from "../../model/cloud-name";
import type { Wishes } from "./wishes";

/** Mbit/s of the private road home of an edge, unless something else is wished for. */
export const usualBackhaulMbps = 100;

/** What an environment file says when these are the wishes; nothing is left out yet. */
export function declarationOf(wishes: Wishes, cloud: CloudName | undefined): Record<string, unknown> {
  const { state, home, zones, ports, bandwidth, min, max, instanceType, image, edges, dns, dnsZoneId, healthPort } =
    wishes;
  const relays = {
    instanceType: wishes.relayInstanceType,
    image: wishes.relayImage,
    bandwidthMbps: wishes.relayBandwidth,
  };
  // elsewhere the private road has no cap
  const hasCap = cloud === "tencent" || cloud === "alibaba";
  const backhaulMbps = wishes.backhaul ?? (hasCap ? usualBackhaulMbps : undefined);
  const backhaul = backhaulMbps === undefined ? undefined : { bandwidthMbps: backhaulMbps };
  return said({
    state,
    cloud: wishes.cloud,
    ports,
    entry: said({ bandwidthMbps: bandwidth }),
    home: said({
      region: home,
      zones,
      fleet: said({ instanceType, image, min, max }),
      health: said({ port: healthPort }),
    }),
    edges:
      edges &&
      Object.fromEntries(
        Object.entries(edges).map(([name, edge]) => [
          name,
          said({ region: edge.region, relays: said({ zones: edge.zones, ...relays }), backhaul }),
        ]),
      ),
    dns: dns && said({ ...dns, zoneId: dnsZoneId }),
  });
}

/** Without what is undefined or empty. */
function said(group: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined && !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
