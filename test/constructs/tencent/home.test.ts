import { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import { Lazy, TerraformVariable } from "cdktf";
import type { HomeClusterProps } from "../../../constructs";
import { HomeCluster } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const props: HomeClusterProps = {
  cloud: tencent(),
  name: "duel-test",
  tags: { game: "duel" },
  region: "ap-seoul",
  zones: ["ap-seoul-2", "ap-seoul-1"],
  ports: {
    sync: { protocol: "udp", port: 7001, probe: { send: "${ping}", expect: "pong" } },
    game: { protocol: "tcp", port: 7000 },
  },
  fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 2, max: 4 },
};

const build = (changes: Partial<HomeClusterProps> = {}) =>
  synth((stack) => {
    new HomeCluster(stack, "home", { ...props, ...changes });
  });
const listener = (name: string, changes?: Partial<HomeClusterProps>) =>
  Object.values(build(changes).all("clb_listener")).find((found) => found["listener_name"] === name);

test("zones have their subnets by their own numbers, whatever their order", () => {
  const tf = build();
  const subnets = Object.values(tf.all("subnet")).map((subnet) => [subnet["availability_zone"], subnet["cidr_block"]]);
  expect(Object.fromEntries(subnets)).toMatchObject({
    "ap-seoul-1": expect.stringMatching(/^10\.0\./) as string,
    "ap-seoul-2": expect.stringMatching(/^10\.0\./) as string,
  });
  expect(build({ zones: ["ap-seoul-1", "ap-seoul-2"] }).text).toBe(tf.text);
  for (const { lifecycle } of Object.values(tf.all("subnet"))) {
    expect(lifecycle).toEqual({ create_before_destroy: true });
  }
});

test("the load balancer is private, protected, and not replaced by one more zone", () => {
  const tf = build();
  expect(Object.keys(tf.all("clb_instance"))).toEqual(["endpoint"]);
  expect(tf.only("clb_instance")).toEqual({
    clb_name: "duel-test-home",
    network_type: "INTERNAL",
    vpc_id: "${tencentcloud_vpc.network.id}",
    subnet_id: expect.stringContaining("ap-seoul-1") as string,
    security_groups: [expect.stringContaining("security-group") as string, expect.stringContaining("door") as string],
    load_balancer_pass_to_target: false,
    delete_protect: true,
    tags: { game: "duel" },
    lifecycle: { ignore_changes: ["subnet_id"] },
  });
  expect(build({ deleteProtection: false }).only("clb_instance")["delete_protect"]).toBe(false);
});

