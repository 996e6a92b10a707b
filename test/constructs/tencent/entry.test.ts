import type { AnycastEntryProps } from "../../../constructs";
import { AnycastEntry } from "../../../constructs";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const stackId = "duel-test-entry";
const build = (props: Partial<AnycastEntryProps> = {}) =>
  synth(
    (stack) => {
      new AnycastEntry(stack, "entry", {
        cloud: tencent(),
        name: "duel-test",
        region: "ap-seoul",
        bandwidthMbps: 100,
        tags: { game: "duel" },
        ...props,
      });
    },
    { id: stackId },
  );

test("an anycast address is exactly what AIA takes, at an address that never changes", () => {
  const tf = build();
  expect(tf.addresses).toEqual(["tencentcloud_eip.anycast"]);
  expect(tf.only("eip")).toEqual({
    name: "duel-test-entry",
    type: "AnycastEIP",
    anycast_zone: "ANYCAST_ZONE_OVERSEAS",
    internet_charge_type: "BANDWIDTH_PACKAGE",
    internet_max_bandwidth_out: 100,
    tags: { game: "duel" },
    lifecycle: { prevent_destroy: true, ignore_changes: ["anycast_zone"] },
  });
});

test("the address does not depend on where the construct stands", () => {
  const nested = synth((stack) => {
    const cloud = tencent();
    const outer = new AnycastEntry(stack, "a", { cloud, name: "duel-test", region: "ap-seoul", bandwidthMbps: 1 });
    expect(outer.resources.map((resource) => resource.friendlyUniqueId)).toEqual(["anycast"]);
  });
  expect(nested.addresses).toEqual(["tencentcloud_eip.anycast"]);
});

test("a global reach is another zone", () => {
  const tf = build({ reach: "global", acknowledge: ["anycast-global"] });
  expect(tf.only("eip")).toMatchObject({ anycast_zone: "ANYCAST_ZONE_GLOBAL" });
});

test("an address that exists is imported, not made", () => {
  expect(build({ adopt: "eip-1a2b3c4d" }).json.import).toEqual([
    { id: "eip-1a2b3c4d", to: "tencentcloud_eip.anycast" },
  ]);
});

test("retiring takes the protection off and nothing else", () => {
  const kept = build().only("eip");
  const retired = build({ retire: stackId }).only("eip");
  expect(retired).toEqual({ ...kept, lifecycle: { prevent_destroy: false, ignore_changes: ["anycast_zone"] } });
});

test("text of people is not a template", () => {
  expect(build({ tags: { note: "${x} %{y}" } }).only("eip")["tags"]).toEqual({ note: "$${x} %%{y}" });
});

describe("fails", () => {
  test.each([
    ["entry/retire-name", { retire: "duel-live-entry" }],
    ["props/wrong-value", { reach: "everywhere" as "global" }],
  ])("%s", (code, props) => {
    expect(() => build(props)).toThrow(code);
  });

  test("stack/address-taken: two entries in one stack would become one", () => {
    expect(() =>
      synth((stack) => {
        const props = { cloud: tencent(), name: "duel-test", region: "ap-seoul", bandwidthMbps: 1 };
        new AnycastEntry(stack, "a", props);
        new AnycastEntry(stack, "b", props);
      }),
    ).toThrow("stack/address-taken");
  });
});
