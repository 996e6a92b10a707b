import { Knobs } from "../../../sandbox/provider/knobs";
import type { Group } from "../../../sandbox/value/value";
import { Workspace, type Managed } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});

const ids = (listener: Managed): Group => ({
  global_accelerator_id: String(listener.get("global_accelerator_id")),
  listener_id: String(listener.get("listener_id")),
  endpoint_group_type: "DEFAULT",
});
const group = (listener: Managed, region: string, ...endpoints: Group[]): Group => ({
  ...ids(listener),
  endpoint_group_configuration: [
    { name: "home", endpoint_group_region: region, endpoint_configurations: endpoints.map(endpoint) },
  ],
});
const endpoint = (more: Group): Group => ({
  endpoint_type: "CustomPublicIp",
  endpoint_service: "198.18.0.1",
  ...more,
});

async function listen(protocol = "TCP"): Promise<Managed> {
  const accelerator = await cloud.create("ga2_global_accelerator", { name: "duel" });
  return cloud.create("ga2_listener", {
    global_accelerator_id: accelerator.id,
    protocol,
    port_ranges: [{ from_port: 7000, to_port: 7000 }],
  });
}

test("ids are made of those above, joined by #", async () => {
  const listener = await listen();
  const area = await cloud.create("ga2_accelerate_area", {
    global_accelerator_id: String(listener.get("global_accelerator_id")),
    accelerate_region: "ap-tokyo",
  });
  const own = await cloud.create("ga2_endpoint_group", group(listener, "ap-seoul", { weight: 10 }));

  expect(listener.id).toMatch(/^ga-\w+#lsr-\w+$/);
  expect(area.id).toMatch(/^ga-\w+#area-\w+$/);
  expect(own.id).toMatch(/^ga-\w+#lsr-\w+#epg-\w+$/);
  expect([(await listener.plan()).action, (await area.plan()).action, (await own.plan()).action]).toEqual([
    "none",
    "none",
    "none",
  ]);
});

test.each([
  ["TCP", 900],
  ["UDP", 20],
])("a %s listener is idle for %d s where nothing is said", async (protocol, seconds) => {
  expect((await listen(protocol)).get("idle_timeout")).toBe(seconds);
});

test("another region of an endpoint group is planned as an update, and nothing happens, ever", async () => {
  const listener = await listen();
  const own = await cloud.create("ga2_endpoint_group", group(listener, "ap-seoul", { weight: 10 }));
  const change = group(listener, "ap-tokyo", { weight: 20 });
  const first = await own.plan(change);
  await own.apply(change);

  expect(first).toMatchObject({ action: "update", replaces: [] });
  expect((await own.plan()).action).toBe("update");
  expect(own.get("endpoint_group_configuration")).toMatchObject([
    { endpoint_group_region: "ap-seoul", endpoint_configurations: [{ weight: 20 }] },
  ]);
});

test("a weight that is left out is 0", async () => {
  const own = await cloud.create("ga2_endpoint_group", group(await listen(), "ap-seoul", {}));

  expect(own.get("endpoint_group_configuration")).toMatchObject([{ endpoint_configurations: [{ weight: 0 }] }]);
  expect((await own.plan()).action).toBe("none");
});

test("the promise to cross borders is never read back", async () => {
  const config = { name: "duel", cross_border_type: "HighQuality", cross_border_promise_flag: true };
  const accelerator = await cloud.create("ga2_global_accelerator", config);
  const imported = await cloud.import("ga2_global_accelerator", accelerator.id);

  expect((await accelerator.plan()).action).toBe("none");
  expect(imported.get("cross_border_promise_flag")).toBeNull();
});

describe("while an accelerator is being changed", () => {
  const slow = new Knobs({ SANDBOX_LATENCY_MS: "20" });
  beforeEach(() => {
    cloud = new Workspace("ap-seoul", undefined, slow);
  });
  const listener = (id: string, port: number): Group => ({
    global_accelerator_id: id,
    port_ranges: [{ from_port: port, to_port: port }],
  });
  const areaOf = (id: string, region: string): Group => ({ global_accelerator_id: id, accelerate_region: region });

  test("another change of it is refused, and none of another", async () => {
    const [one, other] = await Promise.all(
      ["one", "other"].map((name) => cloud.create("ga2_global_accelerator", { name })),
    );
    const outcomes = await Promise.allSettled([
      cloud.create("ga2_listener", listener(one?.id ?? "", 7000)),
      cloud.create("ga2_accelerate_area", areaOf(one?.id ?? "", "ap-tokyo")),
      cloud.create("ga2_listener", listener(other?.id ?? "", 7000)),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({
      reason: { message: expect.stringContaining(`${one?.id ?? ""} is busy`) as string },
    });
  });

  test("one after the other goes well, and so does one after a refusal", async () => {
    const { id } = await cloud.create("ga2_global_accelerator", { name: "duel" });
    await cloud.create("ga2_listener", listener(id, 7000));
    await Promise.allSettled([7001, 7002].map((port) => cloud.create("ga2_listener", listener(id, port))));

    expect((await cloud.create("ga2_accelerate_area", areaOf(id, "ap-tokyo"))).id).toMatch(/#area-/);
  });
});

test("areas have addresses that no two have in common", async () => {
  const { id } = await cloud.create("ga2_global_accelerator", { name: "duel" });
  const regions = ["ap-tokyo", "ap-seoul", "eu-frankfurt"];
  const addresses: unknown[] = [];
  for (const region of regions) {
    const area = await cloud.create("ga2_accelerate_area", { global_accelerator_id: id, accelerate_region: region });
    addresses.push(area.get("ip_address"));
  }

  expect(new Set(addresses.flat()).size).toBe(regions.length);
});

test("an accelerator that is in use is not destroyed", async () => {
  const listener = await listen();
  const accelerator = await cloud.import("ga2_global_accelerator", String(listener.get("global_accelerator_id")));

  await expect(accelerator.destroy()).rejects.toThrow(`is used by tencentcloud_ga2_listener ${listener.id}`);
});
