import type { Group } from "../../../sandbox/value/value";
import { Workspace } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});
const record = (more: Group = {}): Group => ({
  domain: "duel.example",
  sub_domain: "play",
  record_type: "A",
  record_line: "默认",
  value: "198.18.0.1",
  ...more,
});

test("a record comes to rest, and its date changes with every update", async () => {
  const name = await cloud.create("dnspod_record", record());
  const before = name.get("updated_on");

  expect((await name.plan()).action).toBe("none");
  await new Promise((resolve) => setTimeout(resolve, 2));
  await name.apply(record({ ttl: 60 }));
  expect(name.get("updated_on")).not.toBe(before);
});

test("a domain of the CDN tells where a CNAME record leads, and comes to rest", async () => {
  const domain = await cloud.create("cdn_domain", {
    domain: "web.duel.example",
    service_type: "dynamic",
    area: "overseas",
    origin: [{ origin_type: "domain", origin_list: ["play.duel.example:443"], origin_pull_protocol: "https" }],
    https_config: [{ https_switch: "on", server_certificate_config: [{ certificate_id: "leVhlnZb" }] }],
    rule_cache: [{ rule_type: "all", rule_paths: ["*"], cache_time: 0, switch: "off", no_cache_switch: "on" }],
  });
  expect(domain.get("cname")).toBe("web.duel.example.cdn.example");
  expect((await domain.plan()).action).toBe("none");
});

test("a weight cannot be taken away again, and can be changed", async () => {
  const name = await cloud.create("dnspod_record", record({ weight: 10 }));

  await expect(name.plan(record())).rejects.toThrow("weight cannot be unset once it is set");
  expect((await name.plan(record({ weight: 20 }))).action).toBe("update");
});

test("a record with a weight can be destroyed", async () => {
  const name = await cloud.create("dnspod_record", record({ weight: 10 }));

  expect((await name.destroy()).state).toBeNull();
});

test("a record without a weight takes one", async () => {
  const name = await cloud.create("dnspod_record", record());
  await name.apply(record({ weight: 10 }));

  expect((await name.plan()).action).toBe("none");
});

test("a domain is put into the default group, which its provider reads and takes for another one", async () => {
  const domain = await cloud.create("dnspod_domain_instance", { domain: "play.duel.example" });

  expect(domain.get("group_id")).toBe(1);
  expect((await domain.plan()).action).toBe("replace");
});

test("a domain keeps its name, whatever an update says, so its plan never rests", async () => {
  const other = { domain: "play2.duel.example", group_id: 1 };
  const domain = await cloud.create("dnspod_domain_instance", { domain: "play.duel.example", group_id: 1 });
  await domain.apply(other);

  expect(domain.get("domain")).toBe("play.duel.example");
  expect((await domain.plan(other)).action).toBe("update");
});

test("a name lies in no region", async () => {
  const name = await cloud.create("dnspod_record", record());

  expect((await cloud.in("ap-tokyo").import("dnspod_record", name.id)).get("value")).toBe("198.18.0.1");
});

test("the records of a private zone go with it", async () => {
  const zone = await cloud.create("private_dns_zone", { domain: "duel.internal" });
  const entry = { zone_id: zone.id, record_type: "A", sub_domain: "home", record_value: "10.0.0.1" };
  const name = await cloud.create("private_dns_record", entry);

  expect((await name.plan()).action).toBe("none");
  await zone.destroy();
  expect(cloud.store.list()).toEqual([]);
});
