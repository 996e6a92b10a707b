import type { HomeClusterProps } from "../../../constructs";
import { HomeCluster } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { renamedPort } from "../../support/renamed-port";
import type { Synthesised } from "../../support/synth";
import { synth } from "../../support/synth";

const cloud = alibaba();
const props: HomeClusterProps = {
  cloud,
  name: "duel-test",
  tags: { game: "duel" },
  region: "ap-northeast-1",
  zones: ["ap-northeast-1b", "ap-northeast-1a"],
  ports: { sync: { protocol: "udp", port: 7001 }, game: { protocol: "tcp", port: 7000, relayPort: 17000 } },
  fleet: { instanceType: "ecs.g7.large", image: "m-1", min: 2, max: 4 },
};

const build = (changes: Partial<HomeClusterProps> = {}) =>
  synth(
    (stack) => {
      new HomeCluster(stack, "home", { ...props, ...changes });
    },
    { cloud, region: "ap-northeast-1" },
  );
const listener = (name: string, changes?: Partial<HomeClusterProps>) =>
  Object.values(build(changes).all("slb_listener")).find((found) => found["description"] === name);
const rules = (tf: Synthesised) =>
  Object.values(tf.all("security_group_rule"))
    .map((rule) => [rule["cidr_ip"], rule["ip_protocol"], rule["port_range"]].join(" "))
    .sort();

test("zones have their vSwitches by their own letters, whatever their order", () => {
  const tf = build();
  const vswitches = Object.values(tf.all("vswitch")).map((one) => [one["zone_id"], one["cidr_block"]]);
  expect(Object.fromEntries(vswitches)).toEqual({ "ap-northeast-1a": "10.0.1.0/24", "ap-northeast-1b": "10.0.2.0/24" });
  expect(build({ zones: ["ap-northeast-1a", "ap-northeast-1b"] }).text).toBe(tf.text);
  for (const { lifecycle } of Object.values(tf.all("vswitch"))) {
    expect(lifecycle).toEqual({ create_before_destroy: true });
  }
});

test("network/zone-unknown: an address range cannot be told from what is not a zone", () => {
  expect(() => build({ zones: ["ap-northeast-1a", "${zone}"] })).toThrow(/zone/);
});

test("the load balancer is private, paid by use, protected, and not replaced by one more zone", () => {
  const tf = build();
  expect(Object.keys(tf.all("slb_load_balancer"))).toEqual(["endpoint"]);
  expect(tf.only("slb_load_balancer")).toEqual({
    load_balancer_name: "duel-test-home",
    address_type: "intranet",
    address_ip_version: "ipv4",
    vswitch_id: expect.stringContaining("ap-northeast-1a") as string,
    payment_type: "PayAsYouGo",
    instance_charge_type: "PayByCLCU",
    load_balancer_spec: "slb.lcu.elastic",
    delete_protection: "on",
    tags: { game: "duel" },
    lifecycle: { ignore_changes: ["vswitch_id"] },
  });
  expect(build({ deleteProtection: false }).only("slb_load_balancer")["delete_protection"]).toBe("off");
});

