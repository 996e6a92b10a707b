import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const balancer = { address_type: "intranet", vswitch_id: "vsw-1" };
const balancers = (...changes: Arguments[]) => each("slb_load_balancer", balancer, changes);

const tcp = { load_balancer_id: "lb-1", protocol: "tcp", frontend_port: 7000, backend_port: 7000 };
const udp = { ...tcp, protocol: "udp" };
const listeners = (...changes: Arguments[]) => each("slb_listener", tcp, changes);
const two = (changes: Arguments) => stack({ slb_listener: { a: tcp, b: { ...tcp, ...changes } } });
/** A listener of a load balancer in the same stack. */
const of = (args: Arguments, changes: Arguments) =>
  stack({
    slb_load_balancer: { endpoint: { ...balancer, ...args } },
    slb_listener: { a: { ...tcp, load_balancer_id: ref("slb_load_balancer", "endpoint"), ...changes } },
  });
const group = (args: Arguments) =>
  stack({
    slb_server_group: { a: args },
    slb_server_group_server_attachment: { a: { server_group_id: ref("slb_server_group", "a"), server_id: "i-1" } },
  });
const zones = (count: number) => ({
  zone_mappings: Array.from({ length: count }, (_, n) => ({ zone_id: `z${n}`, vswitch_id: `vsw-${n}` })),
});
const nlb = (...changes: Arguments[]) => each("nlb_listener", { listener_port: 7000 }, changes);

export const balancingCases: Readonly<Record<string, Case>> = {
  "balancer/vswitch": {
    wrong: balancers({ vswitch_id: undefined }, { vswitch_id: null }),
    right: balancers({}, { vswitch_id: unknown }, { address_type: "internet", vswitch_id: undefined }),
  },
  "balancer/size": {
    wrong: balancers(
      { instance_charge_type: "PayByCLCU", load_balancer_spec: "slb.s1.small" },
      { instance_charge_type: "PayBySpec", load_balancer_spec: "slb.lcu.elastic" },
    ),
    right: balancers(
      {},
      { instance_charge_type: "PayByCLCU" },
      { instance_charge_type: "PayByCLCU", load_balancer_spec: "slb.lcu.elastic" },
      { instance_charge_type: "PayBySpec", load_balancer_spec: "slb.s1.small" },
      { instance_charge_type: "PayByCLCU", load_balancer_spec: unknown },
    ),
  },
  "balancer/servers": {
    wrong: [group({ servers: { server_ids: ["i-2"], port: 7000 } })],
    right: [group({}), one("slb_server_group", { servers: { server_ids: ["i-2"], port: 7000 } })],
  },
  "balancer/zones": {
    wrong: [one("nlb_load_balancer", zones(1)), one("nlb_load_balancer", zones(11))],
    right: [
      one("nlb_load_balancer", zones(2)),
      one("nlb_load_balancer", zones(10)),
      one("nlb_load_balancer", { dynamic: { zone_mappings: {} } }),
      one("nlb_load_balancer", { zone_mappings: unknown }),
    ],
  },
  "balancer/nlb-idle": {
    wrong: nlb({ idle_timeout: 0 }, { idle_timeout: 901 }),
    right: nlb({}, { idle_timeout: 1 }, { idle_timeout: 900 }, { idle_timeout: unknown }),
  },
  "balancer/nlb-ports": {
    wrong: nlb({ listener_port: 0 }, { start_port: 7000, end_port: 7010 }),
    right: nlb({}, { listener_port: 0, start_port: 7000, end_port: 7010 }, { listener_port: unknown }),
  },

  "listener/port-twice": {
    wrong: [two({}), two({ description: "again" }), two({ protocol: "tcp", backend_port: 9000 })],
    right: [
      two({ frontend_port: 7001 }),
      two({ protocol: "udp" }),
      two({ load_balancer_id: "lb-2" }),
      two({ frontend_port: unknown }),
      stack({
        slb_listener: {
          a: { ...tcp, load_balancer_id: "${each.key}" },
          b: { ...tcp, load_balancer_id: "${each.key}" },
        },
      }),
    ],
  },
  "listener/target": {
    wrong: listeners({ backend_port: undefined }, { server_group_id: "rsp-1", master_slave_server_group_id: "rsp-2" }),
    right: listeners({}, { backend_port: undefined, server_group_id: "rsp-1" }, { backend_port: unknown }),
  },
  "listener/udp-port": {
    wrong: [250, 4789, 4790].map((port) => one("slb_listener", { ...udp, frontend_port: port })),
    right: [one("slb_listener", { ...udp, frontend_port: 251 }), ...listeners({ frontend_port: 4789 })],
  },
  "listener/idle": {
    wrong: [
      one("slb_listener", { ...udp, established_timeout: 900 }),
      one("slb_listener", { ...tcp, protocol: "http", established_timeout: 900 }),
      ...listeners({ idle_timeout: 15 }, { request_timeout: 60 }),
    ],
    right: [
      ...listeners({ established_timeout: 900 }, {}),
      one("slb_listener", { ...tcp, protocol: "https", idle_timeout: 15, request_timeout: 60 }),
      one("slb_listener", { ...tcp, protocol: unknown, established_timeout: 900 }),
    ],
  },
  "listener/scheduler": {
    wrong: [...listeners({ scheduler: "qch" }), of({}, { scheduler: "sch" }), of({}, { scheduler: "tch" })],
    right: [
      ...listeners({}, { scheduler: "wrr" }, { scheduler: "sch" }, { scheduler: unknown }),
      of({ load_balancer_spec: "slb.s2.small" }, { scheduler: "sch" }),
      of({ instance_charge_type: "PayByCLCU" }, { scheduler: "tch" }),
      of({ load_balancer_spec: "slb.s2.small" }, { scheduler: "qch", protocol: "udp" }),
      of({}, { scheduler: "wrr" }),
    ],
  },
  "listener/health-threshold": {
    wrong: listeners({ healthy_threshold: 1 }, { unhealthy_threshold: 1 }),
    right: listeners({}, { healthy_threshold: 2, unhealthy_threshold: 10 }, { healthy_threshold: unknown }),
  },
  "listener/health-kind": {
    wrong: [
      one("slb_listener", { ...udp, health_check_type: "http" }),
      one("slb_listener", { ...udp, health_check_uri: "/" }),
      ...listeners({ health_check_uri: "/" }, { health_check_type: "tcp", health_check_domain: "duel.example" }),
    ],
    right: [
      one("slb_listener", udp),
      ...listeners(
        {},
        { health_check_type: "http", health_check_uri: "/" },
        { health_check_type: unknown, health_check_uri: "/" },
      ),
      one("slb_listener", { ...tcp, protocol: "http", health_check_uri: "/" }),
    ],
  },
};
