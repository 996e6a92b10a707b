import { ref, stack, unknown, type Arguments, type Case } from "./case";

const type = "globalaccelerator_endpoint_group";
const endpoint = { endpoint_id: unknown, weight: 128, client_ip_preservation_enabled: true };
const on = (id: string) => ref("globalaccelerator_listener", id);
const group = {
  listener_arn: on("a"),
  endpoint_group_region: "ap-northeast-2",
  health_check_port: 7000,
  endpoint_configuration: [endpoint],
};
const listener = {
  accelerator_arn: ref("globalaccelerator_accelerator", "a"),
  protocol: "TCP",
  port_range: { from_port: 7000, to_port: 7009 },
};
type Rest = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** A stack with one group, and what else there is. */
const behind = (changes: Arguments, rest: Rest = {}) => stack({ [type]: { a: { ...group, ...changes } }, ...rest });
const groups = (...changes: Arguments[]) => changes.map((change) => behind(change));
const endpoints = (...changes: Arguments[]) =>
  changes.map((change) => behind({ endpoint_configuration: [{ ...endpoint, ...change }] }));
/** One endpoint that is another resource of the stack. */
const with_ = (endpointId: string, rest: Rest, changes: Arguments = {}) =>
  behind({ endpoint_configuration: [{ ...endpoint, endpoint_id: endpointId, ...changes }] }, rest);
const two = (other: Arguments, own: Arguments = {}) =>
  stack({ [type]: { a: { ...group, ...own }, b: { ...group, ...other } } });
const nlb = { load_balancer_type: "network", security_groups: ["sg-1"] };
const lb = (changes: Arguments): Rest => ({ lb: { a: { ...nlb, ...changes } } });
const accelerator = (kind: unknown): Rest => ({
  globalaccelerator_accelerator: { a: { ip_address_type: kind, lifecycle: { prevent_destroy: true } } },
  globalaccelerator_listener: { a: listener },
});
const targets = (kind: string): Rest => ({
  lb_listener: { a: { load_balancer_arn: ref("lb", "a", "arn"), default_action: { target_group_arn: targetGroup } } },
  lb_target_group: { a: { ip_address_type: kind } },
});
const targetGroup = ref("lb_target_group", "a", "arn");
const [balancer, address, instance] = [ref("lb", "a", "arn"), ref("eip", "a"), ref("instance", "a")];
const off = { client_ip_preservation_enabled: false };
const listens = (...ranges: readonly (readonly [number, number])[]): Rest => ({
  globalaccelerator_listener: {
    a: { ...listener, port_range: ranges.map(([from, to]) => ({ from_port: from, to_port: to })) },
    udp: { ...listener, protocol: "UDP", port_range: { from_port: 9000, to_port: 9000 } },
    other: { ...listener, accelerator_arn: "arn:other", port_range: { from_port: 5000, to_port: 5000 } },
  },
});
const overridden = (rest: Rest, ...ports: readonly (readonly [unknown, unknown])[]) =>
  behind({ port_override: ports.map(([from, to]) => ({ listener_port: from, endpoint_port: to })) }, rest);
const pairs = (count: number) => Array.from({ length: count }, (_, n): [number, number] => [7000 + n, 8000 + n]);
const drained = { endpoint_configuration: [{ ...endpoint, weight: 0 }] };
const listed: Rest = { globalaccelerator_listener: { a: listener } };

