import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, onNode, wuxi, type Node } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

const beijing = "cn-beijing-telecom";
let cloud: AlicloudWorkspace;
let node: Node;
beforeEach(async () => {
  cloud = new AlicloudWorkspace();
  node = await objects.node(cloud);
});
const machine = (more: Group = {}): Promise<Managed> => cloud.create("ens_instance", onNode(node, more));
const eip = (more: Group = {}): Promise<Managed> =>
  cloud.create("ens_eip", {
    ens_region_id: wuxi,
    internet_charge_type: "95BandwidthByMonth",
    payment_type: "PayAsYouGo",
    ...more,
  });

describe("the network of a node", () => {
  test("is seen from every region: edge nodes have one endpoint", async () => {
    const other = cloud.in("ap-southeast-1");
    const own = await other.create("ens_instance", onNode(node));

    expect(own.get("private_ip_address")).toMatch(/^10\.8\.1\./);
  });

  test("goes when nothing is in it", async () => {
    const own = await machine();
    await expect(node.vswitch.destroy()).rejects.toThrow("VSwitchInUse");
    await expect(node.group.destroy()).rejects.toThrow("SecurityGroupInUse");
    await own.destroy();
    await expect(node.network.destroy()).rejects.toThrow("NetworkInUse");
    await node.vswitch.destroy();
    await node.group.destroy();
    await node.network.destroy();
  });

  test.each([
    ["outside it", { cidr_block: "10.9.0.0/24" }, "is not inside 10.8.0.0/16"],
    ["over another one", { cidr_block: "10.8.1.0/25" }, "overlaps"],
    ["on another node", { ens_region_id: beijing, cidr_block: "10.8.2.0/24" }, `is on ${wuxi}, not on ${beijing}`],
  ])("takes no vswitch %s", async (_, config, words) => {
    const own = { ens_region_id: wuxi, network_id: node.network.id, ...config };

    await expect(cloud.create("ens_vswitch", own)).rejects.toThrow(words);
  });

  test("has a range of those for private networks", async () => {
    const own = { ens_region_id: wuxi, cidr_block: "198.51.100.0/24" };

    await expect(cloud.create("ens_network", own)).rejects.toThrow("is not inside 10.0.0.0/8");
  });
});

describe("a security group", () => {
  test("comes back with what was left out, and plans nothing more", async () => {
    expect(node.group.get("permissions")).toMatchObject([
      { policy: "Accept", priority: 1, source_port_range: "-1/-1" },
    ]);
    expect((await node.group.plan()).action).toBe("none");
  });

  test.each([
    ["TCP", "-1/-1"],
    ["UDP", "7000"],
    ["ALL", "1/65535"],
  ])("refuses %s with the ports %s", async (protocol, ports) => {
    const permissions = [{ direction: "ingress", ip_protocol: protocol, port_range: ports }];

    await expect(cloud.create("ens_security_group", { permissions })).rejects.toThrow("InvalidParameter.PortRange");
  });

  test("refuses a permission for neither way", async () => {
    const permissions = [{ ip_protocol: "ALL" }];

    await expect(cloud.create("ens_security_group", { permissions })).rejects.toThrow("needs a direction");
  });
});

describe("a machine", () => {
  test("is on its node, named after itself, and plans nothing more", async () => {
    const own = await machine();

    expect(own.state).toMatchObject({ ens_region_id: wuxi, instance_name: own.id, status: "Running", amount: 1 });
    expect((await own.plan()).action).toBe("none");
  });

  test("that is asked for three times is three, of which one is known", async () => {
    const own = await machine({ amount: 3 });
    const all = cloud.cloud.everywhere("alicloud_ens_instance");
    await own.apply(onNode(node, { amount: 3, instance_name: "relay" }));

    expect(all.map(({ id }) => id)).toContain(own.id);
    expect(new Set(all.map(({ attributes }) => attributes["private_ip_address"])).size).toBe(3);
    await own.destroy();
    expect(cloud.ids("ens_instance")).toHaveLength(2);
    await expect(node.vswitch.destroy()).rejects.toThrow("VSwitchInUse");
  });

  test("that is a subscription is forgotten, and stays", async () => {
    const own = await machine({ payment_type: "Subscription", period: 1 });
    await own.destroy();

    expect(own.state).toBeNull();
    expect(cloud.ids("ens_instance")).toHaveLength(1);
  });

  test("is never told another script: the plan is an update, and nothing happens", async () => {
    const own = await machine();
    const data = Buffer.from("#!/bin/bash\n").toString("base64");
    const plan = await own.plan(onNode(node, { user_data: data }));
    await own.apply(onNode(node, { user_data: data }));
    const [object] = cloud.cloud.everywhere("alicloud_ens_instance");

    expect(plan.action).toBe("update");
    expect(object?.attributes["user_data"]).not.toBe(data);
    expect((await own.plan()).action).toBe("none");
  });

  test.each([
    ["instance_type", "update"],
    ["image_id", "replace"],
    ["private_ip_address", "replace"],
  ])("whose %s changes is planned as %s", async (name, action) => {
    const own = await machine();

    expect((await own.plan(onNode(node, { [name]: "other" }))).action).toBe(action);
  });

  const area = { schedule_area_level: "Big", net_district_code: "350000", carrier: "telecom" };
  const nowhere = { ens_region_id: null, net_work_id: null, vswitch_id: null };
  test.each<[string, Group, string]>([
    ["on a node that is not named", { ens_region_id: null }, "Region needs ens_region_id"],
    ["on a node, by carrier", { carrier: "telecom" }, "Region excludes carrier"],
    ["on a node, spread out", { scheduling_strategy: "Disperse" }, "by Concentrate only"],
    ["in an area, on a node", { ...area }, "Big excludes ens_region_id"],
    ["in an area, in a network", { ...area, ...nowhere, vswitch_id: "vsw-1" }, "Big excludes vswitch_id"],
    ["in an area of nobody", { ...area, ...nowhere, carrier: null }, "Big needs carrier"],
    ["at a level there is not", { schedule_area_level: "Huge" }, "none of Region, Big"],
    ["on another node than its network", { ens_region_id: beijing }, `is on ${wuxi}, not on ${beijing}`],
    ["without an image", { image_id: null }, "needs an image"],
    ["without a system disk", { system_disk: [] }, "needs a system disk"],
    ["that nobody can log in to", { password_inherit: null }, "needs one of password"],
    ["with a script as it is", { user_data: "#!/bin/sh" }, "must be in base64"],
    ["with a long script", { user_data: Buffer.alloc(12289).toString("base64") }, "limited to 16384 characters"],
    ["bought for ten months", { payment_type: "Subscription", period: 10 }, "period must be one of"],
  ])("%s is refused when it is applied", async (_, config, words) => {
    await expect(machine(config)).rejects.toThrow(words);
    expect(cloud.ids("ens_instance")).toEqual([]);
  });

  test.each<[string, Group]>([
    ["in an area", { ...area, ...nowhere, scheduling_strategy: "Disperse" }],
    ["of bare metal", { instance_type: "ens.x86_pm.large", image_id: null, system_disk: [] }],
    ["with the longest script", { user_data: Buffer.alloc(12288).toString("base64") }],
    ["by its key", { password_inherit: null, key_pair_name: "ops" }],
  ])("%s is made", async (_, config) => {
    await machine(config);

    expect(cloud.ids("ens_instance")).toHaveLength(1);
  });
});

