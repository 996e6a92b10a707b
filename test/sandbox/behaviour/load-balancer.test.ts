import { objects } from "../support/objects";
import { Workspace, type Managed } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});

const internal = (clb: Managed) => ({
  clb_name: "home",
  network_type: "INTERNAL",
  vpc_id: String(clb.get("vpc_id")),
  subnet_id: String(clb.get("subnet_id")),
});

describe("a private load balancer", () => {
  test("gets an address of its subnet, and comes to rest", async () => {
    const clb = await objects.clb(cloud);

    expect(clb.get("clb_vips")).toEqual([expect.stringMatching(/^10\.0\.1\.\d+$/)]);
    expect((await clb.plan()).action).toBe("none");
  });

  test("gets no address twice, and none when its subnet is full", async () => {
    const vpc = await objects.vpc(cloud);
    const subnet = await objects.subnet(cloud, vpc, "10.0.2.0/29");
    const make = (name: number) =>
      cloud.create("clb_instance", {
        clb_name: `clb-${name}`,
        network_type: "INTERNAL",
        vpc_id: vpc.id,
        subnet_id: subnet.id,
      });
    const made = [];
    for (const name of [1, 2, 3, 4, 5]) made.push(await make(name));

    expect(made.flatMap((clb) => clb.get("clb_vips")).sort()).toEqual([2, 3, 4, 5, 6].map((host) => `10.0.2.${host}`));
    await expect(make(6)).rejects.toThrow(`${subnet.id} has no address left`);
  });

  test.each([
    ["address_ip_version", "IPV4"],
    ["vip_isp", "BGP"],
    ["internet_charge_type", "TRAFFIC_POSTPAID_BY_HOUR"],
    ["zone_id", "ap-seoul-1"],
    ["target_region_info_region", "ap-tokyo"],
    ["target_region_info_vpc_id", "vpc-1"],
  ])("does not take %s", async (name, value) => {
    await expect(objects.clb(cloud, { [name]: value })).rejects.toThrow(`INTERNAL network_type do not support ${name}`);
    expect(cloud.store.list("tencentcloud_clb_instance")).toEqual([]);
  });

  test("needs a network and a subnet", async () => {
    await expect(cloud.create("clb_instance", { clb_name: "home", network_type: "INTERNAL" })).rejects.toThrow(
      "needs vpc_id and subnet_id",
    );
  });

  test("is refused beside one of the same name, as with create_before_destroy", async () => {
    const clb = await objects.clb(cloud);

    await expect(cloud.create("clb_instance", internal(clb))).rejects.toThrow("Same CLB name home exists!");
    expect((await cloud.create("clb_instance", { ...internal(clb), clb_name: "next" })).id).not.toBe(clb.id);
  });

  test("that is protected is not destroyed until the protection is off", async () => {
    const clb = await objects.clb(cloud, { delete_protect: true });

    await expect(clb.destroy()).rejects.toThrow("`delete_protect`");
    await clb.apply({ ...internal(clb), delete_protect: false });
    expect((await clb.destroy()).state).toBeNull();
  });

  test("with an EIP of its own argument is not destroyed in one go", async () => {
    const eip = await objects.eip(cloud);
    const clb = await objects.clb(cloud, { eip_address_id: eip.id });

    expect((await eip.refresh()).get("status")).toBe("BIND");
    await expect(clb.destroy()).rejects.toThrow("eip_address_id");
  });

  test("keeps its EIP without a difference when the configuration no longer says it", async () => {
    const eip = await objects.eip(cloud);
    const clb = await objects.clb(cloud, { eip_address_id: eip.id });

    expect((await clb.plan(internal(clb))).action).toBe("none");
  });

  test("whose EIP is bound by an association is destroyed after that", async () => {
    const [eip, clb] = [await objects.eip(cloud), await objects.clb(cloud)];
    const association = await cloud.create("eip_association", { eip_id: eip.id, instance_id: clb.id });

    await expect(clb.destroy()).rejects.toThrow(association.id);
    await association.destroy();
    expect((await clb.destroy()).state).toBeNull();
  });
});

describe("the targets of a listener", () => {
  test("belong to one attachment: a second one and the first undo each other", async () => {
    const listener = await objects.listener(cloud);
    const attachment = (port: number) => ({
      clb_id: String(listener.get("clb_id")),
      listener_id: String(listener.get("listener_id")),
      targets: [{ eni_ip: "10.0.1.9", port }],
    });
    const first = await cloud.create("clb_attachment", attachment(80));
    const alone = await first.plan();
    const second = await cloud.create("clb_attachment", attachment(90));
    const beside = await first.plan();
    await first.apply();

    expect([alone.action, beside.action, (await second.plan()).action]).toEqual(["none", "update", "update"]);
  });

  test("are not an attachment's alone beside a scaling group", async () => {
    const listener = await objects.listener(cloud);
    const ids = { listener_id: String(listener.get("listener_id")) };
    const clb = String(listener.get("clb_id"));
    const config = { clb_id: clb, ...ids, targets: [{ eni_ip: "10.0.1.9", port: 80 }] };
    const attachment = await cloud.create("clb_attachment", config);
    const before = (await attachment.plan()).action;
    await cloud.create("as_scaling_group", {
      scaling_group_name: "fleet",
      configuration_id: (await objects.scalingConfig(cloud)).id,
      vpc_id: (await objects.vpc(cloud)).id,
      min_size: 1,
      max_size: 2,
      forward_balancer_ids: [{ load_balancer_id: clb, ...ids, target_attribute: [{ port: 80, weight: 10 }] }],
    });
    const beside = (await attachment.plan()).action;
    await attachment.apply();

    expect([before, beside, (await attachment.plan()).action]).toEqual(["none", "update", "update"]);
  });

  test("want the listener's listener_id, not its id", async () => {
    const listener = await objects.listener(cloud);
    const clb = String(listener.get("clb_id"));

    await expect(
      cloud.create("clb_attachment", {
        clb_id: clb,
        listener_id: listener.id,
        targets: [{ eni_ip: "10.0.1.9", port: 80 }],
      }),
    ).rejects.toThrow(`listener_id: ${listener.id} does not exist`);
    await expect(
      cloud.create("as_scaling_group", {
        scaling_group_name: "fleet",
        configuration_id: (await objects.scalingConfig(cloud)).id,
        vpc_id: (await objects.vpc(cloud)).id,
        min_size: 1,
        max_size: 2,
        forward_balancer_ids: [
          { load_balancer_id: clb, listener_id: listener.id, target_attribute: [{ port: 80, weight: 10 }] },
        ],
      }),
    ).rejects.toThrow(`forward_balancer_ids.listener_id: ${listener.id} does not exist`);
  });

  test("may be a scaling group's, and come to rest", async () => {
    const listener = await objects.listener(cloud);
    const fleet = await cloud.create("as_scaling_group", {
      scaling_group_name: "fleet",
      configuration_id: (await objects.scalingConfig(cloud)).id,
      vpc_id: (await objects.vpc(cloud)).id,
      min_size: 1,
      max_size: 2,
      forward_balancer_ids: [
        {
          load_balancer_id: String(listener.get("clb_id")),
          listener_id: String(listener.get("listener_id")),
          target_attribute: [{ port: 80, weight: 10 }],
        },
      ],
    });

    expect((await fleet.plan()).action).toBe("none");
  });
});