describe("listeners", () => {
  const always = {
    load_balancer_id: "${alicloud_slb_load_balancer.endpoint.id}",
    bandwidth: -1,
    scheduler: "wrr",
    persistence_timeout: 0,
    proxy_protocol_v2_enabled: false,
    health_check: "on",
    health_check_interval: 5,
    health_check_timeout: 2,
    healthy_threshold: 3,
    unhealthy_threshold: 3,
  };

  test("TCP is checked by a connection, and forgets the silent when the port says so", () => {
    expect(listener("game")).toEqual({
      ...always,
      description: "game",
      protocol: "tcp",
      frontend_port: 7000,
      backend_port: 7000,
      established_timeout: 900,
      health_check_type: "tcp",
      health_check_connect_port: 7000,
    });
    const game = { protocol: "tcp", port: 7000, relayPort: 17000, idleSeconds: 600 } as const;
    for (const name of ["game", "relays-game"]) {
      expect(listener(name, { ports: { game } })).toMatchObject({ established_timeout: 600 });
    }
  });

  test("UDP has no idle time and no kind of check to choose", () => {
    expect(listener("sync")).toEqual({
      ...always,
      description: "sync",
      protocol: "udp",
      frontend_port: 7001,
      backend_port: 7001,
      health_check_connect_port: 7001,
    });
  });

  test("a relay port has one of its own", () => {
    expect(listener("relays-game")).toMatchObject({
      protocol: "tcp",
      frontend_port: 17000,
      backend_port: 17000,
      health_check_type: "tcp",
      health_check_connect_port: 17000,
    });
  });

  test("HTTP is asked of the game's number, by the host where one is named", () => {
    const asked = {
      health_check_type: "http",
      health_check_method: "get",
      health_check_uri: "/ready",
      health_check_http_code: "http_2xx",
      health_check_connect_port: 7000,
    };
    for (const name of ["game", "relays-game"]) {
      expect(listener(name, { health: { http: { path: "/ready" } } })).toMatchObject(asked);
      expect(listener(name, { health: { http: { path: "/ready" } } })).not.toHaveProperty("health_check_domain");
    }
    const http = { path: "/ready", host: "duel.example" };
    expect(listener("game", { health: { http } })).toMatchObject({ ...asked, health_check_domain: "duel.example" });
  });

  test("one port answers for all TCP ports where it is named", () => {
    const ports = { ...props.ports, admin: { protocol: "tcp", port: 8080 } } as const;
    for (const name of ["game", "relays-game", "admin"]) {
      expect(listener(name, { ports, health: { port: "admin" } })).toMatchObject({ health_check_connect_port: 8080 });
    }
    expect(listener("sync", { ports, health: { port: "admin" } })).toMatchObject({ health_check_connect_port: 7001 });
  });

  test("a port under another name is the same listeners and rules", () => {
    expect(build({ ports: renamedPort(props.ports, "game", "zone") }).addresses).toEqual(build().addresses);
  });

  test("another number at home is where the load balancer sends and checks; it keeps the players' number", () => {
    const ports = {
      game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 },
      sync: { protocol: "udp", port: 7001, homePort: 9001 },
    } as const;
    const of = (name: string) => {
      const found = listener(name, { ports }) ?? {};
      return [found["frontend_port"], found["backend_port"], found["health_check_connect_port"]];
    };
    expect(of("game")).toEqual([7000, 9000, 9000]);
    expect(of("sync")).toEqual([7001, 9001, 9001]);
    expect(of("relays-game")).toEqual([17000, 17000, 17000]);
    expect(rules(build({ ports }))).toEqual([
      "0.0.0.0/0 tcp 9000/9000",
      "0.0.0.0/0 udp 9001/9001",
      "10.0.0.0/8 tcp 17000/17000",
      "10.0.0.0/8 udp 9001/9001",
    ]);
  });
});

describe("security", () => {
  test("players reach the ports, relays the relay port, and nobody anything else", () => {
    expect(rules(build())).toEqual([
      "0.0.0.0/0 tcp 7000/7000",
      "0.0.0.0/0 udp 7001/7001",
      "10.0.0.0/8 tcp 17000/17000",
      "10.0.0.0/8 udp 7001/7001",
    ]);
    for (const group of Object.values(build().all("security_group"))) {
      expect(group).toMatchObject({ security_group_type: "normal", inner_access_policy: "Drop" });
    }
  });

  test("the door is a group of its own, on the machines and without a rule", () => {
    const tf = build();
    const id = Object.keys(tf.all("security_group")).find((one) => one.includes("door")) ?? "";
    expect(tf.all("security_group")[id]).toMatchObject({ security_group_name: "duel-test-home-door" });
    expect(tf.only("ess_scaling_configuration")["security_group_ids"]).toContain(
      `\${alicloud_security_group.${id}.id}`,
    );
    for (const rule of Object.values(tf.all("security_group_rule"))) {
      expect(rule["security_group_id"]).not.toContain(id);
    }
  });
});

