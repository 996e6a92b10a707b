import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const nlb = { load_balancer_type: "network", security_groups: ["sg-1"] };
const arn = ref("lb", "a", "arn");
const listeners = (count: number, args: Arguments = {}) =>
  stack({
    lb: { a: { ...nlb, ...args } },
    lb_listener: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`l${n}`, { load_balancer_arn: arn, port: 1000 + n, protocol: "TCP" }]),
    ),
  });
const dual = (kind: unknown, protocol: unknown) =>
  stack({ lb: { a: { ...nlb, ip_address_type: kind } }, lb_listener: { a: { load_balancer_arn: arn, protocol } } });
const twice = (one: Arguments, other: Arguments) =>
  stack({ lb_listener: { a: { load_balancer_arn: arn, ...one }, b: { load_balancer_arn: arn, ...other } } });
const target = { protocol: "TCP" };
const check = { protocol: "TCP", port: "7000", interval: 5, timeout: 2, healthy_threshold: 3, unhealthy_threshold: 3 };
const checks = (...changes: Arguments[]) =>
  changes.map((change) => one("lb_target_group", { ...target, health_check: { ...check, ...change } }));
const targets = (...changes: Arguments[]) => each("lb_target_group", target, changes);
const alarm = (...changes: Arguments[]) => each("cloudwatch_metric_alarm", {}, changes);
const inSeoul = (args: Arguments) =>
  stack({ cloudwatch_metric_alarm: { a: args } }, { provider: { aws: [{ region: "ap-northeast-2" }] } });
const topic = (region: string) => `arn:aws:sns:${region}:123456789012:oncall`;
const accelerated = { namespace: "AWS/GlobalAccelerator" };