describe("listeners", () => {
  const always = {
    clb_id: "${tencentcloud_clb_instance.endpoint.id}",
    scheduler: "WRR",
    target_type: "NODE",
    snat_enable: false,
    health_check_switch: true,
    health_check_interval_time: 5,
    health_check_time_out: 2,
    health_check_health_num: 3,
    health_check_unhealth_num: 3,
    health_source_ip_type: 1,
  };

  test("TCP is checked by a connection to its own port", () => {
    expect(listener("game")).toEqual({
      ...always,
      listener_name: "game",
      protocol: "TCP",
      port: 7000,
      idle_connect_timeout: 900,
      health_check_type: "TCP",
      health_check_port: 7000,
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\./) as string] },
    });
  });

  test("TCP is checked on the port that `health` names", () => {
    const ports = { ...props.ports, admin: { protocol: "tcp" as const, port: 8080 } };
    expect(listener("game", { ports, health: { port: "admin" } })).toMatchObject({ health_check_port: 8080 });
  });

  test("by HTTP with every argument, since one left out is never at rest", () => {
    const found = listener("game", { health: { http: { path: "/ready", host: "duel.example" } } });
    expect(found).toMatchObject({
      health_check_type: "HTTP",
      health_check_port: 7000,
      health_check_http_version: "HTTP/1.1",
      health_check_http_method: "GET",
      health_check_http_path: "/ready",
      health_check_http_domain: "duel.example",
      health_check_http_code: 2,
    });
  });

  test("UDP by a message, kept as written", () => {
    expect(listener("sync")).toEqual({
      ...always,
      listener_name: "sync",
      protocol: "UDP",
      port: 7001,
      idle_connect_timeout: 300,
      health_check_type: "CUSTOM",
      health_check_port: 7001,
      health_check_context_type: "TEXT",
      health_check_send_context: "$${ping}",
      health_check_recv_context: "pong",
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\./) as string] },
    });
  });

  test("UDP by bytes in upper case, as the load balancer takes them", () => {
    const probe = { send: "01ff", expect: "02ff", format: "hex" as const };
    const ports = { sync: { protocol: "udp" as const, port: 7001, probe } };
    expect(listener("sync", { ports })).toMatchObject({
      health_check_context_type: "HEX",
      health_check_send_context: "01FF",
      health_check_recv_context: "02FF",
    });
  });

  test("UDP by ping has no argument of a message, and ICMP is let in", () => {
    const ports = { sync: { protocol: "udp" as const, port: 7001, probe: "ping" as const } };
    const found = listener("sync", { ports });
    expect(found).toMatchObject({ health_check_type: "PING" });
    expect(Object.keys(found ?? {}).filter((key) => /context|port$|http/.test(key))).toEqual(["port"]);
    expect(build({ ports }).only("security_group_rule_set")["ingress"]).toContainEqual(
      expect.objectContaining({ protocol: "ICMP", cidr_block: "100.64.0.0/10" }),
    );
  });

  test("another kind of check replaces the listener, other numbers do not", () => {
    const kinds = (changes?: Partial<HomeClusterProps>) =>
      Object.values(build(changes).all("terraform_data")).map((data) => data["input"]);
    expect(kinds({ health: { http: { path: "/", host: "duel.example" } } })).not.toEqual(kinds());
    expect(kinds({ health: { intervalSeconds: 10 } })).toEqual(kinds());
  });

  test("idle seconds are the port's own", () => {
    const ports = { game: { protocol: "tcp" as const, port: 7000, idleSeconds: 600 } };
    expect(listener("game", { ports })).toMatchObject({ idle_connect_timeout: 600 });
  });
});

test("the rules of the security group are in upper case and in the order of the ports", () => {
  expect(build().only("security_group_rule_set")).toMatchObject({
    ingress: [
      { action: "ACCEPT", cidr_block: "10.0.0.0/8", protocol: "UDP", port: "7001" },
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "TCP", port: "7000" },
      { action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "UDP", port: "7001" },
    ],
    egress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "ALL", port: "ALL" }],
  });
});

test("the door is at the load balancer and the machines, and has no rules here", () => {
  const tf = build();
  const [name = "", door] = Object.entries(tf.all("security_group")).find(([id]) => id.includes("door")) ?? [];
  expect(door).toEqual({ name: "duel-test-home-door", tags: { game: "duel" } });
  const id = `\${tencentcloud_security_group.${name}.id}`;
  expect(tf.only("clb_instance")["security_groups"]).toContain(id);
  expect(tf.only("as_scaling_config")["security_group_ids"]).toContain(id);
  expect(tf.only("security_group_rule_set")["security_group_id"]).not.toBe(id);
  synth((stack) => {
    expect(new HomeCluster(stack, "home", props).outputs.doorId).toBeDefined();
  });
});

