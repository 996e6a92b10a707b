import { tencent } from "../../../constructs/tencent";
import { exampleEdge, exampleEnvironment } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(tencent, exampleEnvironment());

describe("with everything that an environment here can have", () => {
  const plain = exampleEnvironment();
  const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
  const [tokyo, frankfurt] = [exampleEdge("ap-tokyo", 2), exampleEdge("eu-frankfurt")];
  const osaka = {
    machines: { a: { address: "198.51.100.11" } },
    neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
    homeTls,
  };
  const everything = {
    acknowledge: ["dns-weights", "port-ranges", "anycast-global"],
    tags: { team: "red" },
    ports: {
      web: { protocol: "tcp", port: 443, relayPort: 17443 },
      sync: { protocol: "udp", port: { from: 7001, to: 7010 }, probe: { send: "ping", expect: "pong" } },
    },
    entry: {
      bandwidthMbps: 100,
      reach: "global",
      bgp: { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites: { osaka } },
    },
    home: {
      ...plain.home,
      health: { http: { path: "/ok", host: "play.duel.example" } },
      alarms: { notices: ["notice-1a2b3c4d"], cpuPercent: 80 },
    },
    edges: {
      tokyo: { ...tokyo, relays: { ...tokyo.relays, homeTls } },
      frankfurt: { ...frankfurt, relays: { ...frankfurt.relays, homeTls }, backhaul: { public: "tls" } },
    },
    https: { name: "web", port: "web", cdn: "tencent-cdn", certificate: "leVhlnZb" },
  };
  const names = {
    zone: "play.duel.example",
    name: "tcp",
    delegate: { parent: "duel.example", nameServers: ["ns1.dnspod.example", "ns2.dnspod.example"] },
  };
  const [weights, places] = [
    { tokyo: 1, frankfurt: 2 },
    { tokyo: ["default"], frankfurt: ["德国"] },
  ];
  describe.each([
    { by: "weight", weights },
    { by: "place", places },
  ])("%j", (spread) => {
    cloudContract(tencent, exampleEnvironment({ ...everything, dns: { ...names, spread } }));
  });
});

describe("with other numbers at home", () => {
  cloudContract(
    tencent,
    exampleEnvironment({
      ports: {
        game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 },
        sync: { protocol: "udp", port: 7001, homePort: 9000, probe: { send: "ping", expect: "pong" } },
      },
    }),
  );
});
