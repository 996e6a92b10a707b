import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { alibabaModel } from "../../../model/alibaba";
import { synth } from "../../support/synth";

const cloud = alibaba();
const node = "cn-wuxi-telecom_unicom_cmcc-2";
const props: EdgeSiteProps = {
  cloud,
  name: "duel-test",
  key: "wuxi",
  tags: { game: "duel" },
  kind: "ens",
  region: node,
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
  relays: {
    zones: { [node]: 2 },
    instanceType: "ens.sn1.small",
    image: "m-2",
    bandwidthMbps: 100,
    addresses: { [`${node}-2`]: "203.0.113.2", [`${node}-1`]: "203.0.113.1" },
  },
  backhaul: { public: "addresses" },
  home: { endpointId: "lb-1", networkId: "vpc-1", hubId: "cen-1", endpointAddress: "192.0.2.1" },
  homeRegion: "ap-northeast-1",
};

const build = (changes: Partial<EdgeSiteProps> = {}) =>
  synth(
    (stack) => {
      new EdgeSite(stack, "edge", { ...props, ...changes });
    },
    { cloud, region: node },
  );

test("the provider is asked in a region, as a node is none", () => {
  expect(build().json.provider).toEqual({ alicloud: [{ region: "cn-hangzhou" }] });
});

test("each relay is one machine of this node, by no subscription, without a password in the state", () => {
  const tf = build();
  expect(Object.keys(tf.all("ens_instance"))).toHaveLength(2);
  for (const relay of Object.values(tf.all("ens_instance"))) {
    expect(relay).toMatchObject({
      amount: 1,
      payment_type: "PayAsYouGo",
      schedule_area_level: "Region",
      ens_region_id: node,
      net_work_id: "${alicloud_ens_network.network.id}",
      system_disk: { category: "cloud_efficiency", size: 50 },
      public_ip_identification: false,
      password_inherit: true,
    });
    expect(relay).not.toHaveProperty("password");
  }
});

test("each relay has an address of its own that outlives it, never NAT or a load balancer", () => {
  const tf = build();
  expect(Object.keys(tf.all("ens_eip"))).toEqual([`relay-${node}-1`, `relay-${node}-2`]);
  for (const address of Object.values(tf.all("ens_eip"))) {
    expect(address).toMatchObject({
      ens_region_id: node,
      bandwidth: 100,
      internet_charge_type: "95BandwidthByMonth",
      payment_type: "PayAsYouGo",
    });
  }
  expect(Object.values(tf.all("ens_eip_instance_attachment")).map((one) => one["instance_type"])).toEqual([
    "EnsInstance",
    "EnsInstance",
  ]);
  expect(tf.text).not.toMatch(/ens_nat_gateway|ens_load_balancer|cen_/);
});

test("only the players' ports are open, and relays may go anywhere", () => {
  const { permissions } = build().only("ens_security_group");
  expect(permissions).toEqual([
    {
      direction: "ingress",
      ip_protocol: "TCP",
      port_range: "7000/7000",
      source_cidr_ip: "0.0.0.0/0",
      source_port_range: "-1/-1",
      policy: "Accept",
      priority: 1,
      description: "players on game",
    },
    expect.objectContaining({ direction: "ingress", ip_protocol: "UDP", port_range: "7001/7001" }),
    expect.objectContaining({ direction: "egress", ip_protocol: "ALL", dest_cidr_ip: "0.0.0.0/0" }),
  ]);
});

test("relays reach home at the entry's address, and are replaced when what they boot with changes", () => {
  const inputs = (changes: Partial<EdgeSiteProps> = {}) =>
    Object.values(build(changes).all("terraform_data")).map((data) => data["input"]);
  for (const relay of Object.values(build().all("ens_instance"))) {
    expect(Buffer.from(relay["user_data"] as string, "base64").toString()).toContain("192.0.2.1:17000");
  }
  expect(inputs({ relays: { ...props.relays, userData: "#!/bin/sh" } })).not.toEqual(inputs());
});

test("addresses are those that were read at the console: nothing else changes when they are written down", () => {
  const outputs = (addresses?: Record<string, string>) => {
    const relays = { ...props.relays, addresses };
    let published = {};
    const { text } = synth(
      (stack) => {
        published = new EdgeSite(stack, "edge", { ...props, relays }).outputs.addresses;
      },
      { cloud, region: node },
    );
    return { published, text };
  };
  const before = outputs();
  const after = outputs(props.relays.addresses);
  expect(before.published).toEqual({});
  expect(Object.entries(after.published)).toEqual([
    [`${node}-1`, "203.0.113.1"],
    [`${node}-2`, "203.0.113.2"],
  ]);
  expect(after.text).toBe(before.text);
});

test("nothing of two nodes is joined, so they may have one address range", () => {
  expect(build().only("ens_network")["cidr_block"]).toBe("10.191.0.0/16");
  expect(build().only("ens_vswitch")["cidr_block"]).toBe("10.191.1.0/24");
  expect(Object.values(alibabaModel.regionNumbers)).not.toContain(191);
  expect(build({ cidr: "10.77.0.0/16" }).only("ens_vswitch")["cidr_block"]).toBe("10.77.1.0/24");
});

test.each<[string, Partial<EdgeSiteProps>]>([
  ["edge/no-private-road", { backhaul: undefined }],
  ["edge/ens-zone", { relays: { ...props.relays, zones: { [`${node}a`]: 1 }, addresses: undefined } }],
  ["edge/addresses-unknown", { relays: { ...props.relays, addresses: { [`${node}-3`]: "203.0.113.3" } } }],
  [
    "edge/addresses-shared",
    { relays: { ...props.relays, addresses: { [`${node}-1`]: "203.0.113.1", [`${node}-2`]: "203.0.113.1" } } },
  ],
  ["edge/instance-type", { relays: { ...props.relays, instanceType: "ecs.c7.large" } }],
])("%s", (code, changes) => {
  expect(() => build(changes)).toThrow(code);
});
