import type { Group } from "../../../sandbox/value/value";
import { Workspace, type Managed } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});
const policy = (rule: Group = {}): Group => ({
  policy_name: "home",
  monitor_type: "MT_QCE",
  namespace: "lb_private",
  conditions: [{ is_union_rule: 0, rules: [{ metric_name: "UnhealthyCount", operator: "gt", value: "0", ...rule }] }],
});
const alarm = (rule: Group = {}): Promise<Managed> => cloud.create("monitor_alarm_policy", policy(rule));

describe("an alarm", () => {
  test("comes to rest, and keeps its conditions when the configuration no longer says them", async () => {
    const own = await alarm({ is_power_notice: 0 });

    expect((await own.plan()).action).toBe("none");
    expect((await own.plan({ ...policy(), conditions: [] })).action).toBe("none");
  });

  test("never comes to rest with a notice that grows, which is never read back", async () => {
    const own = await alarm({ is_power_notice: 1 });
    const first = (await own.plan()).action;
    await own.apply();

    expect([first, (await own.plan()).action]).toEqual(["update", "update"]);
  });

  test("on an event neither", async () => {
    const config = { ...policy(), event_conditions: [{ metric_name: "down", is_power_notice: 1 }] };

    expect((await (await cloud.create("monitor_alarm_policy", config)).plan()).action).toBe("update");
  });
});

describe("the objects an alarm is about", () => {
  const bound = (id: string, ...dimensions: string[]): Group => ({
    policy_id: id,
    dimensions: dimensions.map((json) => ({ dimensions_json: json })),
  });

  test("come to rest in compact form with sorted keys", async () => {
    const own = await alarm();
    const binding = await cloud.create(
      "monitor_policy_binding_object",
      bound(own.id, '{"a":"1","b":"2"}', '{"a":"2"}'),
    );

    expect((await binding.plan()).action).toBe("none");
  });

  test.each([
    ["with spaces", '{"a": "1", "b": "2"}'],
    ["with keys in another order", '{"b":"2","a":"1"}'],
  ])("are replaced for ever when they are written %s", async (_how, json) => {
    const own = await alarm();
    const binding = await cloud.create("monitor_policy_binding_object", bound(own.id, json));
    const first = await binding.plan();
    await binding.apply();

    expect(first).toMatchObject({ action: "replace", replaces: expect.arrayContaining(["dimensions"]) as string[] });
    expect((await binding.plan()).action).toBe("replace");
  });

  test("stand in one place for an alarm: a second one and the first undo each other", async () => {
    const own = await alarm();
    const first = await cloud.create("monitor_policy_binding_object", bound(own.id, '{"a":"1"}'));
    const second = await cloud.create("monitor_policy_binding_object", bound(own.id, '{"a":"2"}'));
    const beside = (await first.plan()).action;
    await first.apply();

    expect([beside, (await second.plan()).action]).toEqual(["replace", "replace"]);
  });
});
