import type { RelayPort, RelayRequest } from "../../../constructs/relay/request";

export const game: RelayPort = {
  protocol: "tcp",
  port: 7000,
  relayPort: 17000,
  target: 17000,
  idleSeconds: 900,
  heartbeatSeconds: 450,
};

export const chat: RelayPort = {
  ...game,
  port: 7010,
  relayPort: 17010,
  target: 17010,
  websocket: { path: "/chat", tls: false },
};

export const sync: RelayPort = { protocol: "udp", port: 7001, target: 17001, idleSeconds: 300, heartbeatSeconds: 150 };

export const home = { address: "10.0.0.10", mostAddresses: 1, weight: 100 };

/** A name of a load balancer, with the server that tells its addresses. */
export const named = {
  resolver: "169.254.169.253",
  homes: { home: { address: "home.elb.ap-northeast-2.amazonaws.com", mostAddresses: 6, weight: 100 } },
};

export const certificates = { certificate: "/etc/relay/own.pem", authority: "/etc/relay/home-ca.pem" };

/** What a typical edge asks of its relays: two TCP ports, one of them WebSocket, one UDP port, one home. */
export const typical: RelayRequest = {
  name: "starfall-prod-edge-tokyo",
  ports: { game, chat, sync },
  relays: { connections: 20000, drainSeconds: 3600 },
  health: { port: "game", intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 3, healthyAfter: 3 },
  homes: { home },
};

/** As {@link typical}, with other relays. */
export function withRelays(relays: Partial<RelayRequest["relays"]>): RelayRequest {
  return { ...typical, relays: { ...typical.relays, ...relays } };
}
