import type { Group } from "../../../sandbox/value/value";
import { objects } from "../support/objects";
import { Workspace } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});

describe("the rules of a security group", () => {
  const rules = (group: string, ...ingress: Group[]): Group => ({ security_group_id: group, ingress });
  const rule = (more: Group = {}): Group => ({
    action: "ACCEPT",
    protocol: "TCP",
    port: "7000",
    cidr_block: "0.0.0.0/0",
    ...more,
  });
  const group = async (): Promise<string> => (await cloud.create("security_group", { name: "relay" })).id;

  test("come to rest when they are written as the cloud writes them", async () => {
    const set = await cloud.create("security_group_rule_set", rules(await group(), rule(), rule({ port: "ALL" })));

    expect((await set.plan()).action).toBe("none");
  });

  test.each([
    ["action", "accept"],
    ["protocol", "tcp"],
    ["port", "all"],
  ])("never come to rest with %s in lower case", async (name, written) => {
    const set = await cloud.create("security_group_rule_set", rules(await group(), rule({ [name]: written })));
    const first = (await set.plan()).action;
    await set.apply();

    expect([first, (await set.plan()).action]).toEqual(["update", "update"]);
  });

  test("have an order that counts", async () => {
    const id = await group();
    const [one, other] = [rule(), rule({ port: "7001" })];
    const set = await cloud.create("security_group_rule_set", rules(id, one, other));

    expect((await set.plan(rules(id, other, one))).action).toBe("update");
  });

  test("have one owner: two sets undo each other", async () => {
    const id = await group();
    const first = await cloud.create("security_group_rule_set", rules(id, rule()));
    const second = await cloud.create("security_group_rule_set", rules(id, rule({ port: "7001" })));
    const beside = (await first.plan()).action;
    await first.apply();

    expect([beside, (await second.plan()).action]).toEqual(["update", "update"]);
  });

  test("are from a range or from a group, not both", async () => {
    const id = await group();

    await expect(cloud.create("security_group_rule_set", rules(id, rule({ source_security_id: id })))).rejects.toThrow(
      "conflict at rule.0",
    );
    await expect(
      cloud.create("security_group_rule_set", rules(id, rule(), rule({ source_security_id: id }))),
    ).rejects.toThrow("conflict at rule.1");
    const own = rule({ cidr_block: null, source_security_id: id });
    expect((await cloud.create("security_group_rule_set", rules(id, own))).id).toBe(id);
  });

  test("go with their group", async () => {
    const own = await cloud.create("security_group", { name: "relay" });
    await cloud.create("security_group_rule_set", rules(own.id, rule()));
    await own.destroy();

    expect(cloud.store.list()).toEqual([]);
  });
});

describe("a route", () => {
  const route = (more: Group): Group => ({
    route_table_id: "rtb-1",
    destination_cidr_block: "10.9.0.0/16",
    next_type: "EIP",
    next_hub: "0",
    ...more,
  });

  test("to an EIP has the hub 0", async () => {
    await expect(cloud.create("route_table_entry", route({ next_hub: "eip-1" }))).rejects.toThrow("next_hub");
    expect((await (await cloud.create("route_table_entry", route({}))).plan()).action).toBe("none");
    expect((await cloud.create("route_table_entry", route({ next_type: "NAT", next_hub: "nat-1" }))).id).toMatch(
      /^rtb-1\./,
    );
  });

  test("is replaced for another description", async () => {
    const entry = await cloud.create("route_table_entry", route({ description: "one" }));

    expect(await entry.plan(route({ description: "two" }))).toMatchObject({
      action: "replace",
      replaces: ["description"],
    });
  });
});

