import { alibaba } from "../../../constructs/alibaba";
import { alibabaEdge, alibabaEnvironment, ensEdge } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(alibaba, alibabaEnvironment());

describe("with other numbers at home", () => {
  cloudContract(
    alibaba,
    alibabaEnvironment({
      ports: {
        game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 },
        sync: { protocol: "udp", port: 7001, homePort: 9001 },
      },
    }),
  );
});

describe("with everything that an environment here can have", () => {
  const plain = alibabaEnvironment();
  const { relays, ...wuxi } = ensEdge("cn-wuxi-telecom", 2);
  const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
  const osaka = {
    machines: { a: { address: "198.51.100.11" }, b: { address: "198.51.100.12" } },
    neighbours: { up: { address: "198.51.100.1", asn: 64515 } },
    homeTls,
  };
  const singapore = alibabaEdge("ap-southeast-1", 2);
  cloudContract(
    alibaba,
    alibabaEnvironment({
      tags: { team: "red" },
      ports: {
        web: { protocol: "tcp", port: 443, relayPort: 17443, websocket: { path: "/play" } },
        sync: { protocol: "udp", port: 7001 },
      },
      entry: {
        bandwidthMbps: 200,
        bgp: { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites: { osaka } },
      },
      home: {
        ...plain.home,
        deleteProtection: true,
        health: { port: "web", http: { path: "/ok", host: "play.duel.example" } },
        alarms: { notices: ["on-call"], cpuPercent: 80 },
      },
      edges: {
        singapore: { ...singapore, relays: { ...singapore.relays, homeTls } },
        wuxi: {
          ...wuxi,
          relays: {
            ...relays,
            homeTls,
            addresses: { "cn-wuxi-telecom-1": "198.51.100.21", "cn-wuxi-telecom-2": "198.51.100.22" },
          },
        },
      },
      dns: {
        zone: "duel.example",
        name: "play",
        spread: { by: "place", places: { singapore: ["default"], wuxi: ["cn_telecom"] } },
      },
      https: { name: "web", port: "web", cdn: "none" },
    }),
  );
});

describe("with public roads, alarms, and a node whose addresses nobody has read yet", () => {
  const plain = alibabaEnvironment();
  const { relays } = ensEdge("cn-wuxi-telecom");
  cloudContract(
    alibaba,
    alibabaEnvironment({
      home: { ...plain.home, alarms: { notices: ["on-call"] } },
      edges: {
        singapore: { ...alibabaEdge("ap-southeast-1"), backhaul: { public: "addresses" } },
        wuxi: { ...ensEdge("cn-wuxi-telecom"), relays: { ...relays, addresses: undefined } },
      },
    }),
  );
});
