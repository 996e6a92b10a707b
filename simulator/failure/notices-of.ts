import { own } from "../../model/own";
import { behindEntry } from "../behind-entry";
import { homeZones } from "../home-zones";
import type { Topology } from "../topology";
import { askedRelays } from "./asked-relays";
import type { Failure } from "./failure";
import type { Notice } from "./story";
import { watchers } from "./watchers";

/** Who notices a failure, in the order in which they do at the latest. */
export function noticesOf(topology: Topology, failure: Failure): Notice[] {
  const notices = [...ofKind[failure.kind](topology, failure.name), watchers.players(topology)];
  return notices.sort((a, b) => a.latestSeconds - b.latestSeconds || a.earliestSeconds - b.earliestSeconds);
}

const ofKind: Readonly<Record<Failure["kind"], (topology: Topology, name: string) => Notice[]>> = {
  edge: ofEdge,
  backhaul: ofBackhaul,
  zone: (topology, zone) => [...ofHomeZone(topology, zone), ...ofEdgeZone(topology, zone)],
  home: ofHome,
  "entry-pop": ({ entry: { rules } }) => (rules === "ga2" ? [] : [watchers.routes()]),
};

function ofEdge(topology: Topology, key: string): Notice[] {
  const elsewhere = `new connections go to other regions than ${key}`;
  return [
    ...throughEntry(topology, key, () => {
      const balancer = { ...watchers.balancer(topology, key, "none of its relays is well"), decides: false };
      return [balancer, watchers.accelerator(balancer, elsewhere)];
    }),
    ...(byShares(topology, key) ? [watchers.endpoints(topology, `new connections go past the relays of ${key}`)] : []),
    ...watchers.dispatcher(topology, askedRelays(topology, key)),
    ...names(topology, key, `the name that chooses among edges leaves ${key} out`),
  ];
}

/** The relays are there and accept connections, so that whoever checks no more than that notices nothing. */
function ofBackhaul(topology: Topology, key: string): Notice[] {
  return [
    watchers.relays(topology, key, "they say that they are not well, and close connections at once"),
    ...throughEntry(topology, key, () => {
      const balancer = watchers.balancerOfRelays(topology, key);
      return [balancer, watchers.accelerator(balancer, `new connections go to other regions than ${key}`)];
    }),
    // it asks by the same road
    ...watchers.dispatcher(topology, askedRelays(topology, key)),
  ];
}

function ofHomeZone(topology: Topology, zone: string): Notice[] {
  const { home, edges } = topology;
  if (!home.zones.includes(zone)) return [];
  const others = homeZones(topology, (one) => one === zone).some((one) => one.zone !== zone && one.machines > 0);
  const then = others ? "new connections go to machines in its other zones" : "none of its machines is well";
  // of AWS's load balancers each zone has an address of its own, which relays check by itself
  const relays =
    topology.cloud === "aws"
      ? Object.keys(edges)
          .filter((key) => edges[key]?.road === "private")
          .sort()
      : [];
  return [
    // what an accelerator makes of a load balancer with one zone less is not documented
    {
      ...watchers.balancer(topology, "home", then),
      decides: others,
      ...(topology.cloud === "aws" && { undocumented: true as const }),
    },
    // until they know, a connection that gets no answer there goes on to another address: `option redispatch`
    ...relays.map((key) => watchers.relays(topology, key, "they try addresses of home in other zones alone")),
  ];
}

function ofEdgeZone(topology: Topology, zone: string): Notice[] {
  const { edges } = topology;
  const keys = Object.keys(edges).filter((key) => own(edges[key]?.zones ?? {}, zone) !== undefined);
  return keys.sort().flatMap((key) => {
    const all = Object.keys(edges[key]?.zones ?? {}).length === 1;
    const then = all ? "none of its relays is well" : "new connections go to its relays in other zones";
    return [
      ...throughEntry(topology, key, () => {
        const balancer = { ...watchers.balancer(topology, key, then), decides: !all };
        return all
          ? [balancer, watchers.accelerator(balancer, `new connections go to other regions than ${key}`)]
          : [{ ...balancer, undocumented: true as const }];
      }),
      ...(byShares(topology, key)
        ? [watchers.endpoints(topology, `new connections go past the relays in ${zone}`)]
        : []),
      ...watchers.dispatcher(topology, askedRelays(topology, key, zone)),
      // an edge is well by name while one of its addresses answers
      ...(all ? names(topology, key, `the name that chooses among edges leaves ${key} out`) : []),
    ];
  });
}

/** All there is leads to home: whoever notices has nowhere else to send players. */
function ofHome(topology: Topology): Notice[] {
  const { edges } = topology;
  return [
    ...Object.keys(edges)
      .sort()
      .map((key) => watchers.relays(topology, key, "they say that they are not well, and close connections at once")),
    ...entryOfHome(topology),
  ];
}

function entryOfHome(topology: Topology): Notice[] {
  const then = "nothing is well: it sends players on as if everything were";
  const { rules } = topology.entry;
  if (rules === "ga2") return [{ ...watchers.endpoints(topology, then), decides: false, undocumented: true }];
  if (rules !== "global-accelerator") return [];
  const balancer = { ...watchers.balancer(topology, "home", "none of its machines is well"), decides: false };
  return [balancer, { ...watchers.accelerator(balancer, then), decides: false }];
}

/** What watches an edge that Global Accelerator leads to. */
function throughEntry(topology: Topology, key: string, notices: () => Notice[]): Notice[] {
  return topology.entry.rules === "global-accelerator" && behindEntry(topology).includes(key) ? notices() : [];
}

/** Whether an accelerator by GA2's rules leads to its relays. */
function byShares(topology: Topology, key: string): boolean {
  return topology.entry.rules === "ga2" && behindEntry(topology).includes(key);
}

/** Only on AWS are records checked, and drained edges have none. */
function names({ cloud, dns, edges }: Topology, key: string, then: string): Notice[] {
  return cloud === "aws" && dns !== undefined && edges[key]?.drain === false ? [watchers.names(then)] : [];
}
