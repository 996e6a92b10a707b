import type { CloudName } from "../../model/cloud-name";
import type { Health } from "../../model/health";
import { client } from "../client";
import type { Topology } from "../topology";
import { assumed } from "./assumed";
import { askedRelays } from "./asked-relays";
import { noticedBy, type Between } from "./noticed-by";
import type { Notice } from "./story";

/** `3 checks of 5 s with 2 s of patience`. */
function described({ intervalSeconds, timeoutSeconds, unhealthyAfter }: Health): string {
  return `${unhealthyAfter} checks of ${intervalSeconds} s with ${timeoutSeconds} s of patience`;
}

const balancerSources: Readonly<Record<CloudName, string>> = {
  aws: "AWS sheet, section 12",
  tencent: "Tencent sheet, section 8",
  alibaba: "Alibaba sheet, section 8",
};

/** A check by HTTP of Alibaba Cloud's load balancer is no less patient than its interval. Facts: Alibaba sheet, section 8. */
function checkOf({ cloud, home: { health } }: Topology): Health {
  return cloud === "alibaba" && health.http ? { ...health, timeoutSeconds: health.intervalSeconds } : health;
}

const follows = ({ seconds }: { readonly seconds: number }): Between => ({
  earliestSeconds: seconds,
  latestSeconds: seconds,
});

/** Who watches, and how long it takes each of them. */
export const watchers = {
  /** A load balancer checks machines, and sends nobody to those that do not answer. */
  balancer: (topology: Topology, whose: string, then: string): Notice => ({
    who: `the load balancer of ${whose}`,
    then,
    ...noticedBy.cloud(checkOf(topology)),
    how: described(checkOf(topology)),
    source: balancerSources[topology.cloud],
    measurable: true,
    decides: true,
  }),

  /** The relays' HAProxy checks home. */
  relays: (topology: Topology, whose: string, then: string): Notice => ({
    who: `the relays of ${whose}`,
    then,
    ...noticedBy.haproxy(topology.home.health),
    how: `${described(topology.home.health)}, each an interval after the end of the one before`,
    source: "constructs/relay/haproxy.ts; docs/decisions/0026",
    measurable: true,
    decides: false,
  }),

  /** Relays say that they are not well, and their load balancer asks them. */
  balancerOfRelays: (topology: Topology, key: string): Notice => {
    const { health } = topology.home;
    return {
      who: `the load balancer of ${key}`,
      then: "none of its relays is well; it still sends to all of them",
      ...noticedBy.inTurn(noticedBy.haproxy(health), noticedBy.refusal(health)),
      how: `after the relays; ${health.unhealthyAfter} checks of ${health.intervalSeconds} s that are answered by 503`,
      source: "AWS sheet, section 12; constructs/aws/listening-at-edge.ts",
      measurable: true,
      decides: false,
    };
  },

  /** Global Accelerator follows the load balancer. */
  accelerator: (before: Notice, then: string): Notice => ({
    who: "the entry",
    then,
    ...noticedBy.inTurn(before, follows(assumed.acceleratorFollows)),
    how: `Global Accelerator follows ${before.who} in ${assumed.acceleratorFollows.seconds} s`,
    source: assumed.acceleratorFollows.source,
    measurable: false,
    decides: true,
  }),

  /** GA2 checks each of its endpoints, by a connection to the players' port. */
  endpoints: (topology: Topology, then: string): Notice => ({
    who: "the entry",
    then,
    ...noticedBy.cloud(topology.home.health),
    how: described(topology.home.health),
    source: "Tencent sheet, section 7.2; constructs/tencent/accelerator-listeners.ts",
    measurable: true,
    decides: true,
  }),

  /** The dispatcher, where it hears most of the relays that it asks. */
  dispatcher: (topology: Topology, silent: number): Notice[] => {
    const all = Object.keys(topology.edges).reduce((sum, key) => sum + askedRelays(topology, key), 0);
    const { roundSeconds, patienceSeconds, silentAfter, source } = assumed.dispatcher;
    if (silent === 0 || silent === all || 2 * (all - silent) < all) return [];
    return [
      {
        who: "the dispatcher",
        then: "where one runs, players are told to try others first",
        ...noticedBy.dispatcher(),
        how: `${silentAfter} rounds of ${roundSeconds} s with ${patienceSeconds} s of patience`,
        source,
        measurable: true,
        decides: true,
      },
    ];
  },

  /** Health checks of the records that choose among edges. */
  names: (then: string): Notice => {
    const { intervalSeconds, failures, ttlSeconds, source } = assumed.names;
    return {
      who: "the names",
      then,
      earliestSeconds: (failures - 1) * intervalSeconds,
      latestSeconds: failures * intervalSeconds + ttlSeconds,
      how: `${failures} checks of ${intervalSeconds} s, and resolvers keep records for ${ttlSeconds} s at most`,
      source,
      measurable: false,
      decides: false,
    };
  },

  /** The Internet's routes lead to the next entry point. */
  routes: (): Notice => ({
    who: "the routes",
    then: "players reach the next entry point",
    earliestSeconds: assumed.routes.earliestSeconds,
    latestSeconds: assumed.routes.latestSeconds,
    how: "the entry point's routes are withdrawn, and networks converge",
    source: assumed.routes.source,
    measurable: false,
    decides: true,
  }),

  /** Players whose connection is silent. */
  players: ({ heartbeatSeconds }: Topology): Notice => ({
    who: "players",
    then: "they take their connection for dead and try their addresses in order",
    earliestSeconds: (client.silentHeartbeats - 1) * heartbeatSeconds,
    latestSeconds: client.silentHeartbeats * heartbeatSeconds,
    how: `${client.silentHeartbeats} heartbeats of ${heartbeatSeconds} s`,
    source: "docs/operations/relays.md; simulator/client.ts",
    measurable: true,
    decides: false,
  }),
} as const;