describe("a NAT gateway", () => {
  async function gateway(more: Group = {}, bandwidth: number | null = null) {
    const vpc = await objects.vpc(cloud);
    const eip = await cloud.create("eip", { internet_max_bandwidth_out: bandwidth });
    const config = { name: "nat", vpc_id: vpc.id, assigned_eip_set: [String(eip.get("public_ip"))], ...more };
    return { eip, nat: await cloud.create("nat_gateway", config) };
  }

  test("of version 2 has the bandwidth 5000 or none", async () => {
    await expect(gateway({ nat_product_version: 2, bandwidth: 100 })).rejects.toThrow("can only be 5000");
    expect((await (await gateway({ nat_product_version: 2, bandwidth: 5000 })).nat.plan()).action).toBe("none");
    expect((await (await gateway({ nat_product_version: 1, bandwidth: 100 })).nat.plan()).action).toBe("none");
  });

  test("of version 2 has 2,000,000 connections or none", async () => {
    await expect(gateway({ nat_product_version: 2, max_concurrent: 1000000 })).rejects.toThrow("can only be 2000000");
  });

  test("of version 2 has 5000 where nothing is said", async () => {
    const { nat } = await gateway({ nat_product_version: 2 });

    expect(nat.state).toMatchObject({ bandwidth: 5000, max_concurrent: 2000000 });
    expect((await nat.plan()).action).toBe("none");
  });

  test("and its address undo each other's bandwidth when both say one", async () => {
    const { eip } = await gateway({ stock_public_ip_addresses_bandwidth_out: 50 }, 100);
    const first = (await eip.plan()).action;
    await eip.apply();

    expect([first, (await eip.plan()).action]).toEqual(["update", "update"]);
  });

  test.each([
    [50, null],
    [null, 100],
  ])("and its address come to rest when one of them says it (%j, %j)", async (stock, bandwidth) => {
    const { eip, nat } = await gateway({ stock_public_ip_addresses_bandwidth_out: stock }, bandwidth);

    expect([(await eip.plan()).action, (await nat.plan()).action]).toEqual(["none", "none"]);
  });

  test("loses an address that is released", async () => {
    const { eip, nat } = await gateway();
    await eip.destroy();

    expect((await nat.refresh()).get("assigned_eip_set")).toEqual([]);
    expect((await nat.plan()).action).toBe("update");
  });
});

describe("the backhaul", () => {
  const attach = (ccn: string, vpc: string, region: string): Group => ({
    ccn_id: ccn,
    instance_type: "VPC",
    instance_region: region,
    instance_id: vpc,
  });

  test("joins networks of two regions, whoever attaches them", async () => {
    const tokyo = cloud.in("ap-tokyo");
    const ccn = await cloud.create("ccn", { name: "road" });
    const [home, edge] = [await objects.vpc(cloud), await objects.vpc(tokyo, "10.1.0.0/16")];
    await cloud.create("ccn_attachment_v2", attach(ccn.id, home.id, "ap-seoul"));
    const far = await cloud.create("ccn_attachment_v2", attach(ccn.id, edge.id, "ap-tokyo"));
    const limit = { ccn_id: ccn.id, region: "ap-seoul", dst_region: "ap-tokyo", bandwidth_limit: 20 };
    const road = await cloud.create("ccn_bandwidth_limit", limit);

    expect(far.get("cidr_block")).toEqual(["10.1.0.0/16"]);
    expect([(await far.plan()).action, (await road.plan()).action]).toEqual(["none", "none"]);
    await expect(edge.destroy()).rejects.toThrow("is used by tencentcloud_ccn_attachment_v2");
    await expect(cloud.create("ccn_attachment_v2", attach(ccn.id, edge.id, "ap-seoul"))).rejects.toThrow(edge.id);
  });

  test("takes no ranges that overlap", async () => {
    const ccn = await cloud.create("ccn", { name: "road" });
    const [home, inside] = [await objects.vpc(cloud), await objects.vpc(cloud, "10.0.128.0/17")];
    await cloud.create("ccn_attachment_v2", attach(ccn.id, home.id, "ap-seoul"));

    await expect(cloud.create("ccn_attachment_v2", attach(ccn.id, inside.id, "ap-seoul"))).rejects.toThrow("overlaps");
  });

  test("limits regions that are attached, and no others", async () => {
    const ccn = await cloud.create("ccn", { name: "road" });

    await expect(cloud.create("ccn_bandwidth_limit", { ccn_id: ccn.id, region: "ap-seoul" })).rejects.toThrow(
      `no network of region ap-seoul is attached to ${ccn.id}`,
    );
  });

  test("has no equal-cost routes without overlapping ones", async () => {
    const ccn = (more: Group) => cloud.create("ccn", { name: "road", ...more });

    await expect(ccn({ route_ecmp_flag: true })).rejects.toThrow("route_overlap_flag cannot be switched off");
    expect((await (await ccn({ route_ecmp_flag: true, route_overlap_flag: true })).plan()).action).toBe("none");
    expect((await (await ccn({})).plan()).action).toBe("none");
  });
});
