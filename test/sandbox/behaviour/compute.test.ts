import type { Group } from "../../../sandbox/value/value";
import { objects } from "../support/objects";
import { Workspace, type Managed } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});

async function instance(more: Group = {}): Promise<Managed> {
  const vpc = await objects.vpc(cloud);
  const subnet = await objects.subnet(cloud, vpc);
  return cloud.create("instance", { ...placed(vpc.id, subnet.id), ...more });
}
const placed = (vpc: string, subnet: string): Group => ({
  image_id: "img-1",
  availability_zone: "ap-seoul-1",
  instance_type: "S5.LARGE8",
  vpc_id: vpc,
  subnet_id: subnet,
});
const said = (machine: Managed): Group => placed(String(machine.get("vpc_id")), String(machine.get("subnet_id")));

describe("an instance", () => {
  test("gets an address of its subnet, and comes to rest", async () => {
    const machine = await instance({ hostname: "relay-1" });

    expect(machine.get("private_ip")).toMatch(/^10\.0\.1\.\d+$/);
    expect((await machine.plan()).action).toBe("none");
  });

  test("that is protected is not destroyed until the protection is off", async () => {
    const machine = await instance({ disable_api_termination: true });

    await expect(machine.destroy()).rejects.toThrow("`disable_api_termination`");
    await machine.apply({ ...said(machine), disable_api_termination: false });
    expect((await machine.destroy()).state).toBeNull();
  });

  test("is replaced for another script only when it says so", async () => {
    const machine = await instance({ user_data_raw: "one" });
    const script = (text: string, replace: boolean): Group => ({
      ...said(machine),
      user_data_raw: text,
      user_data_replace_on_change: replace,
    });

    expect((await machine.plan(script("two", false))).action).toBe("update");
    expect(await machine.plan(script("two", true))).toMatchObject({ action: "replace", replaces: ["user_data_raw"] });
    expect((await machine.plan(script("one", true))).action).toBe("update");
  });

  test("does not see a hostname that was changed by hand", async () => {
    const machine = await instance({ hostname: "relay-1" });
    const [object] = cloud.store.list("tencentcloud_instance");
    if (object) cloud.store.put({ ...object, attributes: { ...object.attributes, hostname: "by-hand" } });

    expect((await machine.plan()).action).toBe("none");
    expect(machine.get("hostname")).toBe("relay-1");
  });
});

describe("a placement group", () => {
  const spread = { name: "spread", type: "HOST" };

  test("that an instance no longer names, but was not replaced for, cannot be destroyed", async () => {
    const group = await cloud.create("placement_group", spread);
    const machine = await instance({ placement_group_id: group.id });

    expect((await machine.plan(said(machine))).action).toBe("none");
    await machine.apply(said(machine));
    await expect(group.destroy()).rejects.toThrow(`${group.id} is used by tencentcloud_instance ${machine.id}`);
  });

  test("plans another number of partitions, and refuses it", async () => {
    const partitions = (count: number): Group => ({ ...spread, strategy: "PARTITION", partition_count: count });
    const group = await cloud.create("placement_group", partitions(2));

    expect((await group.plan(partitions(3))).action).toBe("update");
    await expect(group.apply(partitions(3))).rejects.toThrow("`partition_count` cannot be changed");
  });
});

describe("a scaling configuration", () => {
  const config = (more: Group): Group => ({
    configuration_name: "fleet",
    image_id: "img-1",
    instance_types: ["S5.LARGE8"],
    ...more,
  });

  test("comes to rest, the names of its instances too, which are never read back", async () => {
    const names = { instance_name_settings: [{ instance_name: "relay" }] };
    const fleet = await cloud.create("as_scaling_config", config(names));

    expect((await fleet.plan()).action).toBe("none");
    expect((await cloud.import("as_scaling_config", fleet.id)).get("instance_name_settings")).toEqual([]);
  });

  test("never comes to rest with host names that have no style", async () => {
    const named = (style: string | null): Group =>
      config({ host_name_settings: [{ host_name: "relay", host_name_style: style }] });
    const open = await cloud.create("as_scaling_config", named(null));
    const written = await cloud.create("as_scaling_config", named("UNIQUE"));
    const first = (await open.plan()).action;
    await open.apply();

    expect([first, (await open.plan()).action]).toEqual(["update", "update"]);
    expect((await written.plan()).action).toBe("none");
  });

  test("never gives a tag back", async () => {
    const tags = (own: Group | null): Group => config({ instance_tags: own });
    const fleet = await cloud.create("as_scaling_config", tags({ game: "duel", old: "1" }));
    const before = (await fleet.plan()).action;
    await fleet.apply(tags({ game: "duel" }));

    expect([before, (await fleet.plan()).action]).toEqual(["none", "update"]);
    expect(fleet.get("instance_tags")).toEqual({ game: "duel", old: "1" });
    await fleet.apply(tags({ game: "other", old: "1" }));
    expect((await fleet.plan()).action).toBe("none");
  });

  test("does not take its bandwidth back to 0", async () => {
    const bandwidth = (mbps: number): Group => config({ internet_max_bandwidth_out: mbps });
    const fleet = await cloud.create("as_scaling_config", bandwidth(10));
    await fleet.apply(bandwidth(0));

    expect((await fleet.plan()).action).toBe("update");
    expect(fleet.get("internet_max_bandwidth_out")).toBe(10);
    await fleet.apply(bandwidth(20));
    expect((await fleet.plan()).action).toBe("none");
  });
});

describe("a scaling group", () => {
  async function balanced(): Promise<{ fleet: Managed; config: Group }> {
    const listener = await objects.listener(cloud);
    const config = {
      scaling_group_name: "fleet",
      configuration_id: (await objects.scalingConfig(cloud)).id,
      vpc_id: (await objects.vpc(cloud)).id,
      min_size: 1,
      max_size: 2,
    };
    const balancer = {
      load_balancer_id: String(listener.get("clb_id")),
      listener_id: String(listener.get("listener_id")),
      target_attribute: [{ port: 80, weight: 10 }],
    };
    return { fleet: await cloud.create("as_scaling_group", { ...config, forward_balancer_ids: [balancer] }), config };
  }

  test("keeps its listeners without a difference when the configuration no longer says them", async () => {
    const { fleet, config } = await balanced();
    const listeners = fleet.get("forward_balancer_ids");

    expect((await fleet.plan(config)).action).toBe("none");
    await fleet.apply({ ...config, max_size: 3 });
    expect(fleet.get("forward_balancer_ids")).toEqual(listeners);
  });

  test("is refused with more machines at least than at most", async () => {
    const { fleet, config } = await balanced();

    await expect(fleet.apply({ ...config, min_size: 3 })).rejects.toThrow("min_size is larger than max_size");
  });

  test("takes one policy of termination at most", () => {
    const refused = (policies: string[]) =>
      cloud.resource("as_scaling_group").validate({ termination_policies: policies }).length;

    expect(refused(["OLDEST_INSTANCE"])).toBe(0);
    expect(refused(["OLDEST_INSTANCE", "NEWEST_INSTANCE"])).toBe(1);
  });
});

test("a key pair takes no dash in its name", () => {
  const refused = (name: string) => cloud.resource("key_pair").validate({ key_name: name }).length;

  expect([refused("relay_1"), refused("relay-1")]).toEqual([0, 1]);
});
