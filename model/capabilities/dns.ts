import type { Capability } from "../capability";
import type { EntryWish, TrafficWish } from "../cloud-model";
import type { Dns } from "../dns";
import type { Path } from "../rule";

/** What may be wished of the zone names are in. */
export const zoneCapabilities: readonly Capability<Pick<EntryWish, "dns">>[] = [
  {
    id: "dns-delegate",
    wish: "zone of the game's own",
    on: {
      tencent: { realised: "made at DNSPod with the entry; NS records in the parent with `nameServers`, told by hand" },
      aws: { realised: "a hosted zone made with the entry, its name servers an output; NS records in the parent" },
      alibaba: {
        refused: "the provider in use has no type for a domain",
        instead: "remove `delegate`; add the domain in the console, and name it as `zone`",
      },
    },
    source:
      "Tencent sheet, section 24; AWS sheet, section 8.3; providers/alicloud/schema.json: no domain among its types",
    asked: ({ dns }) => (dns?.delegate === undefined ? [] : [["dns", "delegate"]]),
  },
];

/** What may be wished of one name over all edges. */
export const spreadCapabilities: readonly Capability<Pick<TrafficWish, "dns">>[] = [
  {
    id: "spread-latency",
    wish: "choice of edges by latency",
    on: {
      tencent: { refused: "DNSPod measures none", instead: "write `by: place`, or `by: weight`" },
      aws: { realised: "latency records with health checks" },
      alibaba: { refused: "records have no latency", instead: "write `by: place`" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ dns }) => spreadBy("latency", dns),
  },
  {
    id: "spread-weight",
    wish: "choice of edges by weight",
    on: {
      tencent: { realised: "weights of records, with the acknowledgement `dns-weights`; no health check" },
      aws: { realised: "weighted records with health checks" },
      alibaba: { refused: "alicloud_alidns_record takes no weight", instead: "write `by: place`" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ dns }) => spreadBy("weight", dns),
  },
  {
    id: "spread-place",
    wish: "choice of edges by place",
    on: {
      tencent: { realised: "DNSPod's lines by their names; no health check" },
      aws: { realised: "geolocation records with health checks: JP, continent-EU" },
      alibaba: { realised: "lines by their codes; no health check" },
    },
    source: "Tencent sheet, section 7.5; AWS sheet, section 8.3; Alibaba sheet, section 7",
    asked: ({ dns }) => spreadBy("place", dns),
  },
];

function spreadBy(way: NonNullable<Dns["spread"]>["by"], dns: Dns | undefined): Path[] {
  return dns?.spread?.by === way ? [["dns", "spread", "by"]] : [];
}
