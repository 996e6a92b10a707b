import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let site: Site;
let ids: string[];
beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
  ids = site.subnets.map(({ id }) => id);
});

const config = (more: Record<string, unknown> = {}) => ({
  name: "home",
  load_balancer_type: "network",
  internal: true,
  subnets: ids,
  security_groups: [site.group.id],
  ...(more as Record<string, string>),
});
const create = (more: Record<string, unknown> = {}): Promise<Managed> => cloud.create("lb", config(more));

test("a network load balancer has an arn, a name and a zone of its region", async () => {
  const lb = await create();

  expect(lb.id).toMatch(
    /^arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer\/net\/home\/[0-9a-f]{16}$/,
  );
  expect(lb.state).toMatchObject({
    arn: lb.id,
    arn_suffix: expect.stringMatching(/^net\/home\/[0-9a-f]{16}$/) as string,
    dns_name: expect.stringMatching(/^home-[0-9a-f]{16}\.elb\.ap-northeast-2\.amazonaws\.com$/) as string,
    zone_id: expect.stringMatching(/^Z[0-9A-F]{13}$/) as string,
    vpc_id: site.vpc.id,
    ip_address_type: "ipv4",
  });
  expect((await lb.plan()).action).toBe("none");
});

test("load balancers of one region and kind share their zone", async () => {
  const [one, other] = [await create(), await create({ name: "other" })];

  expect(one.get("zone_id")).toBe(other.get("zone_id"));
});

test("a name is there once per region", async () => {
  await create();

  await expect(create()).rejects.toThrow("DuplicateLoadBalancerName");
});

test("a name that is only begun is completed", async () => {
  const lb = await create({ name: null, name_prefix: "home-" });

  expect(lb.get("name")).toMatch(/^home-.{26}$/);
  expect((await lb.plan()).action).toBe("none");
});

test("deletion protection refuses its deletion until it is switched off", async () => {
  const lb = await create({ enable_deletion_protection: true });

  await expect(lb.destroy()).rejects.toThrow("deletion protection is enabled");
  await lb.apply(config({ enable_deletion_protection: false }));
  await lb.destroy();
  expect(cloud.ids("lb")).toEqual([]);
});

describe("security groups", () => {
  test("are changed in place", async () => {
    const lb = await create();
    const other = await cloud.create("security_group", { name: "more", vpc_id: site.vpc.id });

    expect((await lb.plan(config({ security_groups: [site.group.id, other.id] }))).action).toBe("update");
  });

  test("cannot be added where there were none, nor all taken away", async () => {
    const bare = await create({ name: "bare", security_groups: null });
    const secured = await create();

    expect(bare.get("security_groups")).toEqual([]);
    expect(await bare.plan(config({ name: "bare" }))).toMatchObject({
      action: "replace",
      replaces: ["security_groups"],
    });
    expect((await secured.plan(config({ security_groups: [] }))).replaces).toEqual(["security_groups"]);
    expect((await secured.plan(config({ security_groups: null }))).action).toBe("none");
  });

  test("are of the network of the load balancer", async () => {
    const { group } = await objects.site(cloud, { net: "10.5" });

    await expect(create({ security_groups: [group.id] })).rejects.toThrow("is not of the VPC");
  });
});

describe("subnets", () => {
  test("are added in place, and one that goes replaces", async () => {
    const third = await cloud.create("subnet", {
      vpc_id: site.vpc.id,
      cidr_block: "10.0.3.0/24",
      availability_zone: "ap-northeast-2c",
    });
    const lb = await create();

    expect((await lb.plan(config({ subnets: [ids[0]] }))).replaces).toEqual(["subnets"]);
    expect((await lb.plan(config({ subnets: [...ids, third.id] }))).action).toBe("update");
    await lb.apply(config({ subnets: [...ids, third.id] }));
    expect(lb.get("subnet_mapping")).toHaveLength(3);
    expect((await lb.plan()).action).toBe("none");
  });

  test("are in zones of their own, in one network", async () => {
    const twin = await cloud.create("subnet", {
      vpc_id: site.vpc.id,
      cidr_block: "10.0.3.0/24",
      availability_zone: "ap-northeast-2a",
    });
    const { subnets } = await objects.site(cloud, { net: "10.5" });

    await expect(create({ subnets: [ids[0], twin.id] })).rejects.toThrow("same Availability Zone");
    await expect(create({ subnets: [ids[0], subnets[1].id] })).rejects.toThrow("of one VPC");
  });

  test("are two at least for an application load balancer", async () => {
    await expect(create({ load_balancer_type: "application", subnets: [ids[0]] })).rejects.toThrow(
      "At least two subnets",
    );
  });

  test("lead to the Internet when the load balancer faces it", async () => {
    await site.gateway.destroy();

    await expect(create({ internal: false })).rejects.toThrow("has no internet gateway");
    await create();
  });

  test("stay while a load balancer is in them", async () => {
    await create();

    await expect(site.subnets[0].destroy()).rejects.toThrow("DependencyViolation");
  });
});

describe("addresses of its own", () => {
  const mapped = (...eips: Managed[]) => ({
    subnets: null,
    internal: false,
    subnet_mapping: eips.map(({ id }, index) => ({ subnet_id: ids[index] ?? "", allocation_id: id })),
  });
  const eip = () => cloud.create("eip", { domain: "vpc" });

  test("are one per zone, and stay while they are used", async () => {
    const [one, other] = [await eip(), await eip()];
    const lb = await create(mapped(one, other));

    expect(lb.get("subnets")).toEqual(ids);
    expect((await lb.plan()).action).toBe("none");
    expect((await lb.plan(config(mapped(one)))).replaces).toEqual(["subnets", "subnet_mapping"]);
    await expect(one.destroy()).rejects.toThrow("InvalidIPAddress.InUse");
    await expect(create({ ...mapped(one), name: "other" })).rejects.toThrow("is in use by another load balancer");
  });

  test("are not for an internal one", async () => {
    await expect(create({ ...mapped(await eip()), internal: true })).rejects.toThrow("takes no Elastic IP");
  });
});
