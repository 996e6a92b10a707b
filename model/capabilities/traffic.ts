import type { Capability } from "../capability";
import type { TrafficWish } from "../cloud-model";
import { dial } from "./dial";
import { entryGa2 } from "./entry-ga2";
import { spreadCapabilities } from "./dns";
import { httpsCapabilities } from "./https";
import { shield } from "./shield";

/** What may be wished of traffic. */
export const trafficCapabilities: readonly Capability<TrafficWish>[] = [
  {
    id: "edges-behind-entry",
    wish: "edges behind the anycast address",
    on: {
      tencent: {
        partly:
          "the address reaches home alone, and an accelerator those relays that have an `entryWeight`; edges have names and addresses of their own",
      },
      aws: { realised: "an endpoint group per region: players enter the nearest one that is well" },
      alibaba: { partly: "the address reaches home alone; edges have names and addresses of their own" },
    },
    source: "Tencent sheet, section 1; AWS sheet, section 9; Alibaba sheet, section 1",
    asked: ({ edges }) => Object.keys(edges).map((key) => ["edges", key]),
  },
  {
    id: "public-road",
    wish: "road home over the Internet",
    on: {
      tencent: { realised: "to the entry's address; a door of home's own admits the relays, or whoever can TLS" },
      aws: {
        refused: "an accelerator would have to carry relay ports to home, and traffic may not touch home's region",
        instead: "remove `public`; edges on AWS have a private road by VPC peering",
      },
      alibaba: { realised: "to the entry's address; a door of home's own admits the relays, or whoever can TLS" },
    },
    source: "Tencent sheet, sections 1 and 4.1; AWS sheet, sections 8.2 and 9; Alibaba sheet, sections 3.3 and 6",
    asked: ({ edges, sites = {} }) => [
      ...Object.entries(edges).flatMap(([key, { backhaul }]) =>
        backhaul?.public === undefined ? [] : [["edges", key, "backhaul", "public"]],
      ),
      ...Object.keys(sites).map((key) => ["sites", key]),
    ],
  },
  entryGa2,
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
      alibaba: {
        refused: "players find an edge by DNS records, which are there or not",
        instead: "write `retired: true`, which takes the edge's names away; connections go on",
      },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 9, R19; Alibaba sheet, section 7",
    asked: ({ edges }) => Object.entries(edges).flatMap(([key, edge]) => (edge.drain ? [["edges", key, "drain"]] : [])),
  },
  {
    id: "dns-zone-id",
    wish: "id of the DNS zone",
    on: {
      tencent: { refused: "DNSPod finds the domain by its name", instead: "remove `zoneId`" },
      aws: { realised: "required with `dns`: nothing is looked up" },
      alibaba: { refused: "Alibaba Cloud DNS finds the domain by its name", instead: "remove `zoneId`" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ dns }) => (dns?.zoneId === undefined ? [] : [["dns", "zoneId"]]),
  },
  {
    id: "fallback-names",
    wish: "name for the nearest edge that is well",
    on: {
      tencent: { partly: "a name for each edge; one that chooses among them with `dns.spread`" },
      aws: {
        realised:
          "`fallback.<name>.<zone>`: by latency or `dns.spread`, with health checks on the edges' own addresses",
      },
      alibaba: { partly: "a name for each edge; one that chooses among them with `dns.spread`" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ dns, edges }) => (dns !== undefined && Object.keys(edges).length > 0 ? [["dns"]] : []),
  },
  ...spreadCapabilities,
  ...httpsCapabilities,
  shield,
];
