import type { HomeClusterProps } from "../../../constructs";
import { HomeCluster } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { synth } from "../../support/synth";

const props: HomeClusterProps = {
  cloud: aws(),
  name: "duel-test",
  tags: { game: "duel" },
  region: "ap-northeast-2",
  zones: ["ap-northeast-2c", "ap-northeast-2a"],
  ports: { sync: { protocol: "udp", port: 7001 }, game: { protocol: "tcp", port: 7000 } },
  health: { port: "game" },
  fleet: { instanceType: "c6i.large", image: "ami-0123456789abcdef0", min: 2, max: 4 },
};

const build = (changes: Partial<HomeClusterProps> = {}) =>
  synth(
    (stack) => {
      new HomeCluster(stack, "home", { ...props, ...changes });
    },
    { cloud: props.cloud, region: props.region },
  );
const group = (port: string, changes?: Partial<HomeClusterProps>) =>
  Object.entries(build(changes).all("lb_target_group")).find(([id]) => id.includes(`targets-${port}`))?.[1];

test("zones have their subnets by their own letters, whatever their order", () => {
  const tf = build();
  const subnets = Object.values(tf.all("subnet")).map((subnet) => [subnet["availability_zone"], subnet["cidr_block"]]);
  expect(Object.fromEntries(subnets)).toEqual({ "ap-northeast-2a": "10.0.1.0/24", "ap-northeast-2c": "10.0.3.0/24" });
  expect(build({ zones: ["ap-northeast-2a", "ap-northeast-2c"] }).text).toBe(tf.text);
});

test("there is an Internet gateway, without which players' addresses are lost, and no NAT", () => {
  expect(Object.keys(build().all("internet_gateway"))).toHaveLength(1);
  expect(build().all("nat_gateway")).toEqual({});
});

test("the load balancer is private, protected, and has a security group from its first day", () => {
  const tf = build();
  expect(Object.keys(tf.all("lb"))).toEqual(["endpoint"]);
  expect(tf.only("lb")).toMatchObject({
    name: "duel-test",
    load_balancer_type: "network",
    internal: true,
    security_groups: [expect.stringContaining("security-load-balancer") as string],
    enable_cross_zone_load_balancing: false,
    enable_deletion_protection: true,
    ip_address_type: "ipv4",
  });
  expect(build({ deleteProtection: false }).only("lb")["enable_deletion_protection"]).toBe(false);
});

describe("target groups", () => {
  test("are checked by TCP on the port that `health` names, UDP ones too, never by the provider's default", () => {
    const check = { enabled: true, protocol: "TCP", port: "7000", interval: 5, timeout: 2 };
    expect(group("game")?.["health_check"]).toMatchObject(check);
    expect(group("sync")?.["health_check"]).toMatchObject(check);
    expect(group("sync")?.["health_check"]).not.toHaveProperty("matcher");
  });

  test("or by HTTP", () => {
    const health = { port: "game", http: { path: "/ready" } };
    expect(group("sync", { health })?.["health_check"]).toMatchObject({
      protocol: "HTTP",
      path: "/ready",
      matcher: "200-299",
    });
  });

  test("keep players' addresses, and their connections while a machine leaves", () => {
    expect(group("game")).toMatchObject({
      preserve_client_ip: "true",
      deregistration_delay: "3600",
      connection_termination: false,
      target_health_state: [{ enable_unhealthy_connection_termination: false, unhealthy_draining_interval: 3600 }],
    });
    expect(group("sync")).not.toHaveProperty("target_health_state");
  });
});

test("TCP and UDP listeners, the idle time only where it can be set", () => {
  const listeners = Object.values(build().all("lb_listener"));
  expect(listeners).toHaveLength(2);
  expect(listeners.find(({ protocol }) => protocol === "TCP")).toMatchObject({
    port: 7000,
    tcp_idle_timeout_seconds: 350,
  });
  expect(listeners.find(({ protocol }) => protocol === "UDP")).not.toHaveProperty("tcp_idle_timeout_seconds");
});

