import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { keeping, objects, sending, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

const type = "globalaccelerator_endpoint_group";
let cloud: AwsWorkspace;
let site: Site;
let accelerator: Managed;
let doorway: Managed;

beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
  accelerator = await objects.accelerator(cloud);
  doorway = await objects.doorway(cloud, accelerator);
});

const group = (endpoints: readonly Group[], more: Group = {}): Promise<Managed> =>
  cloud.create(type, sending(doorway, endpoints, more));

test("has the provider's region and the listener's port where nothing is said", async () => {
  const own = await cloud.create(type, { listener_arn: doorway.id });

  expect(own.state).toMatchObject({
    endpoint_group_region: "ap-northeast-2",
    health_check_port: 7000,
    health_check_interval_seconds: 30,
    traffic_dial_percentage: 100,
  });
  expect(own.id).toMatch(/\/listener\/[0-9a-f]{8}\/endpoint-group\/[0-9a-f]{12}$/);
  expect((await own.plan()).action).toBe("none");
  expect((await own.plan({ listener_arn: doorway.id, endpoint_group_region: "us-west-2" })).replaces).toEqual([
    "endpoint_group_region",
  ]);
});

test("probes every 10 or 30 seconds: 15 passes the plan and fails when it is applied", async () => {
  const config = sending(doorway, [], { health_check_interval_seconds: 15 });

  expect(cloud.validate(type, config)).toEqual([]);
  await expect(cloud.create(type, config)).rejects.toThrow("10 or 30, got 15");
  await cloud.create(type, { ...config, health_check_interval_seconds: 10 });
});

test("a listener has one group per region, an accelerator 42 in all", async () => {
  await group([]);
  for (let index = 1; index < 42; index++) await group([], { endpoint_group_region: `eu-test-${index}` });

  await expect(group([])).rejects.toThrow("EndpointGroupAlreadyExistsException");
  await expect(group([], { endpoint_group_region: "us-west-2" })).rejects.toThrow("at most 42");
});