export const endpointCases: Readonly<Record<string, Case>> = {
  "group/left-out": {
    wrong: groups({ endpoint_group_region: undefined }, { health_check_port: null }),
    right: groups({}, { endpoint_group_region: unknown, health_check_port: unknown }),
  },
  "group/region-twice": {
    wrong: [two({})],
    right: [
      two({ endpoint_group_region: "us-east-1" }),
      two({ listener_arn: on("b") }),
      two({ listener_arn: "${each.value}" }, { listener_arn: "${each.value}" }),
    ],
  },
  "group/interval": {
    wrong: groups(...[9, 11, 15, "20", 29].map((seconds) => ({ health_check_interval_seconds: seconds }))),
    right: groups({}, ...[10, 30, "30", unknown].map((seconds) => ({ health_check_interval_seconds: seconds }))),
  },
  "group/numbers": {
    wrong: groups(
      { threshold_count: 0 },
      { threshold_count: 11 },
      { traffic_dial_percentage: -1 },
      { traffic_dial_percentage: 100.5 },
      { health_check_port: 0 },
    ),
    right: groups(
      { threshold_count: 1, traffic_dial_percentage: 0.5, health_check_port: 65535 },
      { threshold_count: 10, traffic_dial_percentage: 100 },
      { threshold_count: unknown, traffic_dial_percentage: unknown },
    ),
  },
  "group/dial-zero": {
    wrong: groups({ traffic_dial_percentage: 0 }, { traffic_dial_percentage: "0", endpoint_configuration: [] }),
    right: groups(
      { traffic_dial_percentage: 0, ...drained },
      { traffic_dial_percentage: 1 },
      { traffic_dial_percentage: unknown },
    ),
  },
  "group/health-protocol": {
    wrong: groups({ health_check_protocol: "UDP" }),
    right: groups(
      ...["TCP", "HTTP", "HTTPS", unknown, undefined].map((protocol) => ({ health_check_protocol: protocol })),
    ),
  },
  "group/health-path": {
    wrong: groups(
      { health_check_path: "/ready" },
      { health_check_path: "/ready", health_check_protocol: "TCP" },
      { health_check_path: "ready", health_check_protocol: "HTTP" },
      { health_check_path: "/a b", health_check_protocol: "HTTP" },
    ),
    right: groups(
      { health_check_path: "/ready?x=1", health_check_protocol: "HTTP" },
      { health_check_path: "/", health_check_protocol: unknown },
      { health_check_path: unknown },
      {},
    ),
  },
  "group/health-ignored": {
    wrong: [with_(balancer, lb({})), with_("arn:aws:elasticloadbalancing:x:1:loadbalancer/app/a/1", {})].flatMap(
      ({ resource = {} }) =>
        [
          { threshold_count: 2 },
          { health_check_interval_seconds: 10 },
          { health_check_protocol: "HTTP", health_check_path: "/" },
        ].map((change) => ({
          resource: { ...resource, [`aws_${type}`]: { a: { ...resource[`aws_${type}`]?.["a"], ...change } } },
        })),
    ),
    right: [
      with_(balancer, lb({})),
      behind(
        { endpoint_configuration: [{ ...endpoint, endpoint_id: instance }], threshold_count: 2 },
        { instance: { a: {} } },
      ),
      behind({ threshold_count: 2 }),
      behind(
        {
          endpoint_configuration: [{ ...endpoint, endpoint_id: balancer }],
          threshold_count: "3",
          health_check_protocol: "TCP",
        },
        lb({}),
      ),
    ],
  },
  "group/endpoints": {
    wrong: [
      behind({
        endpoint_configuration: Array.from({ length: 11 }, (_, n) => ({ ...endpoint, endpoint_id: `i-${n}` })),
      }),
      behind({ endpoint_configuration: [1, 2].map(() => ({ ...endpoint, endpoint_id: "i-1" })) }),
    ],
    right: [
      behind({
        endpoint_configuration: Array.from({ length: 10 }, (_, n) => ({ ...endpoint, endpoint_id: `i-${n}` })),
      }),
    ],
  },
  "group/all-drained": {
    wrong: [
      behind(drained, listed),
      stack({ [type]: { a: { ...group, ...drained }, b: { ...group, ...drained } }, ...listed }),
    ],
    right: [
      behind(drained),
      behind({}, listed),
      behind({ endpoint_configuration: [] }, listed),
      behind({ endpoint_configuration: [{ ...endpoint, weight: unknown }] }, listed),
      stack({ [type]: { a: { ...group, ...drained }, b: group }, ...listed }),
      stack({
        [type]: { a: { ...group, ...drained }, b: { ...group, dynamic: { endpoint_configuration: {} } } },
        ...listed,
      }),
    ],
  },

  "endpoint/left-out": {
    wrong: endpoints({ weight: undefined }, { client_ip_preservation_enabled: null }),
    right: endpoints({}, { weight: unknown, client_ip_preservation_enabled: unknown }),
  },
  "endpoint/weight": {
    wrong: endpoints({ weight: -1 }, { weight: 256 }, { weight: 1.5 }),
    right: endpoints({ weight: 0 }, { weight: 255 }, { weight: "128" }, { weight: unknown }),
  },
  "endpoint/client-ip-impossible": {
    wrong: [
      with_(address, { eip: { a: {} } }),
      with_("eipalloc-1", {}),
      with_(balancer, lb({ security_groups: undefined })),
      with_(balancer, lb({ security_groups: [] })),
      with_(balancer, { ...lb({}), lb_listener: { a: { load_balancer_arn: balancer, protocol: "TLS" } } }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("DUAL_STACK"), ...targets("ipv6") }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("IPV4") }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator(undefined) }),
    ],
    right: [
      with_(address, { eip: { a: {} } }, off),
      with_(balancer, lb({ security_groups: undefined }), off),
      with_(balancer, lb({})),
      with_(balancer, lb({ security_groups: unknown })),
      with_(balancer, { lb: { a: { load_balancer_type: "application" } } }),
      with_(balancer, { ...lb({}), lb_listener: { a: { load_balancer_arn: ref("lb", "b", "arn"), protocol: "TLS" } } }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("DUAL_STACK") }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("DUAL_STACK"), ...targets("ipv4") }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator(unknown) }),
      with_(unknown, {}),
      with_(instance, { instance: { a: {} } }),
    ],
  },
  "endpoint/client-ip-required": {
    wrong: [
      with_(instance, { instance: { a: {} } }, off),
      with_("i-0aaa", {}, off),
      with_(balancer, lb({ internal: true }), off),
      with_(balancer, { lb: { a: { internal: true } } }, off),
    ],
    right: [
      with_(instance, { instance: { a: {} } }),
      with_(balancer, lb({ internal: true })),
      with_(balancer, lb({ internal: false }), off),
      with_(balancer, lb({ internal: unknown }), off),
      with_(unknown, {}, off),
    ],
  },
  "endpoint/dual-stack": {
    wrong: [
      with_(address, { eip: { a: {} }, ...accelerator("DUAL_STACK") }, off),
      with_(balancer, { ...lb({}), ...accelerator("DUAL_STACK") }),
      with_(balancer, { ...lb({ ip_address_type: "ipv4" }), ...accelerator("DUAL_STACK") }),
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("DUAL_STACK") }, off),
    ],
    right: [
      with_(balancer, { ...lb({ ip_address_type: "dualstack" }), ...accelerator("DUAL_STACK") }),
      with_(balancer, { ...lb({ ip_address_type: unknown }), ...accelerator("DUAL_STACK") }),
      with_(balancer, { ...lb({}), ...accelerator("IPV4") }),
      with_(balancer, lb({})),
    ],
  },
  "endpoint/outlying": {
    wrong: [
      with_(instance, { instance: { a: { availability_zone: "us-west-2-lax-1a" } } }),
      with_(instance, {
        instance: { a: { subnet_id: ref("subnet", "a") } },
        subnet: { a: { availability_zone: "us-west-2-lax-1a" } },
      }),
      with_(balancer, {
        ...lb({ subnets: [ref("subnet", "a")] }),
        subnet: { a: { availability_zone: "us-east-1-wl1-bos-wlz-1" } },
      }),
      with_(balancer, {
        ...lb({ subnet_mapping: [{ subnet_id: ref("subnet", "a") }] }),
        subnet: { a: { availability_zone: "us-west-2-lax-1a" } },
      }),
    ],
    right: [
      with_(instance, { instance: { a: { availability_zone: "us-west-2a" } } }),
      with_(balancer, { ...lb({ subnets: [ref("subnet", "a")] }), subnet: { a: { availability_zone: unknown } } }),
      with_(balancer, { ...lb({ subnets: unknown }), subnet: { a: { availability_zone: "us-west-2-lax-1a" } } }),
    ],
  },

  "override/count": {
    wrong: [overridden(listens([7000, 7020]), ...pairs(11))],
    right: [overridden(listens([7000, 7020]), ...pairs(10))],
  },
  "override/twice": {
    wrong: [overridden({}, [7000, 8000], [7000, 8001]), overridden({}, [7000, 8000], [7001, 8000])],
    right: [overridden({}, [7000, 8000], [7001, 8001]), overridden({}, [unknown, 8000], [unknown, 8001])],
  },
  "override/listener-port": {
    wrong: [overridden(listens([7000, 7009]), [7010, 8000]), overridden(listens([7000, 7009]), [9000, 8000])],
    right: [
      overridden(listens([7000, 7009], [7010, 7010]), [7010, 8000]),
      overridden({}, [7010, 8000]),
      overridden(listens([7000, 7009]), [unknown, 8000]),
      overridden(
        { globalaccelerator_listener: { a: { ...listener, port_range: { from_port: unknown, to_port: 7009 } } } },
        [1, 2],
      ),
    ],
  },
  "override/endpoint-port": {
    wrong: [overridden(listens([7000, 7009]), [7000, 7009]), overridden(listens([7000, 7009]), [7000, 9000])],
    right: [
      overridden(listens([7000, 7009]), [7000, 7010]),
      overridden(listens([7000, 7009]), [7000, 5000]),
      overridden(listens([7000, 7009]), [7000, unknown]),
      overridden({}, [7000, 7009]),
    ],
  },
};
