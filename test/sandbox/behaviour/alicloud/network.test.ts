import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

let cloud: AlicloudWorkspace;
let site: Site;
beforeEach(async () => {
  cloud = new AlicloudWorkspace();
  site = await objects.site(cloud);
});

describe("a network", () => {
  test("lies in the region of its provider", () => {
    expect(site.vpc.get("region_id")).toBe("ap-northeast-1");
    expect(cloud.in("ap-southeast-1").cloud.list("alicloud_vpc")).toEqual([]);
  });

  test("goes when nothing is in it", async () => {
    await expect(site.vpc.destroy()).rejects.toThrow("DependencyViolation");
    await site.vswitch.destroy();
    await site.group.destroy();
    await site.vpc.destroy();

    expect(cloud.ids("vpc")).toEqual([]);
  });

  test("shows its name by the old argument too, and plans nothing more", async () => {
    expect([site.vpc.get("vpc_name"), site.vpc.get("name")]).toEqual(["net", "net"]);
    await site.vpc.apply({ vpc_name: "other", cidr_block: "10.0.0.0/16" });

    expect(site.vpc.get("name")).toBe("other");
    expect((await site.vpc.plan()).action).toBe("none");
  });
});

describe("a vswitch", () => {
  const vswitch = (more: Group): Promise<Managed> =>
    cloud.create("vswitch", { vpc_id: site.vpc.id, zone_id: "ap-northeast-1b", cidr_block: "10.0.2.0/24", ...more });

  test("has its zone by both arguments, and stays while a machine is in it", async () => {
    const machine = await objects.machine(cloud, site);

    expect(site.vswitch.get("availability_zone")).toBe("ap-northeast-1a");
    expect((await site.vswitch.plan()).action).toBe("none");
    await expect(site.vswitch.destroy()).rejects.toThrow("DependencyViolation");
    await machine.destroy();
    await site.vswitch.destroy();
  });

  test.each([
    ["outside its network", { cidr_block: "10.1.0.0/24" }, "is not inside 10.0.0.0/16"],
    ["over another one", { cidr_block: "10.0.1.128/25" }, "overlaps"],
    ["in a zone of another region", { zone_id: "ap-southeast-1a" }, "is not in ap-northeast-1"],
  ])("%s is refused", async (_, config, words) => {
    await expect(vswitch(config)).rejects.toThrow(words);
    await vswitch({});
  });
});

describe("a security group", () => {
  const rule = (more: Group): Promise<Managed> =>
    cloud.create("security_group_rule", {
      security_group_id: site.group.id,
      type: "ingress",
      ip_protocol: "tcp",
      port_range: "7000/7000",
      cidr_ip: "0.0.0.0/0",
      ...more,
    });

  test("goes with its rules, which are known by what they say", async () => {
    const { id } = await rule({});

    expect(id).toBe(`${site.group.id}:ingress:tcp:7000/7000:intranet:0.0.0.0/0:accept:1`);
    await site.group.destroy();
    expect(cloud.ids("security_group_rule")).toEqual([]);
  });

  test("stays while a machine or a rule of another group has it", async () => {
    const machine = await objects.machine(cloud, site);
    await expect(site.group.destroy()).rejects.toThrow("DependencyViolation");
    await machine.destroy();
    const door = await cloud.create("security_group", { security_group_name: "door", vpc_id: site.vpc.id });
    const from = await rule({ security_group_id: door.id, cidr_ip: null, source_security_group_id: site.group.id });

    await expect(site.group.destroy()).rejects.toThrow("DependencyViolation");
    await from.destroy();
    await site.group.destroy();
  });

  test.each([
    ["tcp", "-1/-1"],
    ["udp", "0/65535"],
    ["tcp", "9000/8000"],
    ["tcp", "7000"],
    ["icmp", "1/65535"],
  ])("refuses a rule of %s for the ports %s when it is applied", async (protocol, ports) => {
    await expect(rule({ ip_protocol: protocol, port_range: ports })).rejects.toThrow("InvalidParam.PortRange");
  });

  test("takes a rule for everything", async () => {
    const own = await rule({ type: "egress", ip_protocol: "all", port_range: "-1/-1" });

    expect(own.id).toContain(":egress:all:-1/-1:");
  });

  test("has rules that are replaced, whatever changes but their description", async () => {
    const config = { security_group_id: site.group.id, type: "ingress", ip_protocol: "tcp", cidr_ip: "0.0.0.0/0" };
    const own = await rule({});

    expect((await own.plan({ ...config, port_range: "7001/7001" })).action).toBe("replace");
    expect((await own.plan({ ...config, port_range: "7000/7000", description: "players" })).action).toBe("update");
  });
});

