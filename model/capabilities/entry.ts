import type { Capability } from "../capability";
import type { EntryWish } from "../cloud-model";
import type { Path } from "../rule";
import { allowLists } from "./allow-lists";
import { entryGa2 } from "./entry-ga2";
import { zoneCapabilities } from "./dns";

/** What may be wished of an entry. */
export const entryCapabilities: readonly Capability<EntryWish>[] = [
  {
    id: "entry-bandwidth",
    wish: "cap on the entry's bandwidth",
    on: {
      tencent: {
        realised:
          "required: 1 to 2000 Mbit/s, the total over all entry points; with `ga2` 1 to 100 for what home sends",
      },
      aws: {
        refused: "an accelerator takes whatever comes",
        instead: "remove it; what players can send is bounded by the fleet and the relays",
      },
      alibaba: { realised: "200 to 1000 Mbit/s; the cloud's own where it is left out" },
    },
    source: "Tencent sheet, section 3; AWS sheet, section 4.1: there is no such argument; Alibaba sheet, section 11",
    asked: ({ entry }) => set("bandwidthMbps", entry.bandwidthMbps),
  },
  entryGa2,
  {
    id: "reach-global",
    wish: "choice of where the address is announced",
    on: {
      tencent: { realised: "`overseas`, or `global` with the acknowledgement `anycast-global`" },
      aws: {
        refused: "an accelerator is announced from all of AWS's locations, always",
        instead: "remove `reach`",
      },
      alibaba: {
        refused: "an Anycast EIP is announced outside of mainland China, always",
        instead: "remove `reach`; for players in the mainland add edges there",
      },
    },
    source:
      "Tencent sheet, section 17, rule 5; AWS sheet, section 4.1: there is no such argument; Alibaba sheet, section 15, rule 1",
    asked: ({ entry }) => (entry.reach === "global" ? [["entry", "reach"]] : []),
  },
  {
    id: "dual-stack",
    wish: "IPv6 beside IPv4",
    on: {
      tencent: {
        refused: "an anycast address is IPv4",
        instead: "remove `dualStack`; for IPv6 players declare the environment on AWS",
      },
      aws: {
        realised:
          "two IPv6 addresses more, for games without UDP ports; the game sees the load balancer instead of IPv6 players",
      },
      alibaba: {
        refused: "an Anycast EIP is one IPv4 address",
        instead: "remove `dualStack`; for IPv6 players declare the environment on AWS",
      },
    },
    source: "Tencent sheet, section 3; AWS sheet, sections 4.1 and 20, rule 18; Alibaba sheet, section 3",
    asked: ({ entry }) => (entry.dualStack ? [["entry", "dualStack"]] : []),
  },
  {
    id: "own-addresses",
    wish: "addresses of your own range (BYOIP)",
    on: {
      tencent: {
        refused: "an anycast address is one of Tencent's",
        instead: "remove `addresses`; an address you have there already can be adopted: `entry.adopt`",
      },
      aws: { realised: "one or two IPv4 addresses of a range that is brought to the account" },
      alibaba: {
        refused: "an Anycast EIP is one of Alibaba Cloud's addresses",
        instead: "remove `addresses`; an address you have there already can be adopted: `entry.adopt`",
      },
    },
    source: "Tencent sheet, section 3; AWS sheet, section 4.1; Alibaba sheet, section 3.1",
    asked: ({ entry }) => set("addresses", entry.addresses),
  },
  {
    id: "own-asn",
    wish: "prefix of your own, announced by BGP",
    on: {
      tencent: {
        partly: "by machines of your own at hosters that speak BGP: their files are rendered, nothing is deployed",
      },
      aws: {
        refused: "the relays of such sites reach home over the Internet, and an accelerator has no way for them",
        instead: "remove `bgp`; a range that is brought to AWS can be written as `entry.addresses`",
      },
      alibaba: {
        partly: "by machines of your own at hosters that speak BGP: their files are rendered, nothing is deployed",
      },
    },
    source: "Landscape sheet, section 2; Tencent sheet, section 3; AWS sheet, section 4.1; Alibaba sheet, section 3",
    asked: ({ entry }) => set("bgp", entry.bgp),
  },
  {
    id: "flow-logs",
    wish: "flow logs of the entry",
    on: {
      tencent: {
        refused: "an anycast address logs nothing",
        instead: "remove `flowLogs`; log connections on the game's machines, which see players' addresses",
      },
      aws: { realised: "to an S3 bucket" },
      alibaba: {
        refused: "an Anycast EIP logs nothing",
        instead: "remove `flowLogs`; log connections on the game's machines, which see players' addresses",
      },
    },
    source: "Tencent sheet, section 3; AWS sheet, section 13; Alibaba sheet, section 3.1",
    asked: ({ entry }) => set("flowLogs", entry.flowLogs),
  },
  {
    id: "adopt",
    wish: "existing address to adopt",
    on: {
      tencent: { realised: "by the id of the address, eip-..., or of the accelerator, ga-..." },
      aws: { realised: "by the ARN of the accelerator" },
      alibaba: { realised: "by the id of the address, aeip-..." },
    },
    source: "Tencent sheet, section 1.4; AWS sheet, section 4.1: id = ARN; Alibaba sheet, section 3.1",
    asked: ({ entry }) => set("adopt", entry.adopt),
  },
  ...zoneCapabilities,
  allowLists,
];

/** The path of a setting of the entry, if it is set. */
function set(key: string, value: unknown): Path[] {
  return value === undefined ? [] : [["entry", key]];
}
