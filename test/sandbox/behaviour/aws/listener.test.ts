import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let site: Site;
let lb: Managed;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
  lb = await objects.nlb(cloud, site);
});

const targets = (more: Group = {}): Promise<Managed> => objects.targets(cloud, site, more);

describe("a listener", () => {
  test("is named after its load balancer, and goes with it", async () => {
    const listener = await objects.listener(cloud, lb, await targets());

    expect(listener.id).toMatch(/:listener\/net\/home\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
    expect((await listener.plan()).action).toBe("none");
    await lb.destroy();
    expect(cloud.ids("lb_listener")).toEqual([]);
  });

  test("is one per port, whatever its protocol", async () => {
    await objects.listener(cloud, lb, await targets());
    const udp = await targets({ name: "udp", protocol: "UDP" });

    await expect(objects.listener(cloud, lb, udp, { protocol: "UDP" })).rejects.toThrow("DuplicateListener");
    await objects.listener(cloud, lb, udp, { protocol: "UDP", port: 7001 });
  });

  test("is one of fifty at most", async () => {
    for (let port = 1; port <= 50; port++) {
      await objects.listener(cloud, lb, await targets({ name: `t-${String(port)}` }), { port });
    }

    await expect(objects.listener(cloud, lb, await targets(), { port: 99 })).rejects.toThrow("TooManyListeners");
  });

  test("idles for 350 seconds where nothing is said, which only TCP can change", async () => {
    const tcp = await objects.listener(cloud, lb, await targets());
    const udp = await targets({ name: "udp", protocol: "UDP" });
    const own = { protocol: "UDP", port: 7001 };

    expect(tcp.get("tcp_idle_timeout_seconds")).toBe(350);
    await expect(objects.listener(cloud, lb, udp, { ...own, tcp_idle_timeout_seconds: 400 })).rejects.toThrow(
      "is not supported for UDP listeners",
    );
    expect((await objects.listener(cloud, lb, udp, own)).get("tcp_idle_timeout_seconds")).toBeNull();
  });

  test("takes target groups of its protocol and network", async () => {
    const udp = await targets({ name: "udp", protocol: "UDP" });
    const far = await objects.targets(cloud, await objects.site(cloud, { net: "10.5" }), { name: "far" });

    await expect(objects.listener(cloud, lb, udp)).rejects.toThrow("does not take the target group");
    await expect(objects.listener(cloud, lb, far)).rejects.toThrow("not of one VPC");
    await objects.listener(cloud, lb, await targets({ protocol: "TCP_UDP" }));
  });

  test("shares its target groups with no other load balancer", async () => {
    const own = await targets();
    await objects.listener(cloud, lb, own);
    const other = await objects.nlb(cloud, site, { name: "other" });

    await expect(objects.listener(cloud, other, own)).rejects.toThrow("TargetGroupAssociationLimit");
  });
});

describe("a target group", () => {
  const config = (check: Group | null, more: Group = {}): Group => ({
    name: "game",
    port: 7000,
    protocol: "TCP",
    vpc_id: site.vpc.id,
    ...(check && { health_check: [check] }),
    ...more,
  });
  const create = (check: Group | null, more: Group = {}) => cloud.create("lb_target_group", config(check, more));

  test("is checked by TCP where nothing is said, and by HTTP where only the protocol is left out", async () => {
    const silent = await create(null, { name: "silent" });
    const bare = await create({ interval: 10 }, { name: "bare", protocol: "UDP" });

    expect(silent.get("health_check")).toMatchObject([{ protocol: "TCP", timeout: 10, path: "", matcher: "" }]);
    expect(bare.get("health_check")).toMatchObject([
      { protocol: "HTTP", timeout: 6, path: "/", matcher: "200-399", port: "traffic-port" },
    ]);
    expect([(await silent.plan()).action, (await bare.plan()).action]).toEqual(["none", "none"]);
  });

  test("changes from HTTP to TCP in place, without what belongs to HTTP", async () => {
    const own = await create({ protocol: "HTTP", path: "/well" });
    await own.apply(config({ protocol: "TCP" }));

    expect(own.get("health_check")).toMatchObject([{ protocol: "TCP", path: "", matcher: "" }]);
    expect((await own.plan()).action).toBe("none");
  });

  test.each<[string, Group, Group]>([
    ["matcher", { protocol: "TCP", matcher: "200" }, {}],
    ["path", { protocol: "TCP", path: "/" }, {}],
    ['"protocol" is "HTTP"', { protocol: "TCP" }, { protocol: "HTTP" }],
    ['"port" must be specified', { protocol: "TCP" }, { port: null }],
    ['"vpc_id" must be specified', { protocol: "TCP" }, { vpc_id: null }],
  ])("is refused when it is planned: %s", async (words, check, more) => {
    await expect(create(check, more)).rejects.toThrow(words);
    expect(cloud.ids("lb_target_group")).toEqual([]);
  });

  test("needs more time between checks than for one, which only the apply tells", async () => {
    await expect(create({ protocol: "TCP", interval: 10, timeout: 10 })).rejects.toThrow("greater than the timeout");
  });

  test("always preserves the client's address over UDP", async () => {
    await expect(create({ protocol: "TCP" }, { protocol: "UDP", preserve_client_ip: "false" })).rejects.toThrow(
      "always preserve",
    );
  });

  test("stays while a listener sends to it, also when it is replaced", async () => {
    const own = await targets();
    const listener = await objects.listener(cloud, lb, own);
    const other = config({ protocol: "TCP" }, { port: 7001 });
    await own.refresh();

    expect(own.get("load_balancer_arns")).toEqual([lb.id]);
    expect((await own.plan(other)).replaces).toEqual(["port"]);
    await expect(own.apply(other)).rejects.toThrow("ResourceInUse");
    await listener.destroy();
    await own.destroy();
  });

  test("has a name that is there once", async () => {
    await targets();

    await expect(targets()).rejects.toThrow("DuplicateTargetGroupName");
  });

  test("goes with what is attached to it", async () => {
    const own = await targets({ target_type: "ip" });
    const attachment = await cloud.create("lb_target_group_attachment", {
      target_group_arn: own.id,
      target_id: "10.0.1.7",
    });

    expect((await attachment.plan()).action).toBe("none");
    await own.destroy();
    expect(cloud.ids("lb_target_group_attachment")).toEqual([]);
  });
});