describe("a machine", () => {
  test("has an address in its vswitch, and lies in its zone", async () => {
    const machine = await objects.machine(cloud, site);

    expect(machine.state).toMatchObject({
      availability_zone: "ap-northeast-1a",
      vpc_id: site.vpc.id,
      private_ip: expect.stringMatching(/^10\.0\.1\./) as string,
      public_ip: "",
    });
    expect((await machine.plan()).action).toBe("none");
  });

  test.each([
    [
      "with more than it can boot with",
      { user_data: Buffer.alloc(16385, 97).toString("base64") },
      "limited to 16384 bytes",
    ],
    ["in another zone than its vswitch", { availability_zone: "ap-northeast-1b" }, "not in ap-northeast-1b"],
    ["in no vswitch", { vswitch_id: null }, "VSwitchId is required"],
  ])("%s is refused", async (_, config, words) => {
    await expect(objects.machine(cloud, site, config)).rejects.toThrow(words);
  });

  test("with a group of another network is refused", async () => {
    const { group } = await objects.site(cloud, "10.1");

    await expect(objects.machine(cloud, site, { security_groups: [group.id] })).rejects.toThrow("another network");
  });

  test("boots with 16 KB, and can be protected", async () => {
    const data = Buffer.alloc(16384, 97).toString("base64");
    const machine = await objects.machine(cloud, site, { user_data: data, deletion_protection: true });

    await expect(machine.destroy()).rejects.toThrow("deletion_protection off first");
  });
});

describe("an address", () => {
  test("outlives the machine it is bound to, and is not released before", async () => {
    const eip = await cloud.create("eip_address", { bandwidth: "100" });
    const machine = await objects.machine(cloud, site);
    const bound = await cloud.create("eip_association", { allocation_id: eip.id, instance_id: machine.id });

    expect(bound.state).toMatchObject({ id: `${eip.id}:${machine.id}`, instance_type: "EcsInstance" });
    expect((await eip.refresh()).state).toMatchObject({ status: "InUse", allocation_id: eip.id });
    await expect(eip.destroy()).rejects.toThrow("IncorrectEipStatus");
    await machine.destroy();
    expect(cloud.ids("eip_association")).toEqual([]);
    await eip.destroy();
  });

  test("is bound once, to what has none", async () => {
    const [eip, other] = [await cloud.create("eip_address", {}), await cloud.create("eip_address", {})];
    const machine = await objects.machine(cloud, site);
    const open = await objects.machine(cloud, site, { internet_max_bandwidth_out: 5 });
    await cloud.create("eip_association", { allocation_id: eip.id, instance_id: machine.id });
    const bind = (allocation: Managed, target: Managed): Promise<Managed> =>
      cloud.create("eip_association", { allocation_id: allocation.id, instance_id: target.id });

    await expect(bind(eip, open)).rejects.toThrow("is bound to");
    await expect(bind(other, machine)).rejects.toThrow("has a public address already");
    await expect(bind(other, open)).rejects.toThrow("has a public address already");
    expect(eip.get("ip_address")).not.toBe(other.get("ip_address"));
  });

  test("that is a subscription is forgotten, and stays", async () => {
    const eip = await cloud.create("eip_address", { payment_type: "Subscription", period: 1 });
    await eip.destroy();

    expect(eip.state).toBeNull();
    expect(cloud.ids("eip_address")).toHaveLength(1);
  });
});
