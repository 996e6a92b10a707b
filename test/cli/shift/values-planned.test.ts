import { valuesPlanned } from "../../../cli/shift/values-planned";
import type { Plan, ResourceChange, Values } from "../../../preview/plan/plan";
import { awsEdge, declaredOn } from "../../model/declared";

const plan = (changes: readonly ResourceChange[], more: Partial<Plan> = {}): Plan => ({
  terraformVersion: "1.9.0",
  errored: false,
  complete: true,
  changes,
  drift: [],
  prior: [],
  outputs: [],
  declared: new Set(),
  written: new Map(),
  providers: [],
  ...more,
});
const update = (type: string, before: Values, after: Values, actions = ["update"]): ResourceChange => ({
  address: `${type}.one`,
  type,
  name: "one",
  actions,
  before,
  after,
  afterUnknown: {},
  beforeSensitive: {},
  afterSensitive: {},
  replacePaths: [],
});
const group = (region: string, from: number, to: number, more: Values = {}): ResourceChange =>
  update(
    "aws_globalaccelerator_endpoint_group",
    { endpoint_group_region: region, traffic_dial_percentage: from, threshold_count: 3 },
    { endpoint_group_region: region, traffic_dial_percentage: to, threshold_count: 3, ...more },
  );

const environment = declaredOn("aws", { edges: { paris: awsEdge("eu-west-3") } });
const then = { home: 50, tokyo: 100, paris: 25 };
const steps = [{ home: 100, tokyo: 50, paris: 25 }, then];
const addresses = { tokyo: ["203.0.113.1", "203.0.113.2", "203.0.113.3"], paris: ["203.0.113.9"] };
const planned = (changes: readonly ResourceChange[], more: Partial<Plan> = {}) =>
  valuesPlanned({ plan: plan(changes, more), part: false, environment, then, steps, addresses });

describe("what is in effect before it", () => {
  test("dials by region; places that are not changed have their values already", () => {
    expect(planned([group("ap-northeast-1", 1, 100), group("ap-northeast-2", 100, 50)])).toEqual({
      now: { home: 100, tokyo: 1, paris: 25 },
    });
  });

  test("of TCP and UDP the lower one counts", () => {
    const both = [group("ap-northeast-1", 70, 100), group("ap-northeast-1", 30, 100)];
    expect([both, [...both].reverse()].map((all) => planned(all))).toEqual([
      { now: { ...then, tokyo: 30 } },
      { now: { ...then, tokyo: 30 } },
    ]);
  });

  test("weights of names, and of relays behind an entry", () => {
    const record = (weight: number): Values => ({ set_identifier: "paris", weighted_routing_policy: [{ weight }] });
    const relay = (address: string, weight: number) => ({ endpoint_service: address, weight });
    const ga2 = (...all: object[]): Values => ({ endpoint_group_configuration: [{ endpoint_configurations: all }] });
    const before = ga2(relay("203.0.113.1", 10), relay("203.0.113.9", 5));
    const after = ga2(relay("203.0.113.1", 100), relay("203.0.113.9", 25));

    expect(planned([update("aws_route53_record", record(1), record(25))])).toEqual({ now: { ...then, paris: 1 } });
    expect(planned([update("tencentcloud_ga2_endpoint_group", before, after)])).toEqual({
      now: { home: 50, tokyo: 10, paris: 5 },
    });
  });

  test("an edge with three relays has a third at each record", () => {
    const record = (weight: number): Values => ({ value: "203.0.113.2", weight });
    const up = update("tencentcloud_dnspod_record", record(17), record(33));
    expect(planned([up])).toEqual({ now: { ...then, tokyo: 50 } });
  });

  test("what may be less than 100 by rounding is not taken for it", () => {
    const record = (weight: number): Values => ({ value: "203.0.113.2", weight });
    const down = update("tencentcloud_dnspod_record", record(33), record(17));
    const now = (...all: number[]) => {
      const steps = all.map((tokyo) => ({ ...then, tokyo }));
      return valuesPlanned({
        plan: plan([down]),
        part: false,
        environment,
        then: { ...then, tokyo: 50 },
        steps,
        addresses,
      });
    };
    expect([now(100, 50), now(50, 99, 100), now(50)]).toMatchObject([
      { now: { tokyo: 100 } },
      { now: { tokyo: 99 } },
      { now: { tokyo: 98 } },
    ]);
  });
});

test.each([
  ["another attribute", [group("ap-northeast-1", 1, 100, { threshold_count: 5 })], "would change `threshold_count`"],
  ["another value", [group("ap-northeast-1", 1, 99)], "would change `traffic_dial_percentage`"],
  ["another region", [group("us-east-1", 1, 100)], "would change `traffic_dial_percentage`"],
  ["another type", [update("aws_lb", { name: "a" }, { name: "b" })], "would update aws_lb.one"],
  ["a replacement", [update("aws_route53_record", {}, {}, ["delete", "create"])], "would delete and create"],
  ["a name that objects have", [update("constructor", {}, {})], "would update constructor.one"],
])("%s is something else", (_, changes, why) => {
  expect(planned(changes)).toEqual({ other: expect.stringContaining(why) as string });
});

test("outputs that change, and half a plan, are something else", () => {
  const output = { name: "names", actions: ["update"], before: 1, after: 2, afterUnknown: false };
  const masks = { beforeSensitive: false, afterSensitive: false };

  expect(planned([], { outputs: [{ ...output, ...masks }] })).toEqual({ other: "it changes the output names" });
  expect(planned([], { complete: false })).toHaveProperty("other");
  expect(planned([], { errored: true })).toHaveProperty("other");
});