export const balancingCases: Readonly<Record<string, Case>> = {
  "nlb/security-groups": {
    wrong: each("lb", nlb, [{ security_groups: undefined }, { security_groups: [] }]),
    right: [
      ...each("lb", nlb, [{}, { security_groups: unknown }, { security_groups: [unknown] }]),
      one("lb", { load_balancer_type: "application" }),
      one("lb", {}),
      one("lb", { load_balancer_type: unknown }),
    ],
  },
  "nlb/dual-stack-udp": {
    wrong: [dual("dualstack", "UDP"), dual("dualstack", "TCP_UDP"), dual("dualstack-without-public-ipv4", "UDP")],
    right: [dual("dualstack", "TCP"), dual("ipv4", "UDP"), dual(unknown, "UDP"), dual("dualstack", unknown)],
  },
  "nlb/idle": {
    wrong: each("lb_listener", { protocol: "TCP" }, [
      { tcp_idle_timeout_seconds: 59 },
      { tcp_idle_timeout_seconds: 6001 },
      { protocol: "UDP", tcp_idle_timeout_seconds: 60 },
      { protocol: "TLS", tcp_idle_timeout_seconds: 350 },
    ]),
    right: each("lb_listener", { protocol: "TCP" }, [
      { tcp_idle_timeout_seconds: 60 },
      { tcp_idle_timeout_seconds: "6000" },
      { protocol: "UDP" },
      { protocol: unknown, tcp_idle_timeout_seconds: 60 },
      { tcp_idle_timeout_seconds: unknown },
    ]),
  },
  "nlb/port-twice": {
    wrong: [
      twice({ port: 7000, protocol: "TCP" }, { port: 7000, protocol: "UDP" }),
      twice({ port: 7000 }, { port: "7000" }),
    ],
    right: [
      twice({ port: 7000 }, { port: 7001 }),
      twice({ port: 7000 }, { port: 7000, load_balancer_arn: ref("lb", "b", "arn") }),
      twice({ port: unknown }, { port: unknown }),
    ],
  },
  "nlb/listeners": { wrong: [listeners(51)], right: [listeners(50), listeners(51, { load_balancer_type: undefined })] },

  "target/health-protocol": {
    wrong: [...checks({ protocol: undefined }), one("lb_target_group", { protocol: "UDP", health_check: {} })],
    right: [
      ...checks({}, { protocol: "HTTP" }, { protocol: unknown }),
      one("lb_target_group", { protocol: "HTTP", health_check: {} }),
      one("lb_target_group", { protocol: unknown, health_check: {} }),
      one("lb_target_group", target),
    ],
  },
  "target/health-http-argument": {
    wrong: checks({ path: "/ready" }, { matcher: "200" }),
    right: checks(
      { protocol: "HTTP", path: "/ready", matcher: "200" },
      { protocol: unknown, path: "/" },
      { path: null },
    ),
  },
  "target/health-numbers": {
    wrong: checks(
      { interval: 4 },
      { interval: 301 },
      { timeout: 1 },
      { timeout: 121, interval: 300 },
      { timeout: 5 },
      { healthy_threshold: 1 },
      { unhealthy_threshold: 11 },
    ),
    right: checks(
      { interval: 300, timeout: 120, healthy_threshold: 10, unhealthy_threshold: 2 },
      { interval: unknown, timeout: 120 },
      { timeout: 4 },
    ),
  },
  "target/health-udp": {
    wrong: [
      ...targets({ protocol: "UDP" }, { protocol: "UDP", health_check: { protocol: "TCP" } }),
      ...targets({ protocol: "UDP", health_check: { protocol: "TCP", port: "traffic-port" } }),
    ],
    right: [
      ...targets({ protocol: "UDP", health_check: { protocol: "TCP", port: "7000" } }),
      ...targets({ protocol: "UDP", health_check: { protocol: "TCP", port: unknown } }),
      ...targets({ protocol: "UDP", dynamic: { health_check: {} } }),
      ...targets({}, { protocol: "TCP_UDP" }, { protocol: unknown }),
    ],
  },
  "target/client-ip": {
    wrong: targets(
      { protocol: "UDP", preserve_client_ip: "false" },
      { protocol: "TCP_UDP", preserve_client_ip: false },
    ),
    right: targets(
      { protocol: "UDP", preserve_client_ip: "true" },
      { protocol: "TCP", preserve_client_ip: "false" },
      { protocol: "UDP", preserve_client_ip: unknown },
    ),
  },

  "alarm/region": {
    wrong: [inSeoul(accelerated), ...alarm({ ...accelerated, region: "us-east-1" })],
    right: [
      inSeoul({ ...accelerated, region: "us-west-2" }),
      inSeoul({ namespace: "AWS/EC2" }),
      ...alarm(accelerated, { ...accelerated, region: unknown }),
      stack({ cloudwatch_metric_alarm: { a: accelerated } }, { provider: { aws: [{ region: "us-west-2" }] } }),
    ],
  },
  "alarm/topic-region": {
    wrong: [
      inSeoul({ alarm_actions: [topic("us-west-2")] }),
      ...alarm({ region: "us-west-2", ok_actions: [topic("us-west-2"), topic("ap-northeast-2")] }),
      ...alarm({ region: "us-west-2", insufficient_data_actions: [topic("us-east-1")] }),
    ],
    right: [
      inSeoul({ alarm_actions: [topic("ap-northeast-2"), unknown, "arn:aws:automate:us-west-2:ec2:stop"] }),
      ...alarm({ alarm_actions: [topic("us-west-2")] }),
      ...alarm({ region: unknown, alarm_actions: [topic("us-west-2")] }),
    ],
  },
  "alarm/missing-data": {
    wrong: alarm(
      { metric_name: "UnHealthyHostCount" },
      { metric_name: "UnhealthyEndpointCount", treat_missing_data: "missing" },
      { metric_name: "HealthyHostCount", treat_missing_data: "notBreaching" },
    ),
    right: alarm(
      { metric_name: "HealthyEndpointCount", treat_missing_data: "breaching" },
      { metric_name: "UnHealthyHostCount", treat_missing_data: unknown },
      { metric_name: "CPUUtilization" },
    ),
  },
};
