import { TerraformOutput } from "cdktf";
import * as fc from "fast-check";
import type { AnycastEntryProps, TrafficProps } from "../../../constructs";
import { AnycastEntry, HomeCluster, Traffic } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { declared } from "../../model/declared";
import { renamedPort } from "../../support/renamed-port";
import { exampleEnvironment, synth, type Synthesised } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

const udp = { protocol: "udp", port: 7001, probe: { send: "ping", expect: "pong" } } as const;
const ports = { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: udp } as const;
const areas = { "ap-tokyo": { bandwidthMbps: 50 }, "ap-seoul": { bandwidthMbps: 80 } };

cloudContract(
  tencent,
  declared({
    entry: { kind: "ga2", areas, bandwidthMbps: 60 },
    edges: { tokyo: { entryWeight: 20 } },
    dns: { zone: "duel.example", name: "play", delegate: {}, spread: { by: "place", places: { tokyo: ["default"] } } },
    https: { name: "web", port: "game", cdn: "none" },
  }),
);

/** What a resource waits for, by its own name. */
function orderOf(tf: Synthesised, ...types: string[]): Record<string, unknown> {
  const all = types.flatMap((type) => Object.entries(tf.all(type)));
  return Object.fromEntries(all.map(([id, { depends_on: before = [] }]) => [id, before]));
}

describe("the entry", () => {
  const stackId = "duel-test-entry";
  const build = (props: Partial<AnycastEntryProps> = {}) =>
    synth(
      (stack) => {
        new AnycastEntry(stack, "entry", {
          cloud: tencent(),
          name: "duel-test",
          region: "ap-seoul",
          kind: "ga2",
          bandwidthMbps: 60,
          areas,
          tags: { game: "duel" },
          ...props,
        });
      },
      { id: stackId },
    );
  const protection = (tf: Synthesised, type: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(tf.all(type)).map(([id, { lifecycle }]) => [id, lifecycle]));

  test("is an accelerator and its areas, at addresses that never change", () => {
    const tf = build();
    expect(tf.addresses).toEqual([
      "tencentcloud_ga2_accelerate_area.area-ap-seoul",
      "tencentcloud_ga2_accelerate_area.area-ap-tokyo",
      "tencentcloud_ga2_global_accelerator.accelerator",
    ]);
    expect(tf.only("ga2_global_accelerator")).toEqual({
      name: "duel-test-entry",
      instance_charge_type: "POSTPAID",
      tags: { game: "duel" },
      timeouts: { create: "15m", update: "15m", delete: "15m" },
      lifecycle: { prevent_destroy: true },
    });
    expect(tf.all("ga2_accelerate_area")["area-ap-tokyo"]).toEqual({
      global_accelerator_id: "${tencentcloud_ga2_global_accelerator.accelerator.global_accelerator_id}",
      accelerate_region: "ap-tokyo",
      bandwidth: 50,
      timeouts: { create: "15m", update: "15m", delete: "15m" },
      depends_on: ["tencentcloud_ga2_accelerate_area.area-ap-seoul"],
      lifecycle: { prevent_destroy: true },
    });
  });

  test("its areas wait for each other, also when one comes between", () => {
    const more = { ...areas, "ap-singapore": { bandwidthMbps: 10 } };
    expect(orderOf(build({ areas: more }), "ga2_accelerate_area")).toEqual({
      "area-ap-seoul": [],
      "area-ap-singapore": ["tencentcloud_ga2_accelerate_area.area-ap-seoul"],
      "area-ap-tokyo": ["tencentcloud_ga2_accelerate_area.area-ap-singapore"],
    });
  });

  test("publishes an address for each area, in the order of their names, and the accelerator's name", () => {
    const tf = synth((stack) => {
      const entry = { kind: "ga2", bandwidthMbps: 60, areas } as const;
      const common = { cloud: tencent(), name: "duel-test", region: "ap-seoul" };
      const { outputs } = new AnycastEntry(stack, "entry", { ...common, ...entry });
      new TerraformOutput(stack, "outputs", { value: outputs });
    });
    expect(tf.json.output?.["outputs"]?.value).toEqual({
      entryId: "${tencentcloud_ga2_global_accelerator.accelerator.global_accelerator_id}",
      addresses: ["ap-seoul", "ap-tokyo"].map(
        (area) => `\${element(tolist(tencentcloud_ga2_accelerate_area.area-${area}.ip_address), 0)}`,
      ),
      dnsName: "${tencentcloud_ga2_global_accelerator.accelerator.cname}",
    });
  });

  test("a retired area loses its protection, goes last and is told to nobody", () => {
    const tf = build({ areas: { ...areas, "ap-seoul": { bandwidthMbps: 80, retire: "ap-seoul" } } });
    expect(protection(tf, "ga2_accelerate_area")).toEqual({
      "area-ap-seoul": { prevent_destroy: false },
      "area-ap-tokyo": { prevent_destroy: true },
    });
    expect(orderOf(tf, "ga2_accelerate_area")["area-ap-tokyo"]).toEqual([]);
    expect(protection(tf, "ga2_global_accelerator")).toEqual({ accelerator: { prevent_destroy: true } });
  });

  test("retiring the entry takes the protection off all of it", () => {
    const tf = build({ retire: stackId });
    for (const type of ["ga2_global_accelerator", "ga2_accelerate_area"]) {
      expect(Object.values(protection(tf, type))).not.toContainEqual({ prevent_destroy: true });
    }
  });

  test("an accelerator that exists is imported with its areas, not made", () => {
    const tf = build({ adopt: "ga-1a2b", areas: { "ap-seoul": { bandwidthMbps: 80, adopt: "area-3c4d" } } });
    expect(tf.json.import).toEqual([
      { id: "ga-1a2b", to: "tencentcloud_ga2_global_accelerator.accelerator" },
      { id: "ga-1a2b#area-3c4d", to: "tencentcloud_ga2_accelerate_area.area-ap-seoul" },
    ]);
  });

  test("a line over the border is promised for", () => {
    const china = { ...areas, "ap-guangzhou": { bandwidthMbps: 10 } };
    const tf = build({ areas: china, crossBorder: "unicom", acknowledge: ["cross-border"] });
    expect(tf.only("ga2_global_accelerator")).toMatchObject({
      cross_border_type: "Unicom",
      cross_border_promise_flag: true,
    });
  });
});

