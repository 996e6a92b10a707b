import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let zone: Managed;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  zone = await cloud.create("route53_zone", { name: "starfall.example." });
});

const record = (more: Group = {}): Promise<Managed> =>
  cloud.create("route53_record", {
    zone_id: zone.id,
    name: "play",
    type: "A",
    ...("alias" in more ? {} : { ttl: 60, records: ["198.51.100.1"] }),
    ...more,
  });
const latency = (region: string, more: Group = {}): Promise<Managed> =>
  record({ set_identifier: region, latency_routing_policy: [{ region }], ...more });

test("a zone keeps its name without the dot, and four servers", async () => {
  expect(zone.get("name")).toBe("starfall.example");
  expect(zone.get("name_servers")).toHaveLength(4);
  expect((await zone.plan()).action).toBe("none");
});

describe("a record", () => {
  test("has an id of zone, name, type and set, and a full name", async () => {
    const own = await record({ name: "Play.Starfall.Example." });
    const set = await latency("us-west-2", { name: "far" });

    expect(own.id).toBe(`${zone.id}_play.starfall.example_A`);
    expect(own.get("fqdn")).toBe("play.starfall.example");
    expect(set.id).toBe(`${zone.id}_far_A_us-west-2`);
    expect(set.get("fqdn")).toBe("far.starfall.example");
    expect([(await own.plan()).action, (await set.plan()).action]).toEqual(["none", "none"]);
  });

  test("is not made when it is there already, unless it may overwrite", async () => {
    await record();

    await expect(record()).rejects.toThrow("but it already exists");
    await expect(record({ name: "play.starfall.example" })).rejects.toThrow("but it already exists");
    await record({ type: "AAAA", records: ["2001:db8::1"] });
    await record({ allow_overwrite: true });
  });

  test("may lie in a zone that is written down", async () => {
    const own = await record({ zone_id: "Z0000WRITTENDOWN", name: "play.other.example" });

    expect(own.get("fqdn")).toBe("play.other.example");
  });

  test("of a CNAME is alone with its name", async () => {
    await record();

    await expect(record({ type: "CNAME", records: ["x.example"] })).rejects.toThrow("CNAME conflicts");
  });

  test("leads to an accelerator through the zone of all accelerators", async () => {
    const accelerator = await objects.accelerator(cloud);
    const alias = (id: string) => ({
      alias: [{ name: `${String(accelerator.get("dns_name"))}.`, zone_id: id, evaluate_target_health: false }],
    });
    const own = await record(alias(String(accelerator.get("hosted_zone_id"))));

    expect(own.get("alias")).toMatchObject([{ name: accelerator.get("dns_name") }]);
    expect((await own.plan()).action).toBe("none");
    await expect(record({ name: "next", ...alias(zone.id) })).rejects.toThrow("does not lie within the target zone");
  });

  test("of one name has one policy, one region per set and one set per identifier", async () => {
    await latency("us-west-2");
    await latency("ap-northeast-1");

    await expect(latency("us-west-2")).rejects.toThrow("but it already exists");
    await expect(latency("us-west-2", { set_identifier: "twin" })).rejects.toThrow("same region");
    await expect(record()).rejects.toThrow("another routing policy");
    await expect(record({ set_identifier: "w", weighted_routing_policy: [{ weight: 1 }] })).rejects.toThrow(
      "another routing policy",
    );
  });

  test("asks for a health check that is there", async () => {
    const check = await cloud.create("route53_health_check", { type: "TCP", ip_address: "198.51.100.1", port: 7000 });

    await expect(latency("us-west-2", { health_check_id: "absent" })).rejects.toThrow("absent does not exist");
    await latency("us-west-2", { health_check_id: check.id });
    await check.destroy();
  });

  test("is changed in place, but for its name", async () => {
    const own = await record();
    const config = { zone_id: zone.id, name: "play", type: "A", ttl: 60, records: ["198.51.100.2"] };

    expect((await own.plan(config)).action).toBe("update");
    expect((await own.plan({ ...config, name: "go" })).replaces).toEqual(["name"]);
  });
});

test("a zone stays while it has records, unless it is told to go with them", async () => {
  await record();
  await expect(zone.destroy()).rejects.toThrow("HostedZoneNotEmpty");
  await zone.apply({ name: "starfall.example", force_destroy: true });
  await zone.destroy();

  expect(cloud.ids("route53_record")).toEqual([]);
});

test("a health check has something to look at", async () => {
  const create = (config: Group) => cloud.create("route53_health_check", config);
  const own = await create({ type: "HTTPS", fqdn: "play.starfall.example", request_interval: 30 });

  expect(own.state).toMatchObject({ failure_threshold: 3, enable_sni: true });
  expect((await own.plan()).action).toBe("none");
  await expect(create({ type: "HTTP" })).rejects.toThrow("needs an IP address");
  await expect(create({ type: "TCP", ip_address: "198.51.100.1" })).rejects.toThrow("needs a port");
});
