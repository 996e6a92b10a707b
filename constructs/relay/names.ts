/** What the files of a relay have in common. Names with a dot are never those of a port or a home. */
export const names = {
  /** HAProxy's backend that is up while the relay takes players. */
  taking: "relay.taking",
  /** HAProxy's backend that is up while nginx runs. */
  nginx: "relay.nginx",
  /** HAProxy's table of players' addresses. */
  players: "relay.players",
  /** HAProxy's name of the server that tells addresses. */
  resolver: "relay.resolver",
  socket: "/run/haproxy/admin.sock",
  /** Is there during a drain, and holds the second in which it began. */
  draining: "/run/haproxy/draining",
  command: "/usr/local/sbin/relay",
  firstStart: "/usr/local/lib/anycast-edge/first-start",
  leaving: "/usr/local/lib/anycast-edge/leaving",
  /** What nftables loads. */
  firewall: "/usr/local/lib/anycast-edge/firewall.nft",
  announce: "/usr/local/lib/anycast-edge/announce",
  /** BIRD's protocol that has the prefix. */
  route: "announced",
  birdSocket: "/run/bird/bird.ctl",
} as const;
