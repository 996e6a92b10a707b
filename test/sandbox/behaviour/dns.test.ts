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