describe("an address", () => {
  const bind = (address: Managed, to: Managed): Promise<Managed> =>
    cloud.create("ens_eip_instance_attachment", { allocation_id: address.id, instance_id: to.id });

  test("has a number that nothing tells, bound or not", async () => {
    const own = await eip();
    const bound = await bind(own, await machine());
    const [object] = cloud.cloud.everywhere("alicloud_ens_eip");

    expect(object?.attributes["ip_address"]).toMatch(/^198\.1[89]\./);
    expect(JSON.stringify([own.state, bound.state])).not.toContain(object?.attributes["ip_address"]);
    expect(bound.state).toMatchObject({ instance_type: "EnsInstance", status: "InUse" });
    expect((await own.refresh()).state).toMatchObject({ status: "InUse", isp: "cmcc", bandwidth: 5 });
  });

  test("outlives its machine, is bound once, and is released when it is free", async () => {
    const [own, first, second] = [await eip(), await machine(), await machine()];
    await bind(own, first);

    await expect(bind(own, second)).rejects.toThrow("is bound already");
    await expect(own.destroy()).rejects.toThrow("EipInUse");
    await first.destroy();
    await bind(own, second);
    await second.destroy();
    await own.destroy();
  });

  test("keeps its number when it is widened", async () => {
    const own = await eip();
    const numberOf = () => cloud.cloud.everywhere("alicloud_ens_eip")[0]?.attributes["ip_address"];
    const before = numberOf();
    await own.apply({
      ens_region_id: wuxi,
      internet_charge_type: "95BandwidthByMonth",
      payment_type: "PayAsYouGo",
      bandwidth: 200,
    });

    expect([numberOf(), own.get("bandwidth")]).toEqual([before, 200]);
  });

  test.each<[string, Group, string]>([
    ["too narrow", { bandwidth: 4 }, "from 5 to 10000"],
    ["too wide", { bandwidth: 10001 }, "from 5 to 10000"],
    ["of a carrier there is not", { isp: "att" }, "isp must be one of"],
  ])("%s is refused", async (_, config, words) => {
    await expect(eip(config)).rejects.toThrow(words);
  });

  test("is for machines of its node", async () => {
    const far = await eip({ ens_region_id: beijing });

    await expect(bind(far, await machine())).rejects.toThrow("EnsRegionId");
  });
});

test("what else there is on a node holds together", async () => {
  const own = await machine();
  const disk = await cloud.create("ens_disk", {
    category: "cloud_ssd",
    ens_region_id: wuxi,
    payment_type: "PayAsYouGo",
  });
  const far = await cloud.create("ens_disk", {
    category: "cloud_ssd",
    ens_region_id: beijing,
    payment_type: "PayAsYouGo",
  });
  await cloud.create("ens_disk_instance_attachment", { disk_id: disk.id, instance_id: own.id });
  const key = { key_pair_name: "ops", version: "2017-11-10" };
  await cloud.create("ens_instance_security_group_attachment", {
    instance_id: own.id,
    security_group_id: node.group.id,
  });

  expect((await disk.refresh()).get("status")).toBe("In-use");
  await expect(cloud.create("ens_disk_instance_attachment", { disk_id: far.id, instance_id: own.id })).rejects.toThrow(
    "EnsRegionId",
  );
  await expect(disk.destroy()).rejects.toThrow("DiskInUse");
  expect((await cloud.create("ens_key_pair", key)).id).toBe("ops:2017-11-10");
  await expect(cloud.create("ens_key_pair", key)).rejects.toThrow("Duplicate");
});
