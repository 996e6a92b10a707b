import { cloudNames, type CloudName } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import { capabilities } from "../../../model/capabilities";
import { portSchema, type Port } from "../../../model/port";
import type { Link } from "../../../model/timeouts/link";
import { solveTimeouts } from "../../../model/timeouts/solve";

const ports = {
  tcp: { protocol: "tcp", port: 7000 },
  udp: { protocol: "udp", port: 7001 },
} as const;

const solved = (cloud: CloudName, protocol: Port["protocol"], changes: Partial<Port> = {}) =>
  solveTimeouts({ ...portSchema.parse(ports[protocol]), ...changes }, cloudModels[cloud]);

const told = (links: readonly Link[]) => links.map(({ title, seconds = "?", by }) => `${title}: ${seconds}, ${by}`);

const tables: readonly (readonly [
  CloudName,
  Port["protocol"],
  { readonly entry: readonly string[]; readonly edge: readonly string[] },
  object,
])[] = [
  [
    "aws",
    "tcp",
    {
      entry: [
        "player's network: 7440, assumed",
        "Global Accelerator: 340, fixed",
        "Network Load Balancer of home: 350, set",
        "EC2 connection tracking at home: 432000, fixed",
      ],
      edge: [
        "player's network: 7440, assumed",
        "Global Accelerator: 340, fixed",
        "Network Load Balancer of the edge: 350, set",
        "EC2 connection tracking at the edge: 432000, fixed",
        "relay: 350, set",
        "Network Load Balancer of home: 350, set",
        "EC2 connection tracking at home: 432000, fixed",
      ],
    },
    {
      heartbeatSeconds: 170,
      homeLoadBalancerSeconds: 350,
      edgeLoadBalancerSeconds: 350,
      relaySeconds: 350,
      gameSeconds: 350,
    },
  ],
  [
    "aws",
    "udp",
    {
      entry: [
        "player's network: 120, assumed",
        "Global Accelerator: 30, fixed",
        "Network Load Balancer of home: 120, fixed",
        "EC2 connection tracking at home: 180, fixed",
      ],
      edge: [
        "player's network: 120, assumed",
        "Global Accelerator: 30, fixed",
        "Network Load Balancer of the edge: 120, fixed",
        "EC2 connection tracking at the edge: 180, fixed",
        "relay: 120, set",
        "Network Load Balancer of home: 120, fixed",
        "EC2 connection tracking at home: 180, fixed",
      ],
    },
    {
      heartbeatSeconds: 15,
      homeLoadBalancerSeconds: undefined,
      edgeLoadBalancerSeconds: undefined,
      relaySeconds: 120,
      gameSeconds: 120,
    },
  ],
  [
    "tencent",
    "tcp",
    {
      entry: [
        "player's network: 7440, assumed",
        "Anycast Internet Acceleration: ?, unknown",
        "CLB of home: 900, set",
        "CVM connection tracking at home: ?, unknown",
      ],
      edge: [
        "player's network: 7440, assumed",
        "CVM connection tracking at the edge: ?, unknown",
        "relay: 900, set",
        "CLB of home: 900, set",
        "CVM connection tracking at home: ?, unknown",
      ],
    },
    {
      heartbeatSeconds: 450,
      homeLoadBalancerSeconds: 900,
      edgeLoadBalancerSeconds: undefined,
      relaySeconds: 900,
      gameSeconds: 900,
    },
  ],
  [
    "tencent",
    "udp",
    {
      entry: [
        "player's network: 120, assumed",
        "Anycast Internet Acceleration: ?, unknown",
        "CLB of home: 300, set",
        "CVM connection tracking at home: ?, unknown",
      ],
      edge: [
        "player's network: 120, assumed",
        "CVM connection tracking at the edge: ?, unknown",
        "relay: 300, set",
        "CLB of home: 300, set",
        "CVM connection tracking at home: ?, unknown",
      ],
    },
    {
      heartbeatSeconds: 60,
      homeLoadBalancerSeconds: 300,
      edgeLoadBalancerSeconds: undefined,
      relaySeconds: 300,
      gameSeconds: 300,
    },
  ],
  [
    "alibaba",
    "tcp",
    {
      entry: [
        "player's network: 7440, assumed",
        "Anycast EIP: ?, unknown",
        "CLB of home: 900, set",
        "connection tracking of ECS and ENS at home: ?, unknown",
      ],
      edge: [
        "player's network: 7440, assumed",
        "connection tracking of ECS and ENS at the edge: ?, unknown",
        "relay: 900, set",
        "CLB of home: 900, set",
        "connection tracking of ECS and ENS at home: ?, unknown",
      ],
    },
    {
      heartbeatSeconds: 450,
      homeLoadBalancerSeconds: 900,
      edgeLoadBalancerSeconds: undefined,
      relaySeconds: 900,
      gameSeconds: 900,
    },
  ],
  [
    "alibaba",
    "udp",
    {
      entry: [
        "player's network: 120, assumed",
        "Anycast EIP: ?, unknown",
        "CLB of home: ?, unknown",
        "connection tracking of ECS and ENS at home: ?, unknown",
      ],
      edge: [
        "player's network: 120, assumed",
        "connection tracking of ECS and ENS at the edge: ?, unknown",
        "relay: 120, set",
        "CLB of home: ?, unknown",
        "connection tracking of ECS and ENS at home: ?, unknown",
      ],
    },
    {
      heartbeatSeconds: 60,
      homeLoadBalancerSeconds: undefined,
      edgeLoadBalancerSeconds: undefined,
      relaySeconds: 120,
      gameSeconds: 120,
    },
  ],
];

