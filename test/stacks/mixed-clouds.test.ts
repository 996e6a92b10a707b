import { TerraformStack, Testing } from "cdktf";
import { ProblemError } from "../../model/problem";
import { defineEnvironment } from "../../stacks/define-environment";
import {
  alibabaEnvironment,
  awsEdge,
  awsEnvironment,
  exampleEdge,
  exampleEnvironment,
  synthEnvironment,
} from "../support/synth";

const overInternet = { backhaul: { public: "addresses" } };
const node = "cn-wuxi-telecom_unicom_cmcc-2";
const wuxi = {
  ...overInternet,
  cloud: "alibaba",
  kind: "ens",
  region: node,
  relays: {
    zones: { [node]: 2 },
    addresses: { [`${node}-1`]: "203.0.113.31", [`${node}-2`]: "203.0.113.32" },
    instanceType: "ens.sn1.small",
    image: "m-5sb0example",
    bandwidthMbps: 50,
  },
};
const frankfurt = { ...exampleEdge("eu-frankfurt"), ...overInternet };
const edges = { tokyo: exampleEdge("ap-tokyo"), frankfurt, wuxi };
const mixed = exampleEnvironment({ edges, accountIds: ["100000000001"] });
/** The same with an edge whose relays come from addresses that nobody knows before. */
const [homeTls, byTls] = [{ certificate: "/own.pem", authority: "/home.pem" }, { backhaul: { public: "tls" } }];
const aws = awsEdge("us-east-1");
const virginia = { ...aws, ...byTls, cloud: "aws", relays: { ...aws.relays, homeTls } };

const stacks = new Map([
  ...synthEnvironment(exampleEnvironment({ edges: { virginia }, accountIds: ["100000000001"] })),
  ...synthEnvironment(mixed),
]);
const stack = (name: string) => {
  const found = stacks.get(`duel-test-${name}`);
  if (!found) throw new Error(`no stack ${name}`);
  return found;
};
const typesOf = (name: string) => Object.keys(stack(name).json.resource ?? {});
/** What the relays of an edge boot with, as Terraform is told to put it together. */
const booted = (name: string) => {
  const [, written = "", , address = ""] =
    /replace\(base64decode\(\\"([^"]+)\\"\), \\"([^"]+)\\", (.+?)\)\)?}"/.exec(stack(name).text) ?? [];
  return { config: Buffer.from(written, "base64").toString(), address };
};

test.each([
  ["edge-tokyo", "tencentcloud"],
  ["edge-frankfurt", "tencentcloud"],
  ["edge-virginia", "aws"],
  ["edge-wuxi", "alicloud"],
  ["home", "tencentcloud"],
  ["traffic", "tencentcloud"],
])("%s is built by the provider of its cloud alone: %s", (name, provider) => {
  expect(Object.keys(stack(name).json.provider ?? {})).toEqual([provider]);
  const resources = typesOf(name).filter((type) => !type.startsWith("terraform_"));
  expect(resources.length).toBeGreaterThan(0);
  for (const type of resources) expect(type).toMatch(new RegExp(`^${provider}_`));
});

describe("accounts", () => {
  test("of one cloud are not handed to another", () => {
    expect(stack("edge-tokyo").text).toContain("100000000001");
    for (const name of ["edge-virginia", "edge-wuxi"]) expect(stack(name).text).not.toContain("100000000001");
  });

  test("of an edge elsewhere are its own", () => {
    const named = exampleEnvironment({ edges: { virginia: { ...virginia, accountIds: ["123456789012"] } } });
    const provider = synthEnvironment(named).get("duel-test-edge-virginia")?.json.provider?.["aws"];
    expect(provider).toEqual([{ region: "us-east-1", allowed_account_ids: ["123456789012"] }]);
  });
});

test("a public road needs the entry's stack too, a private one does not", () => {
  const app = Testing.app();
  defineEnvironment(app, mixed);
  const before = app.node.children
    .filter((child) => TerraformStack.isStack(child))
    .map(({ node: { id }, dependencies }) => [id, dependencies.map((one) => one.node.id)]);
  expect(Object.fromEntries(before)).toMatchObject({
    "duel-test-home": [],
    "duel-test-edge-tokyo": ["duel-test-home"],
    "duel-test-edge-frankfurt": ["duel-test-home", "duel-test-entry"],
    "duel-test-edge-wuxi": ["duel-test-home", "duel-test-entry"],
  });
});

test("over a public road nothing of home is joined", () => {
  expect(typesOf("edge-tokyo")).toContain("tencentcloud_ccn_attachment_v2");
  for (const name of ["edge-frankfurt", "edge-virginia", "edge-wuxi"]) {
    expect(typesOf(name).join()).not.toMatch(/_ccn_|_cen_|peering|transit/);
    expect(stack(name).text).not.toMatch(/outputs\.(hub_id|network_id|router_id)/);
  }
});