describe("an endpoint", () => {
  test("lies in the region of its group", async () => {
    const tokyo = await objects.site(cloud, { region: "ap-northeast-1", net: "10.1" });
    const far = await objects.nlb(cloud, tokyo, { region: "ap-northeast-1" });

    await expect(group([keeping(far)])).rejects.toThrow(`${far.id} is not a valid load balancer ARN`);
    await expect(group([{ endpoint_id: "arn:aws:elasticloadbalancing:x:1:loadbalancer/net/a/b" }])).rejects.toThrow(
      "not a valid load balancer ARN",
    );
    await group([keeping(far)], { endpoint_group_region: "ap-northeast-1" });
  });

  test("whose weight and preservation are left out is sent with 0 and false", async () => {
    const lb = await objects.nlb(cloud, site, { internal: false });
    const own = await group([{ endpoint_id: lb.id }]);

    expect(own.get("endpoint_configuration")).toEqual([
      { attachment_arn: null, client_ip_preservation_enabled: false, endpoint_id: lb.id, weight: 0 },
    ]);
    expect((await own.plan()).action).toBe("none");
  });

  test("that is an internal load balancer or a machine must keep the client's address", async () => {
    const lb = await objects.nlb(cloud, site);
    const machine = await cloud.create("instance", {
      ami: "ami-1",
      instance_type: "c7i.large",
      subnet_id: site.subnets[0].id,
    });

    await expect(group([{ endpoint_id: lb.id, weight: 128 }])).rejects.toThrow(
      "ClientIPPreservation must be enabled for internal facing network load balancer",
    );
    await expect(group([{ endpoint_id: machine.id, weight: 128 }])).rejects.toThrow("must be enabled for EC2 instance");
    await group([keeping(lb), keeping(machine)]);
  });

  test("without security groups, or with a TLS listener, cannot keep it; nor can an address", async () => {
    const bare = await objects.nlb(cloud, site, { name: "bare", internal: false, security_groups: [] });
    const tls = await objects.nlb(cloud, site, { name: "tls", internal: false });
    const targets = await objects.targets(cloud, site, { protocol: "TLS" });
    await objects.listener(cloud, tls, targets, { protocol: "TLS", certificate_arn: "arn:aws:acm:x:1:certificate/1" });
    const eip = await cloud.create("eip", { domain: "vpc" });

    await expect(group([keeping(bare)])).rejects.toThrow(
      "not supported for network load balancers without security groups",
    );
    await expect(group([keeping(tls)])).rejects.toThrow("with a TLS listener");
    await expect(group([keeping(eip)])).rejects.toThrow("not supported for Elastic IP addresses");
    await group([
      { endpoint_id: bare.id, weight: 1, client_ip_preservation_enabled: false },
      { endpoint_id: eip.id, weight: 1, client_ip_preservation_enabled: false },
    ]);
  });

  test("needs an internet gateway in its network to keep it", async () => {
    const lb = await objects.nlb(cloud, site);
    await site.gateway.destroy();

    await expect(group([keeping(lb)])).rejects.toThrow("needs an internet gateway");
  });

  test("of a dual-stack accelerator is dual-stack, of an IPv4 one it does not keep the address then", async () => {
    const dual = await objects.nlb(cloud, site, { name: "dual", internal: false, ip_address_type: "dualstack" });
    const single = await objects.nlb(cloud, site, { name: "single", internal: false });
    const both = await objects.accelerator(cloud, { ip_address_type: "DUAL_STACK" });
    const own = await objects.doorway(cloud, both);

    await expect(group([keeping(dual)])).rejects.toThrow("behind an IPv4 accelerator");
    await expect(cloud.create(type, sending(own, [keeping(single)]))).rejects.toThrow("is not dual-stack");
    await expect(cloud.create(type, sending(own, [{ endpoint_id: dual.id, weight: 1 }]))).rejects.toThrow(
      "must be enabled",
    );
    await cloud.create(type, sending(own, [keeping(dual)]));
  });

  test("is one of ten at most", async () => {
    const eips = Array.from({ length: 11 }, () => cloud.create("eip", { domain: "vpc" }));
    const endpoints = (await Promise.all(eips)).map(({ id }) => ({ endpoint_id: id, weight: 1 }));

    await expect(group(endpoints)).rejects.toThrow("at most 10 endpoints");
  });
});

describe("what a group leaves in a network", () => {
  test("keeps network and subnets from being deleted, also when the load balancer has gone", async () => {
    const lb = await objects.nlb(cloud, site);
    const endpoint = keeping(lb);
    const own = await group([endpoint]);
    await lb.destroy();
    for (const each of [site.gateway, site.group]) await each.destroy();

    await expect(site.subnets[0].destroy()).rejects.toThrow("DependencyViolation");
    await expect(site.vpc.destroy()).rejects.toThrow(own.id);
    await own.apply(sending(doorway, [endpoint], { traffic_dial_percentage: 50 }));
    await expect(site.subnets[0].destroy()).rejects.toThrow("DependencyViolation");

    await own.apply(sending(doorway, []));
    for (const each of [...site.subnets, site.vpc]) await each.destroy();
    expect(cloud.ids("vpc")).toEqual([]);
  });

  test("is a security group of a name that is taken then", async () => {
    const named = { name: "GlobalAccelerator", vpc_id: site.vpc.id };
    await group([keeping(await objects.nlb(cloud, site))]);

    await expect(cloud.create("security_group", named)).rejects.toThrow("InvalidGroup.Duplicate");
  });

  test("is nothing without preservation", async () => {
    const lb = await objects.nlb(cloud, site, { internal: false });
    await group([{ endpoint_id: lb.id, weight: 128 }]);
    for (const each of [lb, site.gateway, site.group, ...site.subnets, site.vpc]) await each.destroy();

    expect(cloud.ids("vpc")).toEqual([]);
  });
});

test("an override leads from a port of the listener to one that no listener has", async () => {
  const override = (from: number, to: number) => ({ port_override: [{ listener_port: from, endpoint_port: to }] });

  await expect(group([], override(7001, 9000))).rejects.toThrow("does not listen to port 7001");
  await expect(group([], override(7000, 7000))).rejects.toThrow("a listener's own");
  await group([], override(7000, 9000));
});
