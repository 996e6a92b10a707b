import type { Capability } from "../capability";
import type { EntryWish } from "../cloud-model";
import type { Path } from "../rule";
import { allowLists } from "./allow-lists";

/** What may be wished of an entry. */
export const entryCapabilities: readonly Capability<EntryWish>[] = [
  {
    id: "entry-bandwidth",
    wish: "cap on the entry's bandwidth",
    on: {
      tencent: { realised: "required: 1 to 2000 Mbit/s, the total over all entry points" },
      aws: {
        refused: "an accelerator takes whatever comes",
        instead: "remove it; what players can send is bounded by the fleet and the relays",
      },
    },
    source: "Tencent sheet, section 3; AWS sheet, section 4.1: there is no such argument",
    asked: ({ entry }) => set("bandwidthMbps", entry.bandwidthMbps),
  },
  {
    id: "reach-global",
    wish: "choice of where the address is announced",
    on: {
      tencent: { realised: "`overseas`, or `global` with the acknowledgement `anycast-global`" },
      aws: {
        refused: "an accelerator is announced from all of AWS's locations, always",
        instead: "remove `reach`",
      },
    },
    source: "Tencent sheet, section 17, rule 5; AWS sheet, section 4.1: there is no such argument",
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
    },
    source: "Tencent sheet, section 3; AWS sheet, sections 4.1 and 20, rule 18",
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
    },
    source: "Tencent sheet, section 3; AWS sheet, section 4.1",
    asked: ({ entry }) => set("addresses", entry.addresses),
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
    },
    source: "Tencent sheet, section 3; AWS sheet, section 13",
    asked: ({ entry }) => set("flowLogs", entry.flowLogs),
  },
  {
    id: "adopt",
    wish: "existing address to adopt",
    on: {
      tencent: { realised: "by the id of the address, eip-..." },
      aws: { realised: "by the ARN of the accelerator" },
    },
    source: "Tencent sheet, section 1.4; AWS sheet, section 4.1: id = ARN",
    asked: ({ entry }) => set("adopt", entry.adopt),
  },
  allowLists,
];

/** The path of a setting of the entry, if it is set. */
function set(key: string, value: unknown): Path[] {
  return value === undefined ? [] : [["entry", key]];
}
