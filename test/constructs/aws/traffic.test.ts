import type { TrafficProps } from "../../../constructs";
import { Traffic } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { synth } from "../../support/synth";

const region = "ap-northeast-2";
const props: TrafficProps = {
  cloud: aws(),
  name: "duel-test",
  ports: {
    sync: { protocol: "udp", port: 7001 },
    game: { protocol: "tcp", port: 7000 },
    login: { protocol: "tcp", port: 443 },
  },
  entry: { entryId: "arn:aws:globalaccelerator::1:accelerator/abc", addresses: [], dnsName: "abc.example" },
  home: { endpointId: "arn:home", networkId: "vpc-1", hubId: "rtb-1", endpointAddress: "home.example", region },
};
const tokyo = { addresses: { "ap-northeast-1a": "192.0.2.1" }, endpointId: "arn:tokyo", region: "ap-northeast-1" };
const timeouts = { create: "120m", update: "120m", delete: "120m" };
const dns = { zone: "duel.example", name: "play", zoneId: "Z1" };

const build = (changes: Partial<TrafficProps> = {}) =>
  synth(
    (stack) => {
      new Traffic(stack, "traffic", { ...props, ...changes });
    },
    { cloud: props.cloud, region },
  );
const groups = (changes: Partial<TrafficProps> = {}) =>
  Object.fromEntries(
    Object.entries(build(changes).all("globalaccelerator_endpoint_group")).map(([id, group]) => [
      id.replace(/^traffic_group-|_[0-9A-F]{8}$/g, ""),
      group,
    ]),
  );

test("TCP and UDP have listeners of their own, with the players' ports in order", () => {
  const listeners = Object.values(build().all("globalaccelerator_listener"));
  expect(listeners).toEqual([
    {
      accelerator_arn: props.entry.entryId,
      timeouts,
      protocol: "TCP",
      client_affinity: "NONE",
      port_range: [
        { from_port: 443, to_port: 443 },
        { from_port: 7000, to_port: 7000 },
      ],
    },
    {
      accelerator_arn: props.entry.entryId,
      timeouts,
      protocol: "UDP",
      client_affinity: "NONE",
      port_range: [{ from_port: 7001, to_port: 7001 }],
    },
  ]);
});

test("one group per listener and region, with everything written that is dangerous to leave out", () => {
  const found = groups({ edges: { tokyo } });
  expect(Object.keys(found).sort()).toEqual(["tcp-edge-tokyo", "tcp-home", "udp-edge-tokyo", "udp-home"]);
  expect(found["udp-edge-tokyo"]).toEqual({
    listener_arn: expect.stringMatching(/listener-udp.*\.id}$/) as string,
    endpoint_group_region: "ap-northeast-1",
    traffic_dial_percentage: 100,
    health_check_protocol: "TCP",
    health_check_port: 443,
    health_check_interval_seconds: 30,
    threshold_count: 3,
    timeouts,
    endpoint_configuration: [{ endpoint_id: "arn:tokyo", weight: 128, client_ip_preservation_enabled: true }],
  });
});

test("home's own numbers are overrides of home's groups alone: relays listen on the players' numbers", () => {
  const ports = {
    login: { protocol: "tcp", port: 443, homePort: 8443 },
    game: { protocol: "tcp", port: 7000, homePort: 7000 },
    chat: { protocol: "tcp", port: 400, homePort: 8400 },
    sync: { protocol: "udp", port: 7001 },
  } as const;
  const found = groups({ ports, edges: { tokyo } });
  expect(found["tcp-home"]?.["port_override"]).toEqual([
    { listener_port: 400, endpoint_port: 8400 },
    { listener_port: 443, endpoint_port: 8443 },
  ]);
  for (const id of ["tcp-edge-tokyo", "udp-home", "udp-edge-tokyo"])
    expect(found[id]).not.toHaveProperty("port_override");
});

test("a drained edge has weight 0 and keeps its dial; a dialled one keeps its weight", () => {
  const drained = groups({ edges: { tokyo: { ...tokyo, drain: true } } })["tcp-edge-tokyo"];
  expect(drained).toMatchObject({ traffic_dial_percentage: 100, endpoint_configuration: [{ weight: 0 }] });
  const dialled = groups({ edges: { tokyo: { ...tokyo, dialPercent: 25 } } })["tcp-edge-tokyo"];
  expect(dialled).toMatchObject({ traffic_dial_percentage: 25, endpoint_configuration: [{ weight: 128 }] });
});

test("one more edge changes nothing of the others", () => {
  const frankfurt = { ...tokyo, region: "eu-central-1" };
  expect(groups({ edges: { tokyo, frankfurt } })).toMatchObject(groups({ edges: { tokyo } }));
});

describe("names", () => {
  const records = (changes: Partial<TrafficProps> = {}) =>
    Object.values(build({ dns, edges: { tokyo }, ...changes }).all("route53_record"));

  test("of the entry are aliases of the accelerator, also by IPv6 with dual stack", () => {
    const alias = { name: "abc.example", zone_id: "Z2BJ6XQ5FK7U4H", evaluate_target_health: true };
    expect(records()).toContainEqual({ zone_id: "Z1", name: "play.duel.example", type: "A", alias });
    expect(records({ dualStack: true })).toContainEqual(expect.objectContaining({ type: "AAAA", alias }));
  });

  test("of the edges lead past the accelerator, one to the nearest edge that is well", () => {
    expect(records()).toContainEqual(
      expect.objectContaining({ name: "tokyo.play.duel.example", records: ["192.0.2.1"], ttl: 600 }),
    );
    expect(records()).toContainEqual(
      expect.objectContaining({
        name: "fallback.play.duel.example",
        set_identifier: "tokyo",
        ttl: 60,
        latency_routing_policy: { region: "ap-northeast-1" },
        health_check_id: expect.stringContaining("health-tokyo") as string,
      }),
    );
  });

  test("of a drained edge are gone, so that nobody new comes past the accelerator", () => {
    const names = records({ edges: { tokyo: { ...tokyo, drain: true } } }).map((record) => record["name"]);
    expect(names).toEqual(["play.duel.example"]);
  });

  test("are checked by TCP; without a TCP port nothing can be known", () => {
    const checks = Object.values(build({ dns, edges: { tokyo } }).all("route53_health_check"));
    expect(checks).toContainEqual(expect.objectContaining({ type: "TCP", ip_address: "192.0.2.1", port: 443 }));
    const ports = { sync: props.ports["sync"] ?? { protocol: "udp", port: 7001 } };
    expect(build({ dns, edges: { tokyo }, ports }).all("route53_health_check")).toEqual({});
  });
});

test("the accelerator's alarm is where its metrics are", () => {
  const alarms = { cpuPercent: 80, notices: ["arn:aws:sns:us-west-2:123456789012:alarms"] };
  expect(build({ alarms }).only("cloudwatch_metric_alarm")).toMatchObject({
    region: "us-west-2",
    namespace: "AWS/GlobalAccelerator",
    treat_missing_data: "breaching",
    alarm_actions: alarms.notices,
  });
});

test.each<[string, Partial<TrafficProps>]>([
  ["capability/public-road", { edges: { tokyo: { ...tokyo, backhaul: { public: "tls" } } } }],
  ["capability/public-road", { sites: { osaka: { machines: { a: { address: "198.51.100.11" } } } } }],
  ["edge/behind-accelerator", { edges: { tokyo: { ...tokyo, cloud: "tencent" } } }],
])("%s: an accelerator has no way for relays from elsewhere", (code, changes) => {
  expect(() => build(changes)).toThrow(code);
});
