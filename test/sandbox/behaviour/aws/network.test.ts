import { Knobs } from "../../../../sandbox/provider/knobs";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let site: Site;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
});

const table = (vpc = site.vpc): Promise<Managed> => cloud.create("route_table", { vpc_id: vpc.id });

describe("a network", () => {
  test("comes with a table, a security group and a way to be named by them", async () => {
    const { vpc } = site;
    const rule = {
      security_group_id: String(vpc.get("default_security_group_id")),
      ip_protocol: "-1",
      cidr_ipv4: "0.0.0.0/0",
    };
    const route = { route_table_id: String(vpc.get("main_route_table_id")), destination_cidr_block: "0.0.0.0/0" };

    expect(vpc.id).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(vpc.get("default_route_table_id")).toBe(vpc.get("main_route_table_id"));
    await cloud.create("vpc_security_group_ingress_rule", rule);
    await cloud.create("route", { ...route, gateway_id: site.gateway.id });
  });

  test("is not deleted while anything is in it", async () => {
    await expect(site.vpc.destroy()).rejects.toThrow(/DependencyViolation.*aws_subnet/);
    for (const each of [...site.subnets, site.gateway]) await each.destroy();
    await expect(site.vpc.destroy()).rejects.toThrow(/DependencyViolation.*aws_security_group/);
    await site.group.destroy();
    await site.vpc.destroy();
    expect(cloud.ids("vpc")).toEqual([]);
  });

  test("waits for what is going, as long as patience lasts", async () => {
    const patient = new AwsWorkspace({ beside: cloud, knobs: new Knobs({ SANDBOX_PATIENCE_MS: "200" }) });
    const vpc = await patient.create("vpc", { cidr_block: "10.5.0.0/16" });
    const subnet = await patient.create("subnet", { vpc_id: vpc.id, cidr_block: "10.5.1.0/24" });
    await expect(vpc.destroy()).rejects.toThrow("DependencyViolation");
    const going = vpc.destroy();
    await subnet.destroy();
    await going;

    expect(cloud.ids("vpc")).toEqual([site.vpc.id]);
  });

  test("gets a range of IPv6 when it asks for one, and keeps it", async () => {
    const { vpc } = site;
    await vpc.apply({ cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true });
    const range = vpc.get("ipv6_cidr_block");
    await vpc.apply({ cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true, tags: { a: "b" } });

    expect(range).toMatch(/^2001:db8:.*::\/56$/);
    expect(vpc.get("ipv6_cidr_block")).toBe(range);
  });
});

describe("a subnet", () => {
  const subnet = (more: Record<string, string>) =>
    cloud.create("subnet", {
      vpc_id: site.vpc.id,
      cidr_block: "10.0.9.0/24",
      availability_zone: "ap-northeast-2a",
      ...more,
    });

  test("lies in its network, in its region, beside the others", async () => {
    await expect(subnet({ cidr_block: "10.9.0.0/24" })).rejects.toThrow("InvalidSubnet.Range");
    await expect(subnet({ cidr_block: "10.0.1.128/25" })).rejects.toThrow("InvalidSubnet.Conflict");
    await expect(subnet({ availability_zone: "us-west-2a" })).rejects.toThrow("InvalidParameterValue");
    await subnet({});
  });
});

describe("an internet gateway", () => {
  test("is one per network", async () => {
    await expect(cloud.create("internet_gateway", { vpc_id: site.vpc.id })).rejects.toThrow("AlreadyAssociated");
  });

  test("stays while something public is behind it", async () => {
    const lb = await objects.nlb(cloud, site, { internal: false });

    await expect(site.gateway.destroy()).rejects.toThrow("mapped public address");
    await lb.destroy();
    await site.gateway.destroy();
  });
});

describe("a route", () => {
  const toInternet = (own: Managed, gateway: string) =>
    cloud.create("route", { route_table_id: own.id, destination_cidr_block: "0.0.0.0/0", gateway_id: gateway });

  test("leads to a gateway that is there, of the same network, once per destination", async () => {
    const own = await table();
    const other = await table(await cloud.create("vpc", { cidr_block: "10.5.0.0/16" }));
    const route = await toInternet(own, site.gateway.id);

    expect(route.get("state")).toBe("active");
    expect((await route.plan()).action).toBe("none");
    await expect(toInternet(own, site.gateway.id)).rejects.toThrow("RouteAlreadyExists");
    await expect(toInternet(other, site.gateway.id)).rejects.toThrow("belong to different networks");
    await expect(toInternet(other, "igw-0absent")).rejects.toThrow("gateway_id: igw-0absent does not exist");
  });

  test("outlives its gateway, and leads nowhere then", async () => {
    const route = await toInternet(await table(), site.gateway.id);
    await site.gateway.destroy();

    expect((await route.refresh()).get("state")).toBe("blackhole");
  });

  test("leads to a peering of its own network only", async () => {
    await expect(
      cloud.create("route", {
        route_table_id: (await table()).id,
        destination_cidr_block: "10.1.0.0/16",
        vpc_peering_connection_id: "pcx-0absent",
      }),
    ).rejects.toThrow("InvalidVpcPeeringConnectionID.NotFound");
  });

  test("leads to a transit gateway that its network is attached to", async () => {
    const gateway = await cloud.create("ec2_transit_gateway", {});
    const config = {
      route_table_id: (await table()).id,
      destination_cidr_block: "10.1.0.0/16",
      transit_gateway_id: gateway.id,
    };
    await expect(cloud.create("route", config)).rejects.toThrow("has no attachment");
    await cloud.create("ec2_transit_gateway_vpc_attachment", {
      transit_gateway_id: gateway.id,
      vpc_id: site.vpc.id,
      subnet_ids: [site.subnets[0].id],
    });
    await cloud.create("route", config);
    await expect(gateway.destroy()).rejects.toThrow("IncorrectState");
  });
});

test("a subnet has one route table, which stays while it is used", async () => {
  const own = await table();
  const config = { route_table_id: own.id, subnet_id: site.subnets[0].id };
  const association = await cloud.create("route_table_association", config);

  await expect(cloud.create("route_table_association", config)).rejects.toThrow("AlreadyAssociated");
  await expect(own.destroy()).rejects.toThrow("DependencyViolation");
  await association.destroy();
  await own.destroy();
});

test("an address is bound once, and released although it is bound", async () => {
  const eip = await cloud.create("eip", { domain: "vpc" });
  const machine = await cloud.create("instance", {
    ami: "ami-1",
    instance_type: "c7i.large",
    subnet_id: site.subnets[0].id,
  });
  const config = { allocation_id: eip.id, instance_id: machine.id };
  await cloud.create("eip_association", config);
  await eip.refresh();

  expect(eip.state).toMatchObject({
    id: expect.stringMatching(/^eipalloc-0/) as string,
    allocation_id: eip.id,
    public_ip: expect.stringMatching(/^198\.1[89]\./) as string,
    instance: machine.id,
    private_ip: machine.get("private_ip"),
  });
  await expect(cloud.create("eip_association", config)).rejects.toThrow("AlreadyAssociated");
  await eip.destroy();
  expect(cloud.ids("eip_association")).toEqual([]);
});
