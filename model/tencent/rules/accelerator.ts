import type { EdgeWish, HomeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Environment } from "../../environment";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";

/** Endpoints of a listener, unless Tencent raises it. */
const mostEndpoints = 4;
/** Seconds between two checks that an accelerator makes, at least. */
const shortestInterval = 5;

/** What an accelerator asks of the home behind it. */
export const acceleratedHomeRules: readonly Rule<HomeWish>[] = [
  {
    code: "port/probe-ga2",
    source:
      "Tencent sheet, section 7.2: UDP is checked by ping, or by text; no fact says that home's load balancer answers pings",
    check: ({ entry: { kind }, ports }) =>
      Object.entries(ports).flatMap(([name, { protocol, probe = "ping" }]) => {
        if (kind !== "ga2" || protocol !== "udp" || (probe !== "ping" && probe.format === "text")) return [];
        const path = ["ports", name, "probe"];
        const is = probe === "ping" ? "is a ping" : "is written in hex";
        const what = `\`${dotted(path)}\` ${is}, but an accelerator checks a UDP port by a text that the game answers`;
        return [{ path, what, fix: "write a text to send and the text to expect" }];
      }),
  },
  {
    code: "health/interval-ga2",
    source: "Tencent sheet, section 7.2: 5 to 300 seconds",
    check: ({ entry: { kind }, home: { health } }) => {
      if (kind !== "ga2" || health.intervalSeconds >= shortestInterval) return [];
      const path = ["home", "health", "intervalSeconds"];
      const what = `\`${dotted(path)}\` is ${health.intervalSeconds}, but an accelerator has ${shortestInterval} to 300`;
      return [{ path, what, fix: `write at least ${shortestInterval}` }];
    },
  },
];

/** Edges whose relays are endpoints of an accelerator. */
export const acceleratedEdgeRules: readonly Rule<EdgeWish>[] = [
  perEdge(
    "edge/entry-weight",
    "Tencent sheet, section 1: an anycast address has one target",
    ({ entryWeight }, at, { entry: { kind } }) => {
      if (entryWeight === undefined || kind === "ga2") return [];
      const path = at("entryWeight");
      const what = `\`${dotted(path)}\` is set, but an anycast address sends all its traffic to home`;
      return [{ path, what, fix: "remove it; players find the edge by its own name" }];
    },
  ),
  perEdge(
    "edge/entry-weight-limit",
    "Tencent sheet, section 7.2: relays see the accelerator's addresses, not the players'",
    ({ entryWeight, relays }, at) => {
      if (entryWeight === undefined || relays.connectionsPerAddress === undefined) return [];
      const path = at("relays", "connectionsPerAddress");
      const what = `\`${dotted(path)}\` is set, but players who come through the accelerator share its addresses`;
      return [{ path, what, fix: "remove it, or remove `entryWeight`" }];
    },
  ),
];

/** What only the whole environment shows. */
export const acceleratedEnvironmentRules: readonly Rule<Environment>[] = [
  {
    code: "entry/endpoints",
    source: "Tencent 608/70488: 4 endpoints of a group",
    check: ({ entry, edges }) => {
      const relays = Object.values(edges)
        .filter(({ entryWeight, retired }) => entryWeight !== undefined && !retired)
        .flatMap(({ relays: { zones } }) => Object.values(zones))
        .reduce((sum, inZone) => sum + inZone, 0);
      if (entry.kind !== "ga2" || relays < mostEndpoints) return [];
      const what = `\`edges\` have ${relays} relays with \`entryWeight\`, and an accelerator has ${mostEndpoints} endpoints, home among them`;
      return [{ path: ["edges"], what, fix: `let at most ${mostEndpoints - 1} relays be endpoints` }];
    },
  },
];
