import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

let cloud: AlicloudWorkspace;
beforeEach(() => {
  cloud = new AlicloudWorkspace();
});

describe("a name", () => {
  const name = (more: Group = {}): Promise<Managed> =>
    cloud.create("alidns_record", {
      domain_name: "lanterns.example",
      rr: "play",
      type: "A",
      value: "198.18.0.1",
      ...more,
    });

  test("has a time to live of ten minutes where none is said, and may have several addresses", async () => {
    const own = await name();
    await name({ value: "198.18.0.2" });

    expect(own.state).toMatchObject({ ttl: 600, line: "default", status: "ENABLE" });
    expect((await own.plan()).action).toBe("none");
    expect(cloud.in("cn-hongkong").ids("alidns_record")).toHaveLength(2);
  });

  test("is written once, and stands for another one alone", async () => {
    await name();

    await expect(name()).rejects.toThrow("DomainRecordDuplicate");
    await expect(name({ type: "CNAME", value: "cdn.example" })).rejects.toThrow("DomainRecordConflict");
    await name({ rr: "web", type: "CNAME", value: "cdn.example" });
    await expect(name({ rr: "web" })).rejects.toThrow("DomainRecordConflict");
    await name({ rr: "web", line: "oversea" });
  });
});

describe("an alarm", () => {
  const alarm = (more: Group): Promise<Managed> =>
    cloud.create("cms_alarm", {
      name: "home-cpu",
      project: "acs_ecs_dashboard",
      metric: "CPUUtilization",
      contact_groups: ["ops"],
      escalations_critical: [{ threshold: "85" }],
      ...more,
    });

  test("has the provider's defaults, and plans nothing more", async () => {
    const own = await alarm({ metric_dimensions: '[{"groupId":"1"}]' });

    expect(own.state).toMatchObject({ period: 300, silence_time: 86400, escalations_critical: [{ times: 3 }] });
    expect((await own.plan()).action).toBe("none");
  });

  test.each([
    ["for nothing", { escalations_critical: [] }, "needs one of escalations_critical"],
    ["of what is no JSON", { metric_dimensions: "group 1" }, "must be JSON"],
  ])("%s is refused", async (_, config, words) => {
    await expect(alarm(config)).rejects.toThrow(words);
  });
});

describe("a global accelerator", () => {
  const accelerator = (more: Group = {}): Promise<Managed> =>
    cloud.create("ga_accelerator", { payment_type: "PayAsYouGo", bandwidth_billing_type: "CDT", ...more });

  test("has an address per region, and stays while something listens", async () => {
    const own = await accelerator();
    const place = { accelerator_id: own.id, accelerate_region_id: "ap-northeast-1", bandwidth: 200 };
    const set = await cloud.create("ga_ip_set", place);

    expect(set.get("ip_address_list")).toEqual([expect.stringMatching(/^198\.1[89]\./)]);
    await expect(own.destroy()).rejects.toThrow("StateError.Accelerator");
    await set.destroy();
    await own.destroy();
  });

  test("that says nothing is a subscription, which a destroy forgets and nothing more", async () => {
    const own = await accelerator({ payment_type: null, bandwidth_billing_type: null });
    await own.destroy();

    expect(cloud.ids("ga_accelerator")).toHaveLength(1);
  });

  test("forgets a flow of UDP after 20 seconds at most", async () => {
    const own = await accelerator();
    const listener = (more: Group): Promise<Managed> =>
      cloud.create("ga_listener", { accelerator_id: own.id, port_ranges: [{ from_port: 1, to_port: 1 }], ...more });

    expect((await listener({ protocol: "UDP" })).get("idle_timeout")).toBe(20);
    expect((await listener({ protocol: "TCP" })).get("idle_timeout")).toBe(900);
    await expect(listener({ protocol: "UDP", idle_timeout: 30 })).rejects.toThrow("10 to 20 seconds");
  });
});

test("a network load balancer holds its network, and may be protected", async () => {
  const { vpc, vswitch } = await objects.site(cloud);
  const config = { vpc_id: vpc.id, address_type: "Intranet", deletion_protection_enabled: true };
  const zones = [{ vswitch_id: vswitch.id, zone_id: "ap-northeast-1a" }];
  const own = await cloud.create("nlb_load_balancer", { ...config, zone_mappings: zones });

  await expect(own.destroy()).rejects.toThrow("deletion_protection_enabled off first");
  await own.apply({ ...config, deletion_protection_enabled: false, zone_mappings: zones });
  await expect(vswitch.destroy()).rejects.toThrow("DependencyViolation");
  await own.destroy();
});
