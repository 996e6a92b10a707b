import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

let cloud: AlicloudWorkspace;
let site: Site;
let balancer: Managed;
beforeEach(async () => {
  cloud = new AlicloudWorkspace();
  site = await objects.site(cloud);
  balancer = await objects.balancer(cloud, site);
});
const listener = (more: Group = {}): Promise<Managed> => objects.listener(cloud, balancer, more);

describe("a load balancer", () => {
  test("that is private has an address in its vswitch, and plans nothing more", async () => {
    expect(balancer.state).toMatchObject({
      address: expect.stringMatching(/^10\.0\.1\./) as string,
      address_type: "intranet",
      master_zone_id: "ap-northeast-1a",
      load_balancer_spec: "slb.lcu.elastic",
      specification: "slb.lcu.elastic",
    });
    expect((await balancer.plan()).action).toBe("none");
  });

  test("goes with its listeners, unless it is protected", async () => {
    await listener();
    const config = { load_balancer_name: "home", address_type: "intranet", vswitch_id: site.vswitch.id };
    await balancer.apply({ ...config, instance_charge_type: "PayByCLCU", delete_protection: "on" });

    await expect(balancer.destroy()).rejects.toThrow("set delete_protection to off first");
    await balancer.apply({ ...config, instance_charge_type: "PayByCLCU", delete_protection: "off" });
    await balancer.destroy();
    expect(cloud.ids("slb_listener")).toEqual([]);
  });

  test("without a vswitch is not private", async () => {
    await expect(objects.balancer(cloud, site, { vswitch_id: null })).rejects.toThrow("needs a vswitch");
  });

  test("that is a subscription is forgotten, and stays", async () => {
    const bought = await objects.balancer(cloud, site, { payment_type: "Subscription", period: 1 });
    await bought.destroy();

    expect(cloud.ids("slb_load_balancer")).toHaveLength(2);
    await expect(site.vswitch.destroy()).rejects.toThrow("DependencyViolation");
  });
});

describe("a listener", () => {
  test("is known by protocol and port, and has the provider's defaults", async () => {
    const own = await listener();

    expect(own.state).toMatchObject({ id: `${balancer.id}:tcp:7000`, established_timeout: 900, scheduler: "wrr" });
    expect((await own.plan()).action).toBe("none");
  });

  test("shares its number with one of UDP, and with no other", async () => {
    await listener();
    await listener({ protocol: "udp" });

    await expect(listener({ protocol: "http" })).rejects.toThrow("ListenerAlreadyExists");
    await expect(listener({ protocol: "udp" })).rejects.toThrow("ListenerAlreadyExists");
    expect(cloud.ids("slb_listener")).toHaveLength(2);
  });

  test.each([
    ["without a port at home", { backend_port: null }, "backend_port is required"],
    ["with hashes by connection for TCP", { scheduler: "qch" }, "qch is not supported by tcp"],
    [
      "with a threshold that the plan lets pass",
      { healthy_threshold: 1 },
      "healthy_threshold must be from 2 to 10, got 1",
    ],
    ["of UDP with a kind of check", { protocol: "udp", health_check_type: "http" }, "no health_check_type to choose"],
    ["of HTTPS without a certificate", { protocol: "https" }, "server_certificate_id is required"],
  ])("%s is refused when it is applied", async (_, config, words) => {
    await expect(listener(config)).rejects.toThrow(words);
  });

  test.each([
    ["established_timeout", { protocol: "tcp", established_timeout: 901 }],
    ["health_check_interval", { protocol: "tcp", health_check_interval: 51 }],
    ["frontend_port", { protocol: "tcp", frontend_port: 0 }],
  ])("with %s out of its range is refused at once", (name, config) => {
    const found = cloud.resource("slb_listener").validate({ load_balancer_id: "lb-1", frontend_port: 1, ...config });

    expect(found.map(({ path }) => path?.join("."))).toEqual([name]);
  });

  test("keeps its server group from being deleted", async () => {
    const group = await cloud.create("slb_server_group", { load_balancer_id: balancer.id, name: "game" });
    const own = await listener({ backend_port: null, server_group_id: group.id });

    await expect(group.destroy()).rejects.toThrow("RspoolVipExist");
    await own.destroy();
    await group.destroy();
  });
});

