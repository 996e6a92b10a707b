import type { HomeClusterProps } from "../../../constructs";
import { HomeCluster } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const sync = { protocol: "udp", port: 7001, probe: { send: "ping", expect: "pong" } } as const;

const build = (changes: Pick<HomeClusterProps, "ports" | "health">) =>
  synth((stack) => {
    new HomeCluster(stack, "home", {
      cloud: tencent(),
      name: "duel-test",
      region: "ap-seoul",
      zones: ["ap-seoul-1", "ap-seoul-2"],
      fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 2, max: 4 },
      ...changes,
    });
  });
const listener = (name: string, changes: Pick<HomeClusterProps, "ports" | "health">) =>
  Object.values(build(changes).all("clb_listener")).find((found) => found["listener_name"] === name);
/** A setting of every one in a list. */
const each = (list: unknown, ...keys: string[]) =>
  (list as Record<string, unknown>[]).map((one) => keys.map((key) => one[key]));

describe("a relay port", () => {
  const game = { protocol: "tcp", port: 7000, relayPort: 17000, idleSeconds: 600 } as const;
  const ports = { game, sync };

  test("has a listener of its own, with the idle time of its port, and the machines behind it", () => {
    expect(listener("relays-game", { ports })).toMatchObject({
      protocol: "TCP",
      port: 17000,
      idle_connect_timeout: 600,
      snat_enable: false,
    });
    expect(build({ ports }).only("as_scaling_group")["forward_balancer_ids"]).toEqual([
      expect.objectContaining({ target_attribute: [{ port: 7000, weight: 10 }] }),
      expect.objectContaining({
        listener_id: expect.stringMatching(/listener-relays-game.*\.listener_id}$/) as string,
        target_attribute: [{ port: 17000, weight: 10 }],
      }),
      expect.objectContaining({ target_attribute: [{ port: 7001, weight: 10 }] }),
    ]);
  });

  test("is checked by a connection, or as its port is where one answers for all or HTTP is asked", () => {
    expect(listener("relays-game", { ports })).toMatchObject({ health_check_type: "TCP", health_check_port: 17000 });
    const http = { path: "/ok", host: "duel.example" };
    expect(listener("relays-game", { ports, health: { http } })).toMatchObject({
      health_check_type: "HTTP",
      health_check_port: 7000,
    });
    const health = { port: "admin", http: { path: "/ok", host: "duel.example" } };
    const found = listener("relays-game", { ports: { ...ports, admin: { protocol: "tcp", port: 8080 } }, health });
    expect(found).toMatchObject({ health_check_type: "HTTP", health_check_port: 8080 });
  });

  test("is open to private addresses only, and the only TCP port that is", () => {
    const { ingress } = build({ ports }).only("security_group_rule_set");
    expect(each(ingress, "cidr_block", "protocol", "port")).toEqual([
      ["10.0.0.0/8", "TCP", "17000"],
      ["10.0.0.0/8", "UDP", "7001"],
      ["0.0.0.0/0", "TCP", "7000"],
      ["0.0.0.0/0", "UDP", "7001"],
    ]);
  });
});

describe("another number at home", () => {
  const ports = {
    game: { protocol: "tcp", port: 7000, homePort: 9000, relayPort: 17000 },
    sync: { ...sync, homePort: 9001 },
  } as const;

  test("is where the load balancer sends and checks; it keeps the players' number, as the address maps none", () => {
    expect(listener("game", { ports })).toMatchObject({ port: 7000, health_check_port: 9000 });
    expect(listener("sync", { ports })).toMatchObject({ port: 7001, health_check_port: 9001 });
    expect(listener("relays-game", { ports })).toMatchObject({ port: 17000, health_check_port: 17000 });
    const forwarded = build({ ports }).only("as_scaling_group")["forward_balancer_ids"];
    expect(each(forwarded, "target_attribute").flat(2)).toEqual([
      { port: 9000, weight: 10 },
      { port: 17000, weight: 10 },
      { port: 9001, weight: 10 },
    ]);
  });

  test("is open beside the players', since the fleet checks who comes as well", () => {
    const { ingress } = build({ ports }).only("security_group_rule_set");
    expect(each(ingress, "cidr_block", "protocol", "port")).toEqual([
      ["10.0.0.0/8", "TCP", "17000"],
      ["10.0.0.0/8", "UDP", "7001"],
      ["10.0.0.0/8", "UDP", "9001"],
      ["0.0.0.0/0", "TCP", "7000"],
      ["0.0.0.0/0", "TCP", "9000"],
      ["0.0.0.0/0", "UDP", "7001"],
      ["0.0.0.0/0", "UDP", "9001"],
    ]);
  });
});
