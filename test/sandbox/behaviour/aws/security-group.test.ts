import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let site: Site;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  site = await objects.site(cloud);
});

const rule = (more: Group = {}): Promise<Managed> =>
  cloud.create("vpc_security_group_ingress_rule", {
    security_group_id: site.group.id,
    ip_protocol: "tcp",
    from_port: 7000,
    to_port: 7000,
    ...(!("referenced_security_group_id" in more) && { cidr_ipv4: "0.0.0.0/0" }),
    ...more,
  });

test("a rule has an id of its own, and is there once", async () => {
  const own = await rule();

  expect(own.id).toMatch(/^sgr-0[0-9a-f]{16}$/);
  expect(own.get("security_group_rule_id")).toBe(own.id);
  expect((await own.plan()).action).toBe("none");
  await expect(rule()).rejects.toThrow("InvalidPermission.Duplicate");
  await rule({ ip_protocol: "udp" });
});

test("a rule is changed in place, but for the kind of its source", async () => {
  const own = await rule();
  const config = { security_group_id: site.group.id, ip_protocol: "tcp", from_port: 7000, to_port: 7000 };

  expect((await own.plan({ ...config, cidr_ipv4: "10.0.0.0/8" })).action).toBe("update");
  expect(await own.plan({ ...config, cidr_ipv6: "::/0" })).toMatchObject({
    action: "replace",
    replaces: ["cidr_ipv4", "cidr_ipv6"],
  });
});

test("a name is there once per network", async () => {
  const other = await cloud.create("vpc", { cidr_block: "10.5.0.0/16" });
  const create = (vpc: Managed, name: string) => cloud.create("security_group", { name, vpc_id: vpc.id });

  await expect(create(site.vpc, "game")).rejects.toThrow("InvalidGroup.Duplicate");
  await expect(create(site.vpc, "default")).rejects.toThrow("InvalidGroup.Duplicate");
  await create(other, "game");
});

test("a group goes with its own rules, also with one that lets itself in", async () => {
  await rule();
  await rule({ referenced_security_group_id: site.group.id });
  await site.group.destroy();

  expect(cloud.ids("vpc_security_group_ingress_rule")).toEqual([]);
});

describe("a group is not deleted while it is used", () => {
  test("by a load balancer", async () => {
    const lb = await objects.nlb(cloud, site);

    await expect(site.group.destroy()).rejects.toThrow("DependencyViolation");
    await lb.destroy();
    await site.group.destroy();
  });

  test("by a rule of another group", async () => {
    const other = await cloud.create("security_group", { name: "relay", vpc_id: site.vpc.id });
    await rule({ security_group_id: other.id, referenced_security_group_id: site.group.id });

    await expect(site.group.destroy()).rejects.toThrow("DependencyViolation");
  });

  test("by the machines of a fleet, but not by a template alone", async () => {
    const template = await objects.template(cloud, { vpc_security_group_ids: [site.group.id] });
    const fleet = await cloud.create("autoscaling_group", {
      name: "home",
      min_size: 1,
      max_size: 2,
      vpc_zone_identifier: [site.subnets[0].id],
      launch_template: [{ id: template.id, version: "$Latest" }],
    });

    await expect(site.group.destroy()).rejects.toThrow("machines of home");
    await fleet.destroy();
    await site.group.destroy();
  });
});
