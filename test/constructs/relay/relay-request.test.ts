import { aws } from "../../../constructs/aws";
import { relayRequest } from "../../../constructs/relay/relay-request";
import { tencent } from "../../../constructs/tencent";
import { edgeSchema } from "../../../model/edge";
import { healthSchema } from "../../../model/health";
import { portSchema } from "../../../model/port";
import { awsEdge, exampleEdge } from "../../support/synth";

const ports = {
  game: portSchema.parse({ protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000, idleSeconds: 600 }),
  sync: portSchema.parse({ protocol: "udp", port: 7001, homePort: 9001 }),
};
const otherHomes = { next: { address: "10.0.9.9", weight: 20 } };

function requestOf(cloud: ReturnType<typeof aws>, edge: object) {
  const parsed = edgeSchema.parse(edge);
  const relays = { ...parsed.relays, otherHomes };
  const common = { ports, health: healthSchema.parse({}), homeAddress: "home" };
  return relayRequest({ cloud, name: "duel-test-edge-tokyo", edge: { relays }, ...common });
}

test("other homes stand beside home, with the shares that are declared", () => {
  expect(requestOf(tencent(), exampleEdge("ap-tokyo")).homes).toEqual({
    home: { address: "home", mostAddresses: 1, weight: 100 },
    next: { address: "10.0.9.9", mostAddresses: 1, weight: 20 },
  });
});

test("on AWS home is a name with an address for each zone, and somebody tells them", () => {
  const { homes, resolver } = requestOf(aws(), awsEdge("ap-northeast-1"));
  expect(homes["home"]?.mostAddresses).toBe(6);
  expect(resolver).toBe("169.254.169.253");
});

test("TCP goes to the relay port, UDP to where home's load balancer has it", () => {
  const targets = (request: ReturnType<typeof requestOf>) =>
    Object.values(request.ports).map(({ target, idleSeconds }) => [target, idleSeconds]);
  expect(targets(requestOf(tencent(), exampleEdge("ap-tokyo")))).toEqual([
    [17000, 600],
    [7001, 300],
  ]);
  expect(targets(requestOf(aws(), awsEdge("ap-northeast-1")))).toEqual([
    [17000, 600],
    [9001, 120],
  ]);
});

describe("where home is on another cloud", () => {
  const over = (edge: object, homeCloud: ReturnType<typeof aws>) => {
    const parsed = edgeSchema.parse(edge);
    const common = { ports, health: healthSchema.parse({}), homeAddress: "198.51.100.1" };
    return relayRequest({ cloud: aws(), homeCloud, name: "duel-test-edge-virginia", edge: parsed, ...common });
  };
  const elsewhere = over({ ...awsEdge("us-east-1"), backhaul: { public: "tls" } }, tencent());

  test("home is one address, which nobody has to tell", () => {
    expect(elsewhere.homes["home"]).toEqual({ address: "198.51.100.1", mostAddresses: 1, weight: 100 });
    expect(elsewhere).not.toHaveProperty("resolver");
  });

  test("UDP goes to the number that the entry hands on to home's load balancer", () => {
    expect(elsewhere.ports["sync"]?.target).toBe(7001);
  });

  test("the machine is still one of the edge's cloud, and bears what home's side bears", () => {
    expect(elsewhere.leaving).toBe(aws().relays.leaving);
    expect(elsewhere.ports["sync"]?.idleSeconds).toBe(300);
  });
});
