import type { AnycastEntryProps } from "../../../constructs";
import { AnycastEntry } from "../../../constructs";
import { alibaba } from "../../../constructs/alibaba";
import { synth } from "../../support/synth";

const stackId = "duel-test-entry";
const cloud = alibaba();
const build = (props: Partial<AnycastEntryProps> = {}) =>
  synth(
    (stack) => {
      const common = { cloud, name: "duel-test", region: "ap-northeast-1", bandwidthMbps: 200, tags: { game: "duel" } };
      new AnycastEntry(stack, "entry", { ...common, ...props });
    },
    { id: stackId, cloud, region: "ap-northeast-1" },
  );
const type = "eipanycast_anycast_eip_address";

test("everything that would replace the address is written down, at an address that never changes", () => {
  const tf = build();
  expect(tf.addresses).toEqual([`alicloud_${type}.anycast`]);
  expect(tf.only(type)).toEqual({
    anycast_eip_address_name: "duel-test-entry",
    service_location: "international",
    internet_charge_type: "PayByTraffic",
    payment_type: "PayAsYouGo",
    bandwidth: 200,
    tags: { game: "duel" },
    lifecycle: { prevent_destroy: true },
  });
});

test("the address is looked up by the id of its own resource, as that does not tell it", () => {
  const { data = {} } = build().json;
  expect(Object.keys(data)).toEqual(["alicloud_eipanycast_anycast_eip_addresses"]);
  expect(Object.values(data).flatMap((byId) => Object.values(byId))).toEqual([
    { ids: [`\${alicloud_${type}.anycast.id}`] },
  ]);
});

test("the cloud's own bandwidth is not written down", () => {
  expect(build({ bandwidthMbps: undefined }).only(type)).not.toHaveProperty("bandwidth");
});

test("an address that exists is imported, not made", () => {
  const adopt = "aeip-2zeerraiwb7uj6i1d0fo3";
  expect(build({ adopt }).json.import).toEqual([{ id: adopt, to: `alicloud_${type}.anycast` }]);
});

test("retiring takes the protection off and nothing else", () => {
  const kept = build().only(type);
  expect(build({ retire: stackId }).only(type)).toEqual({ ...kept, lifecycle: { prevent_destroy: false } });
});

test.each<[string, Partial<AnycastEntryProps>]>([
  ["entry/retire-name", { retire: "duel-live-entry" }],
  ["entry/adopt", { adopt: "eip-1a2b3c4d" }],
  ["entry/bandwidth", { bandwidthMbps: 199 }],
  ["capability/reach-global", { reach: "global" }],
  ["capability/dual-stack", { dualStack: true }],
  ["home/region-mainland", { region: "cn-shanghai" }],
])("%s", (code, props) => {
  expect(() => build(props)).toThrow(code);
});
