import { Knobs } from "../../../../sandbox/provider/knobs";
import { textsAt } from "../../../../sandbox/behaviour/look-up";
import type { Managed } from "../../support/workspace";
import { keeping, objects, sending } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
beforeEach(() => {
  cloud = new AwsWorkspace();
});

const addresses = ({ state }: Managed): string[] => textsAt(state, "ip_sets.ip_addresses[]");

describe("an accelerator", () => {
  test("has two addresses, a name and the zone of all accelerators", async () => {
    const accelerator = await objects.accelerator(cloud);

    expect(accelerator.id).toMatch(/^arn:aws:globalaccelerator::123456789012:accelerator\/[\w-]{36}$/);
    expect(accelerator.state).toMatchObject({
      arn: accelerator.id,
      dns_name: expect.stringMatching(/^a[0-9a-f]{16}\.awsglobalaccelerator\.com$/) as string,
      dual_stack_dns_name: "",
      hosted_zone_id: "Z2BJ6XQ5FK7U4H",
      ip_sets: [{ ip_family: "IPv4" }],
    });
    expect(new Set(addresses(accelerator)).size).toBe(2);
    expect((await accelerator.plan()).action).toBe("none");
  });

  test("keeps its addresses through every update", async () => {
    const accelerator = await objects.accelerator(cloud);
    const before = addresses(accelerator);
    await accelerator.apply({ name: "moonrush", enabled: false, tags: { game: "moonrush" } });
    const renamed = addresses(accelerator);
    await accelerator.apply({ name: "moonrush", ip_address_type: "DUAL_STACK" });
    const dual = addresses(accelerator);
    await accelerator.apply({ name: "moonrush" });

    expect(renamed).toEqual(before);
    expect(dual).toEqual([...before, expect.stringContaining(":"), expect.stringContaining(":")]);
    expect(addresses(accelerator)).toEqual(before);
  });

  test("has the addresses that its team brings, and is another with others", async () => {
    const accelerator = await objects.accelerator(cloud, { ip_addresses: ["203.0.113.1"] });
    const plan = await accelerator.plan({ name: "starfall", ip_addresses: ["203.0.113.2"] });

    expect(addresses(accelerator)).toContain("203.0.113.1");
    expect(plan).toMatchObject({ action: "replace", replaces: ["ip_addresses"] });
  });

  test("is not deleted while a listener is there", async () => {
    const accelerator = await objects.accelerator(cloud);
    const doorway = await objects.doorway(cloud, accelerator);

    await expect(accelerator.destroy()).rejects.toThrow("AssociatedListenerFoundException");
    await doorway.destroy();
    await accelerator.destroy();
    expect(cloud.ids("globalaccelerator_accelerator")).toEqual([]);
  });

  test("needs a bucket for its flow logs, and keeps them where nothing is said", async () => {
    const logs = { flow_logs_enabled: true, flow_logs_s3_bucket: "logs" };
    await expect(objects.accelerator(cloud, { attributes: [{ flow_logs_enabled: true }] })).rejects.toThrow(
      "S3 bucket",
    );
    const accelerator = await objects.accelerator(cloud, { attributes: [logs] });

    expect((await accelerator.plan({ name: "starfall" })).action).toBe("none");
  });

  test("does not become dual-stack with load balancers behind it", async () => {
    const site = await objects.site(cloud);
    const accelerator = await objects.accelerator(cloud);
    const doorway = await objects.doorway(cloud, accelerator);
    await cloud.create("globalaccelerator_endpoint_group", sending(doorway, [keeping(await objects.nlb(cloud, site))]));

    await expect(accelerator.apply({ name: "starfall", ip_address_type: "DUAL_STACK" })).rejects.toThrow("dual-stack");
  });
});