describe("the fleet", () => {
  test("is registered to every listener by its listener_id, with the health of the load balancer", () => {
    const group = build().only("as_scaling_group");
    expect(group).toMatchObject({
      min_size: 2,
      max_size: 4,
      health_check_type: "CLB",
      multi_zone_subnet_policy: "EQUALITY",
      forward_balancer_ids: [
        {
          listener_id: expect.stringMatching(/listener-game.*\.listener_id}$/) as string,
          target_attribute: [{ port: 7000, weight: 10 }],
        },
        {
          listener_id: expect.stringMatching(/listener-sync.*\.listener_id}$/) as string,
          target_attribute: [{ port: 7001, weight: 10 }],
        },
      ],
    });
    expect(group["lb_health_check_grace_period"]).toBeGreaterThan(0);
    expect(group).not.toHaveProperty("desired_capacity");
  });

  test("grows with the load and never shrinks by itself", () => {
    expect(build().only("as_scaling_policy")).toMatchObject({ policy_type: "TARGET_TRACKING", disable_scale_in: true });
  });

  test("has no policy where there is nothing to scale", () => {
    expect(build({ fleet: { ...props.fleet, min: 4 } }).all("as_scaling_policy")).toEqual({});
  });

  test("a script keeps its shell variables", () => {
    const script = "#!/bin/sh\necho ${HOME}\n";
    const { user_data: data } = build({ fleet: { ...props.fleet, userData: script } }).only("as_scaling_config");
    expect(Buffer.from(data as string, "base64").toString()).toBe(script);
  });

  test("a tag taken away replaces the configuration, beside the group that uses it", () => {
    const trigger = (tags: Record<string, string>) =>
      Object.entries(build({ tags }).all("terraform_data")).find(([id]) => id.includes("machine-tags"))?.[1]["input"];
    expect(trigger({ game: "duel", team: "a" })).not.toBe(trigger({ game: "duel" }));
    expect(trigger({ game: "duel", team: "a" })).toBe(trigger({ game: "duel", team: "b" }));
    expect(build().only("as_scaling_config")["lifecycle"]).toMatchObject({ create_before_destroy: true });
  });
});

test("alarms find the machines by tag, and are there only when someone is told", () => {
  expect(build().all("monitor_alarm_policy")).toEqual({});
  const tf = build({ alarms: { notices: ["notice-b", "notice-a"] } });
  expect(tf.only("monitor_alarm_policy")).toMatchObject({
    namespace: "cvm_device",
    monitor_type: "MT_QCE",
    conditions: { rules: [{ metric_name: "CpuUsage", value: "80", operator: "gt" }] },
    notice_ids: ["notice-a", "notice-b"],
    policy_tag: [{ key: "fleet", value: "duel-test-home" }],
  });
  expect(tf.only("monitor_alarm_policy")).not.toHaveProperty("conditions.rules.0.is_power_notice");
  expect(tf.only("as_scaling_config")["instance_tags"]).toEqual({ game: "duel", fleet: "duel-test-home" });
});

test("the hub is there without edges, and each edge's limit is its own", () => {
  const tf = build();
  expect(Object.keys(tf.all("ccn"))).toEqual(["hub"]);
  expect(tf.only("ccn")).toMatchObject({ bandwidth_limit_type: "INTER_REGION_LIMIT" });
  expect(tf.only("ccn")).not.toHaveProperty("route_ecmp_flag");
  expect(tf.only("ccn_attachment_v2")).toMatchObject({ instance_region: "ap-seoul", instance_type: "VPC" });
});

test("values known only after apply are let through", () => {
  const tf = synth((stack) => {
    const variable = (name: string) => new TerraformVariable(stack, name, {});
    const fleet = {
      ...props.fleet,
      image: variable("image").stringValue,
      max: variable("max").numberValue,
      userData: variable("script").stringValue,
    };
    new HomeCluster(stack, "home", { ...props, fleet });
  });
  expect(tf.only("as_scaling_config")).toMatchObject({
    image_id: "${var.image}",
    user_data: "${base64encode(var.script)}",
    system_disk_size: 50,
  });
  expect(tf.only("as_scaling_group")["max_size"]).toBe("${var.max}");
});

test("what no prop reaches can be overridden", () => {
  const tf = synth((stack) => {
    const home = new HomeCluster(stack, "home", props);
    home.resources.find((resource) => resource instanceof ClbInstance)?.addOverride("sla_type", "clb.c2.medium");
  });
  expect(tf.only("clb_instance")["sla_type"]).toBe("clb.c2.medium");
});

describe("fails", () => {
  test.each<[string, Partial<HomeClusterProps>]>([
    ["props/wrong-value", { ports: { game: { protocol: "tcp", port: 65536 } } }],
    ["props/wrong-value", { fleet: { ...props.fleet, min: -1 } }],
    ["network/zone-unknown", { zones: [Lazy.stringValue({ produce: () => "ap-seoul-2" }), "ap-seoul-1"] }],
  ])("%s", (code, changes) => {
    expect(() => build(changes)).toThrow(code);
  });
});