test.each(tables)(
  "on %s, %s: both paths, hop by hop, and what follows",
  (cloud, protocol, { entry, edge }, follows) => {
    const { paths, leastPatient, ...rest } = solved(cloud, protocol);
    expect(told(paths.entry)).toEqual(entry);
    expect(told(paths.edge)).toEqual(edge);
    expect(rest).toEqual(follows);
    expect(told([leastPatient])).toEqual([
      [...entry, ...edge].find((hop) => Math.floor(Number(/: (\d+)/.exec(hop)?.[1]) / 2) === rest.heartbeatSeconds),
    ]);
  },
);

test.each<[string, [CloudName, Port["protocol"], Partial<Port>], object]>([
  [
    "idleSeconds go to the load balancers, and the relay follows",
    ["aws", "tcp", { idleSeconds: 300 }],
    {
      homeLoadBalancerSeconds: 300,
      edgeLoadBalancerSeconds: 300,
      relaySeconds: 300,
      gameSeconds: 300,
      heartbeatSeconds: 150,
    },
  ],
  [
    "no load balancer waits longer than it can",
    ["tencent", "tcp", { idleSeconds: 5000 }],
    { homeLoadBalancerSeconds: 900, relaySeconds: 900, heartbeatSeconds: 450 },
  ],
  [
    "what is usual stays where it is twice the heartbeat",
    ["tencent", "tcp", { heartbeatSeconds: 60 }],
    { homeLoadBalancerSeconds: 900, heartbeatSeconds: 60 },
  ],
  [
    "a rarer heartbeat makes what can be set more patient",
    ["aws", "tcp", { heartbeatSeconds: 600 }],
    { homeLoadBalancerSeconds: 1200, edgeLoadBalancerSeconds: 1200, relaySeconds: 1200, gameSeconds: 1200 },
  ],
  [
    "but not where idleSeconds are declared",
    ["aws", "tcp", { heartbeatSeconds: 600, idleSeconds: 340 }],
    { homeLoadBalancerSeconds: 340, relaySeconds: 340, heartbeatSeconds: 600 },
  ],
  [
    "a heartbeat of a second changes nothing that is fixed",
    ["aws", "udp", { heartbeatSeconds: 1 }],
    { heartbeatSeconds: 1, relaySeconds: 120, gameSeconds: 120, homeLoadBalancerSeconds: undefined },
  ],
  [
    "one second of patience leaves no heartbeat",
    ["tencent", "tcp", { idleSeconds: 1 }],
    { heartbeatSeconds: 0, homeLoadBalancerSeconds: 1 },
  ],
])("%s", (_title, asked, expected) => {
  expect(solved(...asked)).toMatchObject(expected);
});

test("keepalives of TCP do not count where the accelerator is, and nowhere else", () => {
  const blind = cloudNames.flatMap((cloud) =>
    (["tcp", "udp"] as const).flatMap((protocol) =>
      solved(cloud, protocol).paths.entry.flatMap(({ title, dataOnly }) => (dataOnly ? [[protocol, title]] : [])),
    ),
  );
  expect(blind).toEqual([["tcp", "Global Accelerator"]]);
});

test.each(["tcp", "udp"] as const)("the capability table tells the same of %s", (protocol) => {
  const line = capabilities.home.find(({ id }) => id === `idle-${protocol}`);
  for (const cloud of cloudNames) {
    const { entry, homeLoadBalancer } = cloudModels[cloud].idle[protocol];
    const ga2 = cloudModels[cloud].idleByEntry?.ga2?.[protocol].entry.seconds;
    const other = typeof ga2 === "object" && "to" in ga2 && ga2.to < 900 ? [ga2.from, ga2.to] : [];
    const { heartbeatSeconds } = solved(cloud, protocol);
    const numbers = JSON.stringify(line?.on[cloud]).match(/\d+/g)?.map(Number);
    const balancer = typeof homeLoadBalancer.seconds === "object" && "from" in homeLoadBalancer.seconds;
    const accelerator = typeof entry.seconds === "object" && "fixed" in entry.seconds ? [entry.seconds.fixed] : [];
    expect(numbers?.slice(0, numbers.length - other.length)).toEqual(
      balancer ? [...Object.values(homeLoadBalancer.seconds), ...accelerator] : [...accelerator, heartbeatSeconds],
    );
    expect(numbers?.slice(numbers.length - other.length)).toEqual(other);
  }
});