describe("a listener of an accelerator", () => {
  const range = (from: number, to = from) => ({ from_port: from, to_port: to });

  test("is not deleted while an endpoint group is there", async () => {
    const doorway = await objects.doorway(cloud, await objects.accelerator(cloud));
    const group = await cloud.create("globalaccelerator_endpoint_group", sending(doorway, []));

    await expect(doorway.destroy()).rejects.toThrow("AssociatedEndpointGroupFoundException");
    await group.destroy();
    await doorway.destroy();
    expect(cloud.ids("globalaccelerator_listener")).toEqual([]);
  });

  test("overlaps no other of its protocol on the accelerator", async () => {
    const accelerator = await objects.accelerator(cloud);
    const doorway = await objects.doorway(cloud, accelerator, { port_range: [range(7000, 7010)] });

    await expect(objects.doorway(cloud, accelerator, { port_range: [range(7010)] })).rejects.toThrow("overlap");
    await expect(objects.doorway(cloud, accelerator, { port_range: [range(1), range(1, 2)] })).rejects.toThrow(
      "overlap",
    );
    await objects.doorway(cloud, accelerator, { protocol: "UDP", port_range: [range(7010)] });
    await objects.doorway(cloud, await objects.accelerator(cloud), { port_range: [range(7010)] });
    await doorway.apply({ accelerator_arn: accelerator.id, protocol: "TCP", port_range: [range(7005)] });
  });

  test("needs both ends of a range, in order", async () => {
    const accelerator = await objects.accelerator(cloud);

    await expect(objects.doorway(cloud, accelerator, { port_range: [{ from_port: 7000 }] })).rejects.toThrow(
      "port range",
    );
    await expect(objects.doorway(cloud, accelerator, { port_range: [range(2, 1)] })).rejects.toThrow(
      "port range 2 to 1",
    );
  });

  test("has ten ranges at most, and an accelerator ten listeners", async () => {
    const accelerator = await objects.accelerator(cloud);
    const ranges = (count: number, first = 1) => Array.from({ length: count }, (_, index) => range(first + index));
    for (const { from_port: port } of ranges(10))
      await objects.doorway(cloud, accelerator, { port_range: [range(port)] });

    expect(
      cloud.validate("globalaccelerator_listener", {
        accelerator_arn: accelerator.id,
        protocol: "TCP",
        port_range: ranges(11),
      }),
    ).toMatchObject([{ summary: expect.stringContaining("10 item maximum") as string }]);
    await expect(objects.doorway(cloud, accelerator, { port_range: [range(99)] })).rejects.toThrow(
      "at most 10 listeners",
    );
    await expect(objects.doorway(cloud, await objects.accelerator(cloud), { port_range: ranges(11) })).rejects.toThrow(
      "at most 10 port ranges",
    );
  });
});

test("changes of one accelerator wait for one another, those of another do not", async () => {
  const slow = new AwsWorkspace({ beside: cloud, knobs: new Knobs({ SANDBOX_LATENCY_MS: "400" }) });
  const [one, other] = [await objects.accelerator(cloud), await objects.accelerator(cloud)];
  const took = async (first: number, accelerators: readonly Managed[]): Promise<number> => {
    const start = performance.now();
    await Promise.all(
      accelerators.map((accelerator, index) =>
        objects.doorway(slow, accelerator, { port_range: [{ from_port: first + index, to_port: first + index }] }),
      ),
    );
    return performance.now() - start;
  };
  const apart = await took(1, [one, other]);
  const together = await took(11, [one, one, one]);

  expect(apart).toBeLessThan(790);
  expect(together).toBeGreaterThanOrEqual(1195);
});

describe("custom routing", () => {
  test("is a tree of its own: accelerator, listener, endpoint group with subnets", async () => {
    const { subnets } = await objects.site(cloud);
    const accelerator = await cloud.create("globalaccelerator_custom_routing_accelerator", { name: "duel" });
    const doorway = await cloud.create("globalaccelerator_custom_routing_listener", {
      accelerator_arn: accelerator.id,
      port_range: [{ from_port: 1, to_port: 100 }],
    });
    const group = await cloud.create("globalaccelerator_custom_routing_endpoint_group", {
      listener_arn: doorway.id,
      destination_configuration: [{ from_port: 7000, to_port: 7001, protocols: ["UDP"] }],
      endpoint_configuration: [{ endpoint_id: subnets[0].id }],
    });

    expect(addresses(accelerator)).toHaveLength(2);
    expect(group.get("endpoint_group_region")).toBe("ap-northeast-2");
    await expect(subnets[0].destroy()).rejects.toThrow("DependencyViolation");
    expect([(await accelerator.plan()).action, (await doorway.plan()).action, (await group.plan()).action]).toEqual([
      "none",
      "none",
      "none",
    ]);
  });

  test("is IPv4 only, with ranges of sixteen ports and more", async () => {
    const create = (more: Record<string, string>) =>
      cloud.create("globalaccelerator_custom_routing_accelerator", { name: "duel", ...more });
    const accelerator = await create({});

    await expect(create({ ip_address_type: "DUAL_STACK" })).rejects.toThrow("IPv4 only");
    await expect(
      cloud.create("globalaccelerator_custom_routing_listener", {
        accelerator_arn: accelerator.id,
        port_range: [{ from_port: 1, to_port: 15 }],
      }),
    ).rejects.toThrow("16 ports");
  });
});
