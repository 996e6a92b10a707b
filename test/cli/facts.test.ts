import { factsOf } from "../../cli/facts";
import { loaded } from "./checks/surroundings";

const facts = (changes: Record<string, unknown>): string[] => factsOf(loaded(changes).environment);
const tcp = { protocol: "tcp", port: 7000 };
const home = (health: Record<string, unknown>) => ({ home: { ...loaded().environment.home, health } });

test("how long a dead machine goes unnoticed", () => {
  expect(facts(home({ intervalSeconds: 10, unhealthyAfter: 4 }))[0]).toBe(
    "A dead machine at home is noticed after 40 seconds (4 checks in a row, 10 seconds apart) and then gets no new connections.",
  );
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