describe("the fleet", () => {
  test("is registered with the load balancer that has its listeners by then, and judged by it", () => {
    const group = build().only("ess_scaling_group");
    expect(group).toMatchObject({
      min_size: 2,
      max_size: 4,
      multi_az_policy: "BALANCE",
      health_check_type: "LOAD_BALANCER",
      loadbalancer_ids: ["${alicloud_slb_load_balancer.endpoint.id}"],
    });
    expect(group["depends_on"]).toHaveLength(3);
    expect(group).not.toHaveProperty("desired_capacity");
  });

  test("has machines without a public address or a secret in the state, in use at once", () => {
    expect(build().only("ess_scaling_configuration")).toMatchObject({
      instance_type: "ecs.g7.large",
      image_id: "m-1",
      internet_max_bandwidth_out: 0,
      active: true,
      enable: true,
      force_delete: true,
      tags: { game: "duel" },
    });
    expect(Object.keys(build().only("ess_scaling_configuration")).join()).not.toMatch(/password|key_name/);
  });

  test("grows with the load and never shrinks by itself", () => {
    expect(build().only("ess_scaling_rule")).toMatchObject({
      scaling_rule_type: "TargetTrackingScalingRule",
      metric_name: "CpuUtilization",
      disable_scale_in: true,
    });
    expect(build({ fleet: { ...props.fleet, min: 4 } }).all("ess_scaling_rule")).toEqual({});
  });

  test("a script keeps its shell variables", () => {
    const script = "#!/bin/sh\necho ${HOME}\n";
    const { user_data: data } = build({ fleet: { ...props.fleet, userData: script } }).only(
      "ess_scaling_configuration",
    );
    expect(Buffer.from(data as string, "base64").toString()).toBe(script);
  });
});

test("the alarm is of machines that do not answer, and there only when someone is told", () => {
  expect(build().all("cms_alarm")).toEqual({});
  expect(build({ alarms: { notices: ["night", "day"] } }).only("cms_alarm")).toMatchObject({
    project: "acs_slb_dashboard",
    metric: "UnhealthyServerCount",
    metric_dimensions: '${jsonencode([{"instanceId" = alicloud_slb_load_balancer.endpoint.id}])}',
    escalations_critical: { statistics: "Maximum", comparison_operator: ">", threshold: "0", times: 5 },
    contact_groups: ["day", "night"],
  });
  expect(() => build({ alarms: { notices: ["day"], cpuPercent: 70 } })).toThrow("capability/alarm-cpu");
});

describe("the hub", () => {
  test("is there without edges, and home joined to it by a router with a table of its own", () => {
    const tf = build();
    expect(Object.keys(tf.all("cen_instance"))).toEqual(["hub"]);
    expect(tf.only("cen_transit_router")).toMatchObject({ cen_id: "${alicloud_cen_instance.hub.id}" });
    expect(tf.only("cen_transit_router_vpc_attachment")).toMatchObject({
      cen_id: "${alicloud_cen_instance.hub.id}",
      transit_router_id: "${alicloud_cen_transit_router.router.transit_router_id}",
      vpc_id: "${alicloud_vpc.network.id}",
      auto_publish_route_enabled: true,
      payment_type: "PayAsYouGo",
    });
    expect(tf.only("cen_transit_router_vpc_attachment")["zone_mappings"]).toHaveLength(2);
  });

  test("forwards what comes from home, and learns the way back, by no switch that is deprecated", () => {
    const tf = build();
    const table = "${alicloud_cen_transit_router_route_table.routes.transit_router_route_table_id}";
    for (const type of ["association", "propagation"]) {
      expect(tf.only(`cen_transit_router_route_table_${type}`)).toMatchObject({ transit_router_route_table_id: table });
    }
    expect(tf.text).not.toContain("route_table_association_enabled");
  });
});
