import { Knobs } from "../../../sandbox/provider/knobs";
import { Workspace } from "../support/workspace";

const operations = ["create", "read", "update", "delete"] as const;
const failing = (fault: string, type = "tencentcloud_vpc"): string[] =>
  operations.filter((operation) => {
    try {
      new Knobs({ SANDBOX_FAIL: fault }).fail(type, operation);
      return false;
    } catch {
      return true;
    }
  });

test("without knobs nothing fails and nothing takes time", async () => {
  const started = Date.now();
  await new Knobs({}).travel();

  expect(failing("")).toEqual([]);
  expect(Date.now() - started).toBeLessThan(1000);
});

test.each([
  ["tencentcloud_vpc:create", ["create"]],
  ["tencentcloud_vpc:*", ["create", "read", "update", "delete"]],
  ["*:delete", ["delete"]],
  ["tencentcloud_eip:create,tencentcloud_vpc:read", ["read"]],
  ["tencentcloud_subnet:*", []],
])("the fault %s fails %j of a network", (fault, expected) => {
  expect(failing(fault)).toEqual(expected);
});

test("a fault says that it was wanted", () => {
  expect(() => new Knobs({ SANDBOX_FAIL: "*:*" }).fail("tencentcloud_vpc", "create")).toThrow(
    "[sandbox] create of tencentcloud_vpc fails because SANDBOX_FAIL says so",
  );
});

test("a create that fails leaves nothing behind", async () => {
  const cloud = new Workspace("ap-seoul", undefined, new Knobs({ SANDBOX_FAIL: "*:create" }));

  await expect(cloud.create("vpc", { name: "net", cidr_block: "10.0.0.0/16" })).rejects.toThrow("SANDBOX_FAIL");
  expect(cloud.store.list()).toEqual([]);
});

test("the latency lies half before a change and half after it", async () => {
  const cloud = new Workspace("ap-seoul", undefined, new Knobs({ SANDBOX_LATENCY_MS: "400" }));
  const started = Date.now();
  const created = cloud.create("vpc", { name: "net", cidr_block: "10.0.0.0/16" });
  let seen = 0;
  const watch = setInterval(() => {
    if (seen === 0 && cloud.store.list().length > 0) seen = Date.now() - started;
  }, 5);
  await created;
  clearInterval(watch);

  expect(seen).toBeGreaterThanOrEqual(195);
  expect(Date.now() - started).toBeGreaterThanOrEqual(395);
  expect(seen).toBeLessThan(Date.now() - started - 100);
});
