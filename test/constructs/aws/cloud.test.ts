import { aws } from "../../../constructs/aws";
import { awsEdge, awsEnvironment } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(aws, awsEnvironment());

describe("with other numbers at home", () => {
  cloudContract(
    aws,
    awsEnvironment({
      ports: {
        game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 },
        sync: { protocol: "udp", port: 7001, homePort: 9001 },
      },
    }),
  );
});

describe("with everything that an environment here can have", () => {
  const plain = awsEnvironment();
  const { instanceType, image } = plain.home.fleet;
  const fleet = { instanceType, image, min: 2, max: 4 };
  const notices = ["ap-northeast-2", "us-west-2"].map((region) => `arn:aws:sns:${region}:123456789012:alarms`);
  const [tokyo, frankfurt] = [awsEdge("ap-northeast-1", 2), awsEdge("eu-central-1")];
  const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c";
  const everything = {
    acknowledge: ["shield-advanced"],
    tags: { team: "red" },
    ports: {
      web: { protocol: "tcp", port: 443, relayPort: 17443, websocket: { path: "/play", tls: true } },
      sync: { protocol: "udp", port: 7001, homePort: 9001 },
    },
    entry: {
      addresses: ["203.0.113.1"],
      flowLogs: { bucket: "starfall-logs" },
      shield: { subscribed: true },
    },
    home: {
      ...plain.home,
      fleet,
      deleteProtection: true,
      health: { port: "web", http: { path: "/ok" } },
      alarms: { notices },
    },
    edges: {
      tokyo: { ...tokyo, relays: { ...tokyo.relays, connectionsPerAddress: 5, drainSeconds: 60 }, dialPercent: 50 },
      frankfurt: { ...frankfurt, drain: true },
    },
    https: { name: "web", port: "web", cdn: "cloudfront", certificate, check: { path: "/ok" } },
  };
  const names = {
    zone: "play.duel.example",
    name: "tcp",
    delegate: { parent: "duel.example", parentZoneId: "Z0123456789ABCDEFGHIJ" },
  };
  const [weights, places] = [
    { tokyo: 1, frankfurt: 2 },
    { tokyo: ["default", "JP"], frankfurt: ["continent-EU"] },
  ];
  describe.each([
    { by: "weight", weights },
    { by: "place", places },
  ])("%j", (spread) => {
    cloudContract(aws, awsEnvironment({ ...everything, dns: { ...names, spread } }));
  });
});

describe("with dual stack and alarms", () => {
  const plain = awsEnvironment();
  const notices = ["ap-northeast-2", "us-west-2"].map((region) => `arn:aws:sns:${region}:123456789012:alarms`);
  cloudContract(
    aws,
    awsEnvironment({
      ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 } },
      entry: { dualStack: true },
      home: { ...plain.home, alarms: { notices } },
    }),
  );
});
