import { objects } from "../support/objects";
import { Workspace } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});
const anycast = { type: "AnycastEIP", anycast_zone: "ANYCAST_ZONE_OVERSEAS", internet_max_bandwidth_out: 500 };

describe("an address", () => {
  test("keeps its number when bandwidth and tags change", async () => {
    const eip = await cloud.create("eip", anycast);
    const address = eip.get("public_ip");
    const changed = { ...anycast, internet_max_bandwidth_out: 800, tags: { game: "duel" } };

    expect((await eip.plan(changed)).action).toBe("update");
    await eip.apply(changed);
    expect([eip.get("public_ip"), eip.get("internet_max_bandwidth_out")]).toEqual([address, 800]);
    expect((await eip.plan()).action).toBe("none");
  });

  test("keeps its bandwidth without a difference when the configuration no longer says it", async () => {
    const eip = await cloud.create("eip", anycast);

    expect(await eip.plan({ type: "AnycastEIP", anycast_zone: "ANYCAST_ZONE_OVERSEAS" })).toMatchObject({
      action: "none",
      planned: { internet_max_bandwidth_out: 500 },
    });
  });

  test("has 1 Mbit/s, and is charged by traffic, when nothing is said", async () => {
    expect((await cloud.create("eip", {})).state).toMatchObject({
      type: "EIP",
      internet_max_bandwidth_out: 1,
      internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR",
      status: "UNBIND",
    });
  });

  test("lies in the range that is set aside for tests of networks", async () => {
    expect((await objects.eip(cloud)).get("public_ip")).toMatch(/^198\.1[89]\.\d+\.\d+$/);
  });

  test.each([
    ["another", { anycast_zone: "ANYCAST_ZONE_GLOBAL" }],
    ["no more", { anycast_zone: null }],
  ])("is replaced for %s anycast zone", async (_which, change) => {
    const eip = await cloud.create("eip", anycast);

    expect(await eip.plan({ ...anycast, ...change })).toMatchObject({ action: "replace", replaces: ["anycast_zone"] });
  });

  test("is replaced for an anycast zone that is added", async () => {
    const eip = await cloud.create("eip", { type: "AnycastEIP" });

    expect(await eip.plan(anycast)).toMatchObject({ action: "replace", replaces: ["anycast_zone"] });
  });

  test.each(["bandwidth_package_id", "egress", "anti_ddos_package_id"])(
    "plans a change of %s, and refuses it",
    async (name) => {
      const eip = await cloud.create("eip", { ...anycast, [name]: "one" });
      const change = { ...anycast, [name]: "two" };

      expect((await eip.plan(change)).action).toBe("update");
      await expect(eip.apply(change)).rejects.toThrow(`\`${name}\` cannot be changed`);
      await eip.refresh();
      expect(eip.get(name)).toBe("one");
    },
  );

  test("that is bound is unbound and released", async () => {
    const eip = await objects.eip(cloud);
    const clb = await objects.clb(cloud);
    const association = await cloud.create("eip_association", { eip_id: eip.id, instance_id: clb.id });
    await eip.destroy();

    expect((await association.refresh()).state).toBeNull();
  });
});

describe("a binding", () => {
  const bind = (eip: string, target: string) => cloud.create("eip_association", { eip_id: eip, instance_id: target });

  test("of a load balancer is seen at the address, and comes to rest", async () => {
    const [eip, clb] = [await objects.eip(cloud), await objects.clb(cloud)];
    const association = await bind(eip.id, clb.id);

    expect(association.id).toBe(`${eip.id}::${clb.id}`);
    expect((await eip.refresh()).get("status")).toBe("BIND");
    expect([(await association.plan()).action, (await eip.plan()).action, (await clb.plan()).action]).toEqual([
      "none",
      "none",
      "none",
    ]);
  });

  test("is replaced for another target, and can be when the old one goes first", async () => {
    const [eip, clb] = [await objects.eip(cloud), await objects.clb(cloud)];
    const other = await cloud.create("clb_instance", {
      clb_name: "other",
      network_type: "INTERNAL",
      vpc_id: String(clb.get("vpc_id")),
      subnet_id: String(clb.get("subnet_id")),
    });
    const association = await bind(eip.id, clb.id);
    const change = { eip_id: eip.id, instance_id: other.id };

    expect(await association.plan(change)).toMatchObject({ action: "replace", replaces: ["instance_id"] });
    expect((await association.apply(change)).id).toBe(`${eip.id}::${other.id}`);
  });

  test("is refused while the old one is there, as with create_before_destroy", async () => {
    const [eip, clb] = [await objects.eip(cloud), await objects.clb(cloud)];
    await bind(eip.id, clb.id);

    await expect(bind(eip.id, clb.id)).rejects.toThrow("eip status is illegal BIND");
  });

  test("is refused beside the eip_address_id of a load balancer, whichever comes first", async () => {
    const [eip, second] = [await objects.eip(cloud), await objects.eip(cloud)];
    const clb = await objects.clb(cloud, { eip_address_id: eip.id });
    const card = await cloud.create("eni", {
      name: "card",
      vpc_id: String(clb.get("vpc_id")),
      subnet_id: String(clb.get("subnet_id")),
    });
    const bound = { eip_id: second.id, network_interface_id: card.id, private_ip: "10.0.1.9" };
    const association = await cloud.create("eip_association", bound);

    await expect(bind(eip.id, clb.id)).rejects.toThrow("eip status is illegal BIND");
    await expect(bind(second.id, clb.id)).rejects.toThrow("eip status is illegal BIND");
    await expect(
      clb.apply({
        clb_name: "home",
        network_type: "INTERNAL",
        vpc_id: String(clb.get("vpc_id")),
        subnet_id: String(clb.get("subnet_id")),
        eip_address_id: second.id,
      }),
    ).rejects.toThrow("eip status is illegal BIND");
    expect(association.id).toBe(`${second.id}::${card.id}::10.0.1.9`);
  });

  test("is refused for a load balancer that has an address, and for a public one", async () => {
    const [eip, other] = [await objects.eip(cloud), await objects.eip(cloud)];
    const clb = await objects.clb(cloud);
    const open = await cloud.create("clb_instance", { clb_name: "open", network_type: "OPEN" });
    await bind(eip.id, clb.id);

    await expect(bind(other.id, clb.id)).rejects.toThrow("has an EIP already");
    await expect(bind(other.id, open.id)).rejects.toThrow("is a public CLB");
  });

  test("of a virtual address or a NAT gateway is seen at the address too", async () => {
    const vpc = await objects.vpc(cloud);
    const subnet = await objects.subnet(cloud, vpc);
    const [first, second] = [await objects.eip(cloud), await objects.eip(cloud)];
    const vip = await cloud.create("ha_vip", { name: "vip", vpc_id: vpc.id, subnet_id: subnet.id });
    await cloud.create("ha_vip_eip_attachment", { havip_id: vip.id, address_ip: String(first.get("public_ip")) });
    await cloud.create("nat_gateway", {
      name: "nat",
      vpc_id: vpc.id,
      assigned_eip_set: [String(second.get("public_ip"))],
    });

    expect((await first.refresh()).get("status")).toBe("BIND");
    expect((await second.refresh()).get("status")).toBe("BIND");
  });
});