test.each(["edge-frankfurt", "edge-virginia", "edge-wuxi"])(
  "relays of %s reach home at the entry's address",
  (name) => {
    const { config, address } = booted(name);
    expect(address).toContain("data.terraform_remote_state.entry.outputs.addresses");
    expect(config).toMatch(/server home home--address-*:17000 weight 100\n/);
    // the entry's address is one, so nothing has to be looked up
    expect(config).not.toContain("resolvers");
  },
);

test("what is private stays as it is, whatever else there is", () => {
  const alone = synthEnvironment(exampleEnvironment({ edges: { tokyo: edges.tokyo }, accountIds: ["100000000001"] }));
  for (const name of ["entry", "home", "edge-tokyo"]) {
    expect(stack(name).text).toBe(alone.get(`duel-test-${name}`)?.text);
  }
  expect(alone.get("duel-test-traffic")?.all("security_group_rule_set")).toEqual({});
});

test("the door admits exactly the relays of public roads, on relay ports", () => {
  const { security_group_id: door, ingress } = stack("traffic").only("security_group_rule_set") as {
    security_group_id: string;
    ingress: { cidr_block: string; port: string; protocol: string; description: string }[];
  };
  expect(door).toBe("${data.terraform_remote_state.home.outputs.door_id}");
  expect(ingress.map(({ description }) => description)).toEqual([
    "frankfurt-eu-frankfurt-1-1 on game",
    `wuxi-${node}-1 on game`,
    `wuxi-${node}-2 on game`,
  ]);
  for (const rule of ingress) expect(rule).toMatchObject({ protocol: "TCP", port: "17000" });
  for (const { cidr_block: from } of ingress) expect(from).toMatch(/^\$\{.*outputs\.addresses.*\}\/32$/);
});

test("by TLS the door is open to everyone who can prove to be a relay", () => {
  const traffic = synthEnvironment(exampleEnvironment({ edges: { virginia, wuxi } })).get("duel-test-traffic");
  expect(traffic?.only("security_group_rule_set")["ingress"]).toEqual([
    { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "TCP", port: "17000", description: "anyone on game" },
  ]);
});

test.each([
  ["by their addresses", {}, "198.51.100.11/32", "osaka-a on game"],
  ["by their certificates", { homeTls }, "0.0.0.0/0", "anyone on game"],
])("machines of sites that announce a prefix come in by the door too, %s", (_how, changes, from, description) => {
  const neighbours = { up: { address: "198.51.100.1", asn: 64515 } };
  const sites = { osaka: { machines: { a: { address: "198.51.100.11" } }, neighbours, ...changes } };
  const bgp = { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites };
  const environment = exampleEnvironment({ entry: { bandwidthMbps: 100, bgp }, edges: {} });
  const traffic = synthEnvironment(environment).get("duel-test-traffic");
  expect(traffic?.only("security_group_rule_set")["ingress"]).toEqual([
    { action: "ACCEPT", cidr_block: from, protocol: "TCP", port: "17000", description },
  ]);
});

test("a retired edge has no place in the door", () => {
  const retired = exampleEnvironment({ edges: { frankfurt: { ...frankfurt, retired: true } } });
  expect(synthEnvironment(retired).get("duel-test-traffic")?.all("security_group_rule_set")).toEqual({});
});

test("a home on Alibaba Cloud has edges on Tencent Cloud as well", () => {
  const found = synthEnvironment(alibabaEnvironment({ edges: { frankfurt: { ...frankfurt, cloud: "tencent" } } }));
  const edge = found.get("duel-test-edge-frankfurt");
  expect(Object.keys(edge?.json.provider ?? {})).toEqual(["tencentcloud"]);
  expect(edge?.text).toContain("data.terraform_remote_state.entry.outputs.addresses");
  const rules = Object.values(found.get("duel-test-traffic")?.all("security_group_rule") ?? {});
  expect(rules).toEqual([
    expect.objectContaining({
      security_group_id: "${data.terraform_remote_state.home.outputs.door_id}",
      port_range: "17000/17000",
      description: "frankfurt-eu-frankfurt-1-1 on game",
    }),
  ]);
});

describe("fails", () => {
  test.each([
    ["edge/no-private-road", () => exampleEnvironment({ edges: { virginia: { ...virginia, backhaul: undefined } } })],
    [
      "edge/public-bandwidth",
      () =>
        exampleEnvironment({
          edges: { tokyo: { ...edges.tokyo, backhaul: { bandwidthMbps: 20, public: "addresses" } } },
        }),
    ],
    ["edge/public-tls", () => exampleEnvironment({ edges: { tokyo: { ...edges.tokyo, ...byTls } } })],
    ["edge/relay-addresses", () => exampleEnvironment({ edges: { virginia: { ...virginia, ...overInternet } } })],
    ["capability/public-road", () => awsEnvironment({ edges: { virginia: { ...virginia, cloud: undefined } } })],
    [
      "edge/behind-accelerator",
      () => awsEnvironment({ edges: { tokyo: { ...exampleEdge("ap-tokyo"), ...overInternet, cloud: "tencent" } } }),
    ],
  ])("%s", (code, environment) => {
    const attempt = () => synthEnvironment(environment());
    expect(attempt).toThrow(ProblemError);
    expect(attempt).toThrow(code);
  });
});
