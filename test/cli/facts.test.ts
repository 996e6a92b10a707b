import { factsOf } from "../../cli/facts";
import { loaded } from "./checks/surroundings";

const facts = (changes: Record<string, unknown>): string[] => factsOf(loaded(changes).environment);
const aws = { cloud: "aws" };
const tcp = { protocol: "tcp", port: 7000 };
const home = (health: Record<string, unknown>) => ({ home: { ...loaded().environment.home, health } });

test("how long a dead machine goes unnoticed", () => {
  expect(facts(home({ intervalSeconds: 10, unhealthyAfter: 4 }))[0]).toBe(
    "A dead machine at home is noticed after 40 seconds (4 checks in a row, 10 seconds apart) and then gets no new connections.",
  );
});

test("an accelerator is not taken for an anycast address", () => {
  const areas = { "ap-tokyo": { bandwidthMbps: 50 }, "ap-seoul": { bandwidthMbps: 5 } };
  const sync = { protocol: "udp", port: 7001, probe: { send: "ping", expect: "pong" } };
  const told = facts({ entry: { kind: "ga2", bandwidthMbps: 50, areas }, ports: { sync } });
  expect(told[0]).toBe(
    "Players enter by an address for each area (ap-seoul, ap-tokyo) and by one name for all of them; " +
      "there is no single anycast address.",
  );
  expect(told).toContainEqual(
    "Silent connections on sync live 20 seconds at most (Global Accelerator 2.0); something must be sent every 10 seconds.",
  );
});

test("how long silence may last, behind what is said of each port's check", () => {
  const sync = { protocol: "udp", port: 7001 };
  expect(facts({ ports: { game: { ...tcp, idleSeconds: 60 }, sync } }).slice(3, 5)).toEqual([
    "Silent connections on game live 60 seconds at most (CLB of home); something must be sent every 30 seconds.",
    "Silent connections on sync live 120 seconds at most (player's network); something must be sent every 60 seconds.",
  ]);
});

test.each([
  [
    "a ping proves little, and it is said",
    { ports: { sync: { protocol: "udp", port: 7001, probe: "ping" } } },
    "UDP port sync (7001) is checked by an ICMP ping: it proves that the machine answers, not that the game does. " +
      "To check the game, set `ports.sync.probe`.",
  ],
  [
    "a probe of text",
    { ports: { sync: { protocol: "udp", port: 7001, probe: { send: "ping", expect: "pong" } } } },
    'UDP port sync (7001) is checked by a real probe: it sends "ping" and the answer must contain "pong".',
  ],
  [
    "a probe of bytes",
    { ports: { sync: { protocol: "udp", port: 7001, probe: { send: "01ff", expect: "02", format: "hex" } } } },
    'UDP port sync (7001) is checked by a real probe: it sends the bytes 01ff and the answer must contain "02".',
  ],
  [
    "UDP where a cloud cannot ask it, by the port that answers for all",
    {
      ...aws,
      ports: { sync: { protocol: "udp", port: 7001 }, game: { ...tcp, homePort: 9000 } },
      ...home({ port: "game" }),
    },
    "UDP port sync (7001) is checked by a TCP connection to port 9000, since neither Global Accelerator nor a load " +
      "balancer can probe UDP.",
  ],
  [
    "UDP where a cloud cannot ask it, by HTTP",
    {
      ...aws,
      ports: { sync: { protocol: "udp", port: 7001 }, game: tcp },
      ...home({ port: "game", http: { path: "/ok" } }),
    },
    "UDP port sync (7001) is checked by HTTP GET /ok on port 7000, since neither Global Accelerator nor a load " +
      "balancer can probe UDP.",
  ],
  [
    "UDP where a cloud asks it in one way alone",
    { cloud: "alibaba", ports: { sync: { protocol: "udp", port: 7001 }, game: tcp }, ...home({ port: "game" }) },
    "UDP port sync (7001) is checked by a packet: the check fails only when the machine answers that the port is closed.",
  ],
  [
    "TCP on the number that the machines listen on",
    { ports: { game: { ...tcp, homePort: 9000 } } },
    "TCP port game (7000) is checked by a TCP connection to port 9000.",
  ],
  [
    "a range by its first number",
    { ports: { chat: { protocol: "tcp", port: { from: 1, to: 9 } } } },
    "TCP port chat (1 to 9) is checked by a TCP connection to port 1.",
  ],
  ["TCP by itself", { ports: { game: tcp } }, "TCP port game (7000) is checked by a TCP connection to port 7000."],
  [
    "TCP through another port",
    { ports: { chat: { protocol: "tcp", port: { from: 1, to: 9 } }, game: tcp }, ...home({ port: "game" }) },
    "TCP port chat (1 to 9) is checked by a TCP connection to port 7000.",
  ],
  [
    "TCP by HTTP",
    { ports: { game: tcp }, ...home({ http: { path: "/healthy", host: "duel.example" } }) },
    "TCP port game (7000) is checked by HTTP GET /healthy on port 7000.",
  ],
])("%s", (_, changes, fact) => {
  expect(facts(changes)[1]).toBe(fact);
});