describe("a relay port", () => {
  const ports = { ...props.ports, game: { protocol: "tcp", port: 7000, relayPort: 17000, idleSeconds: 600 } } as const;
  const tf = build({ ports });

  test("has a listener and targets of its own, which keep relays' addresses and what they say of players", () => {
    const listeners = Object.values(tf.all("lb_listener"));
    expect(listeners.find(({ port }) => port === 17000)).toMatchObject({
      protocol: "TCP",
      tcp_idle_timeout_seconds: 600,
      default_action: [{ target_group_arn: expect.stringContaining("targets-relays-game") as string }],
    });
    expect(group("relays-game", { ports })).toMatchObject({
      port: 17000,
      protocol: "TCP",
      preserve_client_ip: "true",
      proxy_protocol_v2: false,
      deregistration_delay: "3600",
    });
    expect(group("game", { ports })).toMatchObject({ preserve_client_ip: "true", proxy_protocol_v2: false });
    expect(tf.only("autoscaling_group")["target_group_arns"]).toHaveLength(3);
  });

  test("is checked by a connection, or as its port is where one answers for all or HTTP is asked", () => {
    const admin = { protocol: "tcp", port: 8080 } as const;
    const own = group("relays-game", { ports: { game: ports.game }, health: {} });
    expect(own?.["health_check"]).toMatchObject({ protocol: "TCP", port: "17000" });
    const http = group("relays-game", { ports: { game: ports.game }, health: { http: { path: "/ok" } } });
    expect(http?.["health_check"]).toMatchObject({ protocol: "HTTP", port: "7000", path: "/ok" });
    const named = group("relays-game", {
      ports: { ...ports, admin },
      health: { port: "admin", http: { path: "/ok" } },
    });
    expect(named?.["health_check"]).toMatchObject({ protocol: "HTTP", port: "8080", path: "/ok" });
  });

  test("is open to private addresses only", () => {
    const rules = Object.values(tf.all("vpc_security_group_ingress_rule")).filter(
      (rule) => rule["from_port"] === 17000,
    );
    expect(rules).toEqual([
      {
        security_group_id: expect.stringMatching(/security-load-balancer/) as string,
        cidr_ipv4: "10.0.0.0/8",
        ip_protocol: "tcp",
        from_port: 17000,
        to_port: 17000,
        description: "relays on game",
      },
    ]);
  });

  test("has an alarm of its own", () => {
    const alarms = { notices: ["arn:aws:sns:ap-northeast-2:123456789012:alarms"] };
    const found = Object.values(build({ ports, alarms }).all("cloudwatch_metric_alarm"));
    expect(found.map((alarm) => alarm["alarm_name"])).toContain("duel-test-home-health-relays-game");
  });
});

test("another number at home is what home listens on, opens and checks; the accelerator maps it", () => {
  const ports = { ...props.ports, game: { protocol: "tcp", port: 7000, homePort: 9000 } } as const;
  const tf = build({ ports });
  expect(Object.values(tf.all("lb_listener")).map(({ port }) => port)).toEqual([9000, 7001]);
  expect(group("game", { ports })).toMatchObject({ port: 9000, health_check: { port: "9000" } });
  expect(group("sync", { ports })).toMatchObject({ port: 7001, health_check: { port: "9000" } });
  const rules = Object.values(tf.all("vpc_security_group_ingress_rule"));
  expect(rules.map((rule) => rule["from_port"])).toEqual(expect.arrayContaining([7001, 9000]));
  expect(rules.map((rule) => rule["from_port"])).not.toContain(7000);
});

test("players reach the load balancer on their ports, and machines only through it", () => {
  const rules = Object.values(build().all("vpc_security_group_ingress_rule"));
  const world = rules.filter((rule) => rule["cidr_ipv4"] === "0.0.0.0/0");
  expect(world.map((rule) => [rule["ip_protocol"], rule["from_port"], rule["to_port"]])).toEqual([
    ["icmp", 3, 4],
    ["tcp", 7000, 7000],
    ["udp", 7001, 7001],
  ]);
  for (const rule of world) expect(rule["security_group_id"]).toMatch(/security-load-balancer/);
  expect(rules.filter((rule) => rule["referenced_security_group_id"] !== undefined)).toHaveLength(1);
});

describe("the fleet", () => {
  test("is healthy when the load balancer says so, and its size is the policy's to move", () => {
    const fleet = build().only("autoscaling_group");
    expect(fleet).toMatchObject({ min_size: 2, max_size: 4, health_check_type: "ELB" });
    expect(fleet["target_group_arns"]).toHaveLength(2);
    expect(fleet).not.toHaveProperty("desired_capacity");
    expect(build().only("autoscaling_policy")).toMatchObject({
      target_tracking_configuration: { disable_scale_in: true },
    });
    expect(build({ fleet: { ...props.fleet, min: 4 } }).all("autoscaling_policy")).toEqual({});
  });

  test("has machines with session tokens, encrypted disks and no public address", () => {
    expect(build().only("launch_template")).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [{ device_name: "/dev/xvda", ebs: { encrypted: "true", volume_size: 50 } }],
      network_interfaces: [{ associate_public_ip_address: "false" }],
    });
  });

  test("has an identity without any permission", () => {
    expect(build().only("iam_instance_profile")["role"]).toMatch(/machine-role.*\.name}$/);
    expect(build().all("iam_role_policy")).toEqual({});
  });
});

test("alarms tell only topics of their own region", () => {
  expect(build().all("cloudwatch_metric_alarm")).toEqual({});
  const topic = (region: string) => `arn:aws:sns:${region}:123456789012:alarms`;
  const alarms = { notices: [topic("us-west-2"), topic("ap-northeast-2")] };
  const found = Object.values(build({ alarms }).all("cloudwatch_metric_alarm"));
  expect(found.map((alarm) => alarm["alarm_name"])).toEqual([
    "duel-test-home-cpu",
    "duel-test-home-health-game",
    "duel-test-home-health-sync",
  ]);
  for (const alarm of found) expect(alarm["alarm_actions"]).toEqual([topic("ap-northeast-2")]);
});

test("with dual stack the network, the load balancer and its group speak IPv6", () => {
  const tf = build({ dualStack: true, ports: { game: { protocol: "tcp", port: 7000 } } });
  expect(tf.only("vpc")).toMatchObject({ assign_generated_ipv6_cidr_block: true });
  expect(tf.only("lb")).toMatchObject({ ip_address_type: "dualstack" });
  expect(Object.values(tf.all("vpc_security_group_ingress_rule")).map((rule) => rule["cidr_ipv6"])).toContain("::/0");
});