describe("home", () => {
  const example = exampleEnvironment().home;
  const build = (publicBandwidthMbps?: number, checked: object = ports) =>
    synth((stack) => {
      new HomeCluster(stack, "home", {
        cloud: tencent(),
        name: "duel-test",
        ...example,
        ports: checked as typeof ports,
        ...(publicBandwidthMbps !== undefined && { publicBandwidthMbps }),
      });
    });

  test("has a public address of its own behind an accelerator, on the same private load balancer", () => {
    const tf = build(60);
    expect(tf.only("eip")).toMatchObject({ name: "duel-test-home", type: "EIP", internet_max_bandwidth_out: 60 });
    expect(tf.only("eip_association")).toEqual({
      eip_id: "${tencentcloud_eip.home.id}",
      instance_id: "${tencentcloud_clb_instance.endpoint.id}",
    });
    expect(tf.only("clb_instance")).toMatchObject({ network_type: "INTERNAL" });
  });

  test("is open to the world on the players' ports alone", () => {
    const { ingress } = build(60).only("security_group_rule_set") as {
      ingress: { cidr_block: string; port: string }[];
    };
    const open = ingress.filter(({ cidr_block: source }) => source === "0.0.0.0/0").map(({ port }) => port);
    expect(open).toEqual(["7000", "7001"]);
  });

  test("has none behind an anycast address, and is the same else", () => {
    const [without, withOne] = [build(), build(60)];
    expect(without.all("eip")).toEqual({});
    expect(withOne.addresses.filter((address) => !without.addresses.includes(address))).toEqual([
      "tencentcloud_eip.home",
      "tencentcloud_eip_association.home_public-binding_" + suffix(withOne),
    ]);
  });

  test.each([
    ["port/probe-ga2", { ...ports, sync: { ...udp, probe: "ping" } }],
    ["port/probe-ga2", { ...ports, sync: { ...udp, probe: { send: "00", expect: "01", format: "hex" } } }],
    ["port/idle", { ...ports, sync: { ...udp, idleSeconds: 21 } }],
    ["timeout/hop", { ...ports, sync: { ...udp, heartbeatSeconds: 11 } }],
  ])("fails %s behind an accelerator alone", (code, checked) => {
    expect(() => build(60, checked)).toThrow(code);
    expect(() => build(undefined, checked)).not.toThrow();
  });

  test("fails where its cap is none that Tencent Cloud sells", () => {
    expect(() => build(101)).toThrow("publicBandwidthMbps");
  });
});

/** The end of a logical id that cdktf made. */
function suffix(tf: Synthesised): string {
  return Object.keys(tf.all("eip_association"))[0]?.split("_").at(-1) ?? "";
}

