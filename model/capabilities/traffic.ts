import type { Capability } from "../capability";
import type { TrafficWish } from "../cloud-model";
import { dial } from "./dial";

/** What may be wished of traffic. */
export const trafficCapabilities: readonly Capability<TrafficWish>[] = [
  {
    id: "edges-behind-entry",
    wish: "edges behind the anycast address",
    on: {
      tencent: { partly: "the address reaches home alone; edges have names and addresses of their own" },
      aws: { realised: "an endpoint group per region: players enter the nearest one that is well" },
    },
    source: "Tencent sheet, section 1; AWS sheet, section 9",
    asked: ({ edges }) => Object.keys(edges).map((key) => ["edges", key]),
  },
  dial,
  {
    id: "drain",
    wish: "drain of an edge",
    on: {
      tencent: {
        refused: "players find an edge by DNS records, which are there or not",
        instead: "write `retired: true`, which takes the edge's names away; connections go on",
      },
      aws: { realised: "weight 0: no new connections, established ones go on" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 9, R19",
    asked: ({ edges }) => Object.entries(edges).flatMap(([key, edge]) => (edge.drain ? [["edges", key, "drain"]] : [])),
  },
  {
    id: "dns-zone-id",
    wish: "id of the DNS zone",
    on: {
      tencent: { refused: "DNSPod finds the domain by its name", instead: "remove `zoneId`" },
      aws: { realised: "required with `dns`: nothing is looked up" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3",
    asked: ({ dns }) => (dns?.zoneId === undefined ? [] : [["dns", "zoneId"]]),
  },
  {
    id: "fallback-names",
    wish: "name for the nearest edge that is well",
    on: {
      tencent: { partly: "a name for each edge; none that chooses among them" },
      aws: { realised: "`fallback.<name>.<zone>`: by latency, with health checks on the edges' own addresses" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3",
    asked: ({ dns, edges }) => (dns !== undefined && Object.keys(edges).length > 0 ? [["dns"]] : []),
  },
];