test("a machine is registered again when its weight changes", async () => {
  const group = await cloud.create("slb_server_group", { load_balancer_id: balancer.id, name: "game" });
  const machine = await objects.machine(cloud, site);
  const config = { server_group_id: group.id, server_id: machine.id, port: 7000, weight: 100 };
  const registered = await cloud.create("slb_server_group_server_attachment", config);

  expect(registered.id).toBe(`${group.id}:${machine.id}:7000`);
  expect(await registered.plan({ ...config, weight: 0 })).toMatchObject({ action: "replace", replaces: ["weight"] });
});

describe("a fleet", () => {
  const fleet = (more: Group = {}): Promise<Managed> =>
    cloud.create("ess_scaling_group", {
      scaling_group_name: "home",
      min_size: 1,
      max_size: 4,
      vswitch_ids: [site.vswitch.id],
      loadbalancer_ids: [balancer.id],
      ...more,
    });
  const machine = (group: Managed, more: Group = {}): Promise<Managed> =>
    cloud.create("ess_scaling_configuration", {
      scaling_group_id: group.id,
      image_id: "m-1",
      instance_type: "ecs.c7.large",
      security_group_id: site.group.id,
      active: true,
      enable: true,
      ...more,
    });

  test("is registered with a load balancer once that listens", async () => {
    await expect(fleet()).rejects.toThrow("has no listener with a health check yet");
    await listener();
    const own = await fleet();

    expect(own.state).toMatchObject({ health_check_type: "ECS", removal_policies: expect.any(Array) as unknown[] });
    expect((await own.plan()).action).toBe("none");
  });

  test("keeps its last configuration, unless that may take the fleet with it", async () => {
    await listener();
    const group = await fleet();
    const first = await machine(group);
    await expect(first.destroy()).rejects.toThrow("is the last configuration of the scaling group");
    const last = await machine(group, { force_delete: true });
    await first.destroy();
    await last.destroy();
    await group.destroy();

    expect(cloud.ids("ess_scaling_configuration")).toEqual([]);
  });

  test.each([
    ["that is smaller at most than at least", { min_size: 5 }, "above MaxSize"],
    ["of a size it never has", { desired_capacity: 9 }, "desired_capacity 9 is not from 1 to 4"],
    ["in no vswitch there is", { vswitch_ids: ["vsw-absent"] }, "vsw-absent does not exist"],
  ])("%s is refused", async (_, config, words) => {
    await listener();

    await expect(fleet(config)).rejects.toThrow(words);
  });

  test.each([
    ["without a security group", { security_group_id: null }, "security_group_id or security_group_ids"],
    ["without a size", { instance_type: null }, "must be assigned"],
    ["with more than it can boot with", { user_data: "a".repeat(16385) }, "limited to 16384 bytes"],
  ])("of machines %s is refused", async (_, config, words) => {
    await listener();
    const group = await fleet();

    await expect(machine(group, config)).rejects.toThrow(words);
  });

  test("has a name of its own, and rules that say what they need", async () => {
    await listener();
    const group = await fleet();
    const rule = (more: Group): Promise<Managed> =>
      cloud.create("ess_scaling_rule", { scaling_group_id: group.id, scaling_rule_name: "out", ...more });

    await expect(fleet()).rejects.toThrow("InvalidScalingGroupName.Duplicate");
    await expect(rule({ scaling_rule_type: "TargetTrackingScalingRule", target_value: 60 })).rejects.toThrow(
      "metric_name",
    );
    await expect(rule({ adjustment_type: "TotalCapacity" })).rejects.toThrow("needs adjustment_value");
    const tracking = {
      scaling_rule_type: "TargetTrackingScalingRule",
      metric_name: "CpuUtilization",
      target_value: 60,
    };
    expect((await rule(tracking)).id).toContain(`${group.id}:asr-`);
  });
});