describe("traffic", () => {
  const props: TrafficProps = {
    cloud: tencent(),
    name: "duel-test",
    entry: { entryId: "ga-1", addresses: ["192.0.2.1", "192.0.2.2"], dnsName: "ga-1.example" },
    entryKind: "ga2",
    home: {
      endpointId: "lb-1",
      networkId: "vpc-1",
      hubId: "ccn-1",
      endpointAddress: "10.0.1.2",
      publicAddress: "198.51.100.1",
      region: "ap-seoul",
    },
    ports: { ...ports, login: { protocol: "tcp", port: 7002, relayPort: 17002 } },
    health: { intervalSeconds: 10, timeoutSeconds: 3, unhealthyAfter: 4, healthyAfter: 2 },
  };
  const tokyo = { region: "ap-tokyo", addresses: { "ap-tokyo-1-1": "198.51.100.2", "ap-tokyo-1-2": "198.51.100.3" } };
  const build = (changes: Partial<TrafficProps> = {}) =>
    synth((stack) => {
      new Traffic(stack, "traffic", { ...props, ...changes });
    });
  const groups = (tf: Synthesised): Record<string, unknown>[] =>
    Object.values(tf.all("ga2_endpoint_group")).map(
      (group) => group["endpoint_group_configuration"] as Record<string, unknown>,
    );
  const of = (tf: Synthesised, port: string) => groups(tf).find(({ name }) => name === port);

  test("nothing is bound as an anycast address is", () => {
    expect(build().all("eip_association")).toEqual({});
  });

  test("listeners and groups follow each other in one chain", () => {
    const tf = build();
    const turn = expect.stringMatching(/^terraform_data\.\w*turn/) as string;
    const listener = (key: string) => expect.stringMatching(`ga2_listener\\.\\w*listener-${key}`) as string;
    const group = (key: string) => expect.stringMatching(`ga2_endpoint_group\\.\\w*endpoints-${key}`) as string;
    const before = Object.values(tf.all("ga2_listener")).map(({ name, depends_on: after = [] }) => [name, after]);
    expect(Object.fromEntries(before)).toEqual({
      game: [turn],
      login: [listener("tcp-7000"), group("tcp-7000")],
      sync: [listener("tcp-7002"), group("tcp-7002")],
    });
  });

  test("a port under another name is the same listener and group", () => {
    expect(build({ ports: renamedPort(props.ports, "game", "zone") }).addresses).toEqual(build().addresses);
  });

  test("whatever ports there are, no two changes of them meet", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
        const some = names.map((one, index) => [one, { protocol: "tcp", port: 7000 + index }] as const);
        const { json } = build({ ports: Object.fromEntries(some) });
        expect(tencent().model.graphRules.flatMap((rule) => rule.check(json))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("a listener has the players' numbers and bears silence as long as it can", () => {
    const rows = Object.values(build().all("ga2_listener")).map((one) => [
      one["name"],
      one["protocol"],
      one["port_ranges"],
      one["idle_timeout"],
      one["get_real_ip_type"],
    ]);
    expect(rows).toEqual([
      ["game", "TCP", { from_port: 7000, to_port: 7000 }, 900, "TOA"],
      ["login", "TCP", { from_port: 7002, to_port: 7002 }, 900, "TOA"],
      ["sync", "UDP", { from_port: 7001, to_port: 7001 }, 20, undefined],
    ]);
  });

  test("home is an endpoint at its public address, checked as home declares", () => {
    const numbers = {
      enable_health_check: true,
      connect_timeout: 3,
      health_check_interval: 10,
      healthy_threshold: 2,
      unhealthy_threshold: 4,
      endpoint_group_region: "ap-seoul",
      endpoint_configurations: [{ endpoint_type: "CustomPublicIp", endpoint_service: "198.51.100.1", weight: 100 }],
    };
    expect(of(build(), "game")).toEqual({ name: "game", ...numbers, check_type: "TCP", check_port: "7000" });
    expect(of(build(), "sync")).toEqual({
      name: "sync",
      ...numbers,
      check_type: "CUSTOM",
      check_port: "7001",
      context_type: "TEXT",
      check_send_context: "ping",
      check_recv_context: "pong",
    });
  });

  test("the port that answers for all is asked by its players' number", () => {
    const tf = build({ health: { port: "login" } });
    expect(of(tf, "game")).toMatchObject({ check_type: "TCP", check_port: "7002" });
  });

  test.each([
    [undefined, [100]],
    [0, [100, 0, 0]],
    [20, [100, 20, 20]],
  ])("relays of an edge with the weight %s", (entryWeight, weights) => {
    const edges = { tokyo: { ...tokyo, ...(entryWeight !== undefined && { entryWeight }) } };
    const [group] = groups(build({ edges }));
    expect(group?.["endpoint_configurations"]).toMatchObject(weights.map((weight) => ({ weight })));
  });

  test("an endpoint group is replaced when home goes to another region", () => {
    const inputs = (region: string) =>
      Object.values(build({ home: { ...props.home, region } }).json.resource?.["terraform_data"] ?? {}).filter(
        ({ input }) => input !== undefined,
      );
    expect(inputs("ap-seoul")).toEqual([{ input: "ap-seoul" }, { input: "ap-seoul" }, { input: "ap-seoul" }]);
    expect(inputs("ap-tokyo")).not.toEqual(inputs("ap-seoul"));
    for (const group of Object.values(build().all("ga2_endpoint_group"))) {
      expect(group["lifecycle"]).toEqual({ replace_triggered_by: [expect.stringContaining("terraform_data.")] });
    }
  });

  test("players find the accelerator by its own name", () => {
    const records = build({ dns: { zone: "duel.example", name: "play" } }).only("dnspod_record");
    expect(records).toMatchObject({ sub_domain: "play", record_type: "CNAME", value: "ga-1.example" });
  });

  test("more relays than a group takes are refused at synthesis", () => {
    const addresses = Object.fromEntries(["a", "b", "c", "d"].map((key, index) => [key, `198.51.100.${index + 2}`]));
    const graph = build({ edges: { tokyo: { ...tokyo, addresses, entryWeight: 20 } } }).json;
    const found = tencent().model.graphRules.flatMap((rule) => rule.check(graph).map(() => rule.code));
    expect(new Set(found)).toEqual(new Set(["ga2/endpoints"]));
  });
});
