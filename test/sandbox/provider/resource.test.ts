import { rmSync } from "node:fs";
import { objects } from "../support/objects";
import { Workspace } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});
const types = (): string[] => cloud.store.list().map(({ type }) => type.replace("tencentcloud_", ""));

describe("a create", () => {
  test("gives the object an id and what the cloud computes, and its plan then comes to rest", async () => {
    const vpc = await objects.vpc(cloud);

    expect(vpc.id).toMatch(/^vpc-[a-z0-9]{8}$/);
    expect(vpc.get("default_route_table_id")).toMatch(/^rtb-/);
    expect((await vpc.plan()).action).toBe("none");
  });

  test("gives no two objects the same id or address", async () => {
    const made = [await objects.eip(cloud), await objects.eip(cloud), await objects.eip(cloud)];

    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(new Set(made.map((eip) => eip.get("public_ip"))).size).toBe(3);
  });

  test("keeps timeouts in the state and tells the cloud nothing of them", async () => {
    const group = await cloud.create("security_group", { name: "a", timeouts: { delete: "3m" } });

    expect(group.get("timeouts")).toEqual({ delete: "3m" });
    expect((await group.refresh()).get("timeouts")).toEqual({ delete: "3m" });
    expect(cloud.store.list()[0]?.attributes).not.toHaveProperty("timeouts");
  });

  test("with a reference to what is not there is refused, and nothing is made", async () => {
    const config = { name: "a", vpc_id: "vpc-absent", availability_zone: "z", cidr_block: "10.0.0.0/24" };

    await expect(cloud.create("subnet", config)).rejects.toThrow(/ResourceNotFound.*vpc_id: vpc-absent does not exist/);
    expect(cloud.store.list()).toEqual([]);
  });
});

describe("an update", () => {
  test("happens in place", async () => {
    const vpc = await objects.vpc(cloud);
    const { id } = vpc;
    await vpc.apply({ name: "renamed", cidr_block: "10.0.0.0/16" });

    expect(vpc.id).toBe(id);
    expect(cloud.store.get("tencentcloud_vpc", id)?.attributes["name"]).toBe("renamed");
    expect((await vpc.plan()).action).toBe("none");
  });

  test("of an object that has vanished since the plan is refused, and does not bring it back", async () => {
    const vpc = await objects.vpc(cloud);
    const plan = await vpc.plan({ name: "renamed", cidr_block: "10.0.0.0/16" });
    cloud.store.delete("tencentcloud_vpc", vpc.id);

    await expect(vpc.perform(plan)).rejects.toThrow(/ResourceNotFound.*vpc-\w+ does not exist/);
    expect(cloud.store.list()).toEqual([]);
  });

  test("of something else is not refused for a reference that was lost before", async () => {
    const vpc = await objects.vpc(cloud);
    const listener = await objects.listener(new Workspace("ap-seoul", cloud.store));
    const group = {
      scaling_group_name: "fleet",
      configuration_id: (await objects.scalingConfig(cloud)).id,
      vpc_id: vpc.id,
      min_size: 1,
      max_size: 2,
      forward_balancer_ids: [
        {
          load_balancer_id: String(listener.get("clb_id")),
          listener_id: String(listener.get("listener_id")),
          target_attribute: [{ port: 80, weight: 10 }],
        },
      ],
    };
    const fleet = await cloud.create("as_scaling_group", group);
    await listener.destroy();

    expect((await fleet.apply({ ...group, max_size: 3 })).get("max_size")).toBe(3);
    await expect(fleet.apply({ ...group, configuration_id: "asc-absent" })).rejects.toThrow(
      "asc-absent does not exist",
    );
  });
});

describe("a delete", () => {
  test("is refused while another object needs this one, which is named", async () => {
    const vpc = await objects.vpc(cloud);
    const subnet = await objects.subnet(cloud, vpc);

    await expect(vpc.destroy()).rejects.toThrow(`${vpc.id} is used by tencentcloud_subnet ${subnet.id}`);
    await subnet.destroy();
    expect((await vpc.destroy()).state).toBeNull();
    expect(cloud.store.list()).toEqual([]);
  });

  test("takes with it what cannot be without this one", async () => {
    const listener = await objects.listener(cloud);
    const clb = await cloud.import("clb_instance", String(listener.get("clb_id")));
    await clb.destroy();

    expect(types()).toEqual(["subnet", "vpc"]);
    expect((await listener.plan()).action).toBe("create");
  });

  test("leaves alone what can be without this one", async () => {
    const eip = await objects.eip(cloud);
    const { id } = eip;
    const clb = await objects.clb(cloud, { eip_address_id: id });
    await eip.destroy();

    expect((await clb.refresh()).get("eip_address_id")).toBe(id);
  });

  test("of what is gone already is fine", async () => {
    const vpc = await objects.vpc(cloud);
    rmSync(cloud.store.list()[0]?.file ?? "");

    expect((await vpc.destroy()).state).toBeNull();
  });
});

describe("an import", () => {
  test("takes over an object as it is", async () => {
    const vpc = await objects.vpc(cloud);
    const imported = await cloud.import("vpc", vpc.id);

    expect(imported.state).toEqual(vpc.state);
    expect((await imported.plan({ name: "net", cidr_block: "10.0.0.0/16" })).action).toBe("none");
  });

  test("does not know what is never read back, so that it replaces what says it", async () => {
    const config = { type: "AnycastEIP", anycast_zone: "ANYCAST_ZONE_OVERSEAS" };
    const imported = await cloud.import("eip", (await cloud.create("eip", config)).id);

    expect(imported.get("anycast_zone")).toBeNull();
    expect(await imported.plan(config)).toMatchObject({ action: "replace", replaces: ["anycast_zone"] });
  });

  test("of what is not there is refused", async () => {
    await expect(cloud.import("vpc", "vpc-absent")).rejects.toThrow(/ResourceNotFound.*vpc-absent does not exist/);
  });

  test("is refused for a type that has none", async () => {
    await expect(cloud.import("ccn_bandwidth_limit", "ccn-1#ap-seoul")).rejects.toThrow("doesn't support import");
  });
});

describe("a read", () => {
  test("sees what was changed by hand", async () => {
    const vpc = await objects.vpc(cloud);
    const [object] = cloud.store.list();
    if (object) cloud.store.put({ ...object, attributes: { ...object.attributes, name: "by-hand" } });

    expect((await vpc.plan()).action).toBe("update");
    expect(vpc.get("name")).toBe("by-hand");
    await vpc.apply();
    expect(cloud.store.list()[0]?.attributes["name"]).toBe("net");
  });

  test("of an object that is gone has it made again", async () => {
    const vpc = await objects.vpc(cloud);
    const { id } = vpc;
    cloud.store.delete("tencentcloud_vpc", id);

    expect((await vpc.plan()).action).toBe("create");
    expect((await vpc.apply()).id).not.toBe(id);
  });
});
